package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.planning.checks.Candidate;
import vn.nguon.planning.checks.CheckReport;
import vn.nguon.planning.checks.Discipline;
import vn.nguon.planning.checks.Level;
import vn.nguon.planning.checks.PlanningCheck;
import vn.nguon.planning.checks.ShareRules;
import vn.nguon.planning.checks.TitleRanks;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.rules.RuleSet;
import vn.nguon.rules.Rules;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Runs the checks over a list under review, or over entries that stand. The values are those in force on the day that is asked about, in the
 * province of the organisation that plans. Four statements, whatever the number of rows.
 */
@Component
class Checking {

    private final CheckRows rows;
    private final Rules rules;
    private final JsonMapper json;

    Checking(CheckRows rows, Rules rules, JsonMapper json) {
        this.rows = rows;
        this.rules = rules;
        this.json = json;
    }

    /**
     * A checked draft.
     *
     * @param byRow position in the draft to what was said of it, ascending; rows left out are not in it
     */
    record Checked(CheckReport report, Map<Integer, CheckReport.Line> byRow) {
        List<Verdict> findings(int row) {
            return of(row).stream().filter(Verdict::found).toList();
        }

        List<Verdict> of(int row) {
            var line = byRow.get(row);
            return line == null ? List.of() : line.verdicts();
        }
    }

    /** The values in force. @param issuer ref of the organisation that plans, null while unknown */
    RuleSet values(@Nullable UUID issuer, LocalDate day) {
        return rules.set(day, rows.province(issuer, day));
    }

    /** The values in force today where the viewer works. */
    RuleSet valuesFor(Viewer viewer) {
        return rules.set(viewer.today(), rows.provinceOf(viewer));
    }

    /** Whoever was born after this day is young today, by the age for communes; nobody when no age is set. */
    LocalDate youngSince(LocalDate today) {
        return rules.set(today, "")
                .find(ShareRules.youngKey(Level.COMMUNE))
                .map(age -> today.minusYears(age.whole()))
                .orElse(today);
    }

    /** A list by itself: only what the file says, nobody else counts along. */
    Checked alone(Draft draft, LocalDate day) {
        var candidates = new TreeMap<Integer, Candidate>();
        for (var i = 0; i < draft.rows().size(); i++) {
            var row = draft.rows().get(i);
            if (row.left()) continue;
            var unit = row.plannedUnit().isEmpty() ? row.unit() : row.plannedUnit();
            var who =
                    "%s|%s|%s".formatted(VietnameseText.fold(row.name()), row.born(), VietnameseText.fold(row.unit()));
            candidates.put(
                    i, candidate(draft, row, who, "u" + VietnameseText.fold(unit), unit, null, Level.COMMUNE, day));
        }
        return run(candidates, List.of(), draft.issuer(), day);
    }

    /** A list as it would be written: with what is known of its people, and with everybody who stands planned for the same. */
    Checked review(Review review, LocalDate day) {
        var draft = review.draft();
        var known = new HashSet<PersonId>();
        for (var person : review.people()) if (person.known() != null) known.add(person.known());
        var facts = rows.facts(known, day);
        var candidates = new TreeMap<Integer, Candidate>();
        var organisations = new HashSet<Long>();
        var persons = new HashSet<Long>();
        var terms = new HashSet<String>();
        for (var row : review.rows()) {
            if (row.state() == Review.State.LEFT) continue;
            var written = row.row();
            var person = row.person() < 0 ? null : review.people().get(row.person());
            var fact = person == null || person.known() == null ? null : facts.get(person.known());
            var who = fact != null
                    ? CheckRows.whoOf(fact.one())
                    : row.person() >= 0
                            ? "r" + row.person()
                            : "%s|%s".formatted(VietnameseText.fold(written.name()), written.born());
            var organisation = row.organisation();
            var unit = written.plannedUnit().isEmpty() ? written.unit() : written.plannedUnit();
            candidates.put(
                    row.index(),
                    candidate(
                            draft,
                            written,
                            who,
                            organisation == null
                                    ? "u" + VietnameseText.fold(unit)
                                    : CheckRows.atOf(organisation.id().value()),
                            organisation == null ? unit : organisation.name(),
                            fact,
                            organisation == null ? Level.COMMUNE : Level.of(organisation.kind()),
                            day));
            if (organisation != null) organisations.add(organisation.id().value());
            if (fact != null) persons.add(fact.one());
            terms.add(row.term());
        }
        return run(
                candidates, others(rows.standing(terms, organisations, persons, List.of(), day)), draft.issuer(), day);
    }

