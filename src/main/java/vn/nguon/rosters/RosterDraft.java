package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.ImportedPerson;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.Post;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Sex;
import vn.nguon.sheets.PersonList;
import vn.nguon.sheets.PersonRow;

/**
 * A roster file under review, kept as JSON with its import: what the file says, and what a person decided on each row. Who is who
 * is not kept: it is found again whenever the review is shown, so the review never goes stale.
 *
 * @param title of the list in the file, empty when it has none
 * @param problems of the file as a whole
 */
record RosterDraft(String title, List<String> problems, List<Row> rows) {

    /** What a person said about a row. */
    enum Decision {
        /** Nothing yet: a row that is plainly right is taken. */
        NONE,
        /** It is this person. */
        PERSON,
        /** Nobody known: add as a new person. */
        NEW,
        /** Leave the row out. */
        OUT
    }

    /**
     * One row. Texts as in the file or as mended; dates only where the file had them.
     *
     * @param born as typed, dd/MM/yyyy or a year; empty when the file had none that can be read
     * @param notes what the reader could not make out, without what is judged again at review
     * @param person for {@link Decision#PERSON}
     * @param reason why somebody who is not planned, was trained before, or is not known comes to the class
     */
    record Row(
            int row,
            String name,
            @Nullable Sex sex,
            String born,
            String unit,
            String post,
            String ethnicity,
            String homeTown,
            @Nullable LocalDate partyProbation,
            @Nullable LocalDate partyOfficial,
            String education,
            String qualification,
            String politicalTheory,
            String stateManagement,
            List<String> notes,
            Decision decision,
            @Nullable UUID person,
            String reason) {

        static Row of(PersonRow row) {
            return new Row(
                    row.row(),
                    row.name(),
                    row.sex(),
                    row.birth().map(BirthDate::text).orElse(""),
                    row.unit(),
                    row.post(),
                    row.ethnicity(),
                    row.homeTown(),
                    row.partyProbation(),
                    row.partyOfficial(),
                    row.education(),
                    row.qualification(),
                    row.politicalTheory(),
                    row.stateManagement(),
                    row.problems().stream().map(problem -> problem.sentence()).toList(),
                    Decision.NONE,
                    null,
                    "");
        }

        Row answered(RosterAnswer answer) {
            return new Row(
                    row,
                    name,
                    sex,
                    answer.born() == null ? born : answer.born(),
                    answer.unit() == null ? unit : answer.unit(),
                    post,
                    ethnicity,
                    homeTown,
                    partyProbation,
                    partyOfficial,
                    education,
                    qualification,
                    politicalTheory,
                    stateManagement,
                    notes,
                    answer.decision(),
                    answer.person(),
                    answer.reason());
        }

        /** For somebody not known before. @param post null leaves the post out, for people known before */
        ImportedPerson imported(@Nullable BirthDate birth, @Nullable OrganisationId at, LocalDate day, String basis) {
            var orderly = partyProbation == null || partyOfficial == null || !partyOfficial.isBefore(partyProbation);
            var details = new PersonDetails(
                    name,
                    "",
                    sex,
                    birth,
                    ethnicity,
                    "",
                    homeTown,
                    null,
                    orderly ? partyProbation : null,
                    orderly ? partyOfficial : null,
                    qualification,
                    education,
                    politicalTheory,
                    stateManagement);
            var held = at == null || post.isEmpty() ? null : new Post(post, at, "", day, null, basis);
            return new ImportedPerson(details, held);
        }
    }

    static RosterDraft of(PersonList list) {
        return new RosterDraft(
                list.title(), list.problems(), list.rows().stream().map(Row::of).toList());
    }

    /** @param answers by row number of the sheet */
    RosterDraft answered(Map<Integer, RosterAnswer> answers) {
        return new RosterDraft(
                title,
                problems,
                rows.stream()
                        .map(row -> answers.containsKey(row.row()) ? row.answered(answers.get(row.row())) : row)
                        .toList());
    }
}
