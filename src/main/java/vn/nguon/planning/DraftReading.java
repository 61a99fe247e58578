package vn.nguon.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.VietnameseText;
import vn.nguon.sheets.PersonList;
import vn.nguon.sheets.PersonRow;
import vn.nguon.units.OrganisationCard;

/** Makes the first draft of what the reader understood, with what the list itself says of its decision filled in. */
final class DraftReading {

    private DraftReading() {}

    /**
     * @param home the committee for which the viewer's board works: decided the list unless its title names another
     * @param choices organisations that the viewer may look into
     */
    static Draft of(PersonList list, @Nullable UUID home, List<OrganisationCard> choices) {
        var rows = new ArrayList<Draft.Row>();
        for (var row : list.rows()) {
            var titles = row.plannedTitles().isEmpty() ? List.of("") : row.plannedTitles();
            var terms = row.terms().isEmpty() ? List.of("") : row.terms();
            // A cell may hold several titles and terms: each pair is an entry of its own.
            for (var title : titles) for (var term : terms) rows.add(row(row, title, PlanningTerm.clean(term)));
        }
        var decision = list.decision();
        var body = named(list.title(), home, choices);
        return new Draft(
                list.title(),
                decision == null ? "" : decision.number(),
                decision == null ? null : decision.date(),
                body,
                body,
                list.term() == null ? "" : PlanningTerm.clean(list.term()),
                rows,
                Map.of(),
                list.problems());
    }

    private static Draft.Row row(PersonRow row, String title, String term) {
        var problems = new LinkedHashMap<String, String>();
        for (var problem : row.problems()) problems.putIfAbsent(problem.column(), problem.sentence());
        return new Draft.Row(
                row.row(),
                row.name(),
                row.sex(),
                row.birth().map(BirthDate::text).orElse(""),
                row.ethnicity(),
                row.homeTown(),
                row.unit(),
                row.post(),
                row.partyOfficial(),
                row.discipline(),
                row.qualification(),
                row.education(),
                row.politicalTheory(),
                row.stateManagement(),
                VietnameseText.modernTone(VietnameseText.clean(title)),
                row.plannedUnit(),
                term,
                row.form(),
                false,
                problems);
    }

    /** The committee whose name stands over the list, if the viewer may look into it; else the viewer's own. */
    private static @Nullable UUID named(String title, @Nullable UUID home, List<OrganisationCard> choices) {
        var folded = VietnameseText.fold(title);
        for (var card : choices) {
            var committee = card.kind() == OrganisationCard.Kind.DISTRICT_COMMITTEE
                    || card.kind() == OrganisationCard.Kind.PROVINCIAL_COMMITTEE;
            if (committee && folded.contains(VietnameseText.fold(card.name()))) return card.ref();
        }
        return home;
    }
}