    /**
     * Entries that are kept.
     *
     * @param entries to judge; whoever else stands planned for the same on the day counts along
     */
    CheckReport entries(List<CheckRows.Planned> entries, @Nullable UUID issuer, LocalDate day) {
        var facts = rows.facts(entries.stream().map(CheckRows.Planned::person).toList(), day);
        var candidates = new ArrayList<Candidate>();
        var mine = new HashSet<Long>();
        var organisations = new HashSet<Long>();
        var persons = new HashSet<Long>();
        var terms = new HashSet<String>();
        for (var entry : entries) {
            candidates.add(entry.candidate(facts.get(entry.person())));
            mine.add(entry.id());
            organisations.add(entry.organisation());
            persons.add(entry.one());
            terms.add(entry.term());
        }
        var others = rows.standing(terms, organisations, persons, mine, day);
        return check(issuer, day).run(candidates, others(others));
    }

    private Checked run(
            TreeMap<Integer, Candidate> candidates, List<Candidate> others, @Nullable UUID issuer, LocalDate day) {
        var report = check(issuer, day).run(List.copyOf(candidates.values()), others);
        var byRow = new TreeMap<Integer, CheckReport.Line>();
        var lines = report.lines().iterator();
        for (var index : candidates.keySet()) byRow.put(index, lines.next());
        return new Checked(report, byRow);
    }

    /** The checks with the values in force. Two statements. */
    PlanningCheck check(@Nullable UUID issuer, LocalDate day) {
        var set = values(issuer, day);
        return new PlanningCheck(set, TitleRanks.of(set));
    }

    private static List<Candidate> others(List<CheckRows.Planned> standing) {
        return standing.stream().map(other -> other.candidate(null)).toList();
    }

    private static Candidate candidate(
            Draft draft,
            Draft.Row row,
            String who,
            String at,
            String atName,
            CheckRows.@Nullable Facts known,
            Level level,
            LocalDate day) {
        BirthDate born = null;
        if (!row.born().isEmpty() && BirthDate.read(row.born(), day) instanceof BirthDate.Read read)
            born = read.value();
        var disciplines = new ArrayList<Discipline>();
        if (row.discipline() != null) Discipline.read(row.discipline(), day).ifPresent(disciplines::add);
        if (known != null) disciplines.addAll(known.disciplines());
        // What the list itself says goes before what was known.
        return new Candidate(
                who,
                row.name(),
                row.sex() != null || known == null ? row.sex() : known.sex(),
                born != null || known == null ? born : known.born(),
                row.ethnicity().isEmpty() && known != null ? known.ethnicity() : row.ethnicity(),
                !row.post().isEmpty() ? List.of(row.post()) : known == null ? List.of() : known.posts(),
                row.partyOfficial() != null || known == null ? row.partyOfficial() : known.partyOfficial(),
                disciplines,
                row.title(),
                at,
                atName,
                row.term().isEmpty() ? draft.term() : row.term(),
                level,
                known != null && known.science());
    }

    String json(List<Verdict> verdicts) {
        return json.writeValueAsString(verdicts);
    }

    List<Verdict> verdicts(String kept) {
        return List.of(Objects.requireNonNull(json.readValue(kept, Verdict[].class)));
    }
}
