package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Sex;

/**
 * A planning list under review, kept as JSON in the import: what the file says, what a person mended, what they answered. What is right,
 * to mend or to ask is never stored: {@link Review} works it out again each time, against the persons and organisations of that moment.
 *
 * @param number the decision's number, "" while unknown; {@code dated} its date
 * @param issuer ref of the organisation that decided
 * @param under ref of the organisation beneath which communes are looked up
 * @param term term of office for rows that name none, "" while unknown
 * @param answers by {@link Review}'s key of a question: true for one person, false for two
 * @param problems sentences about the list as a whole
 */
record Draft(
        String title,
        String number,
        @Nullable LocalDate dated,
        @Nullable UUID issuer,
        @Nullable UUID under,
        String term,
        List<Row> rows,
        Map<String, Boolean> answers,
        List<String> problems) {

    Draft {
        rows = List.copyOf(rows);
        answers = java.util.Collections.unmodifiableMap(new TreeMap<>(answers));
        problems = List.copyOf(problems);
    }

    /**
     * One entry of the list.
     *
     * @param row 1-based row in the sheet; two entries share it when a cell holds two titles
     * @param born as written, dd/MM/yyyy or yyyy; "" when blank or not understood
     * @param title planned title (chức danh quy hoạch)
     * @param unit where the person works: commune of the group row or column
     * @param plannedUnit commune for which the person is planned; "" for the same as {@code unit}
     * @param discipline column "Kỷ luật" as written; null in drafts kept before it was read
     * @param left a person decided to leave this row out
     * @param problems of the reader, by column; cleared when a person saves the row
     */
    record Row(
            int row,
            String name,
            @Nullable Sex sex,
            String born,
            String ethnicity,
            String homeTown,
            String unit,
            String post,
            @Nullable LocalDate partyOfficial,
            @Nullable String discipline,
            String qualification,
            String education,
            String politicalTheory,
            String stateManagement,
            String title,
            String plannedUnit,
            String term,
            String form,
            boolean left,
            Map<String, String> problems) {

        Row {
            problems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        }

        Row mended(PlanningImports.Mend mend) {
            return new Row(
                    row,
                    mend.name(),
                    sex,
                    mend.born(),
                    ethnicity,
                    homeTown,
                    unit,
                    post,
                    partyOfficial,
                    discipline,
                    qualification,
                    education,
                    politicalTheory,
                    stateManagement,
                    mend.title(),
                    mend.plannedUnit(),
                    term,
                    form,
                    left,
                    Map.of());
        }

        Row left(boolean leave) {
            return new Row(
                    row,
                    name,
                    sex,
                    born,
                    ethnicity,
                    homeTown,
                    unit,
                    post,
                    partyOfficial,
                    discipline,
                    qualification,
                    education,
                    politicalTheory,
                    stateManagement,
                    title,
                    plannedUnit,
                    term,
                    form,
                    leave,
                    problems);
        }
    }

    Draft with(int index, Row row) {
        var changed = new ArrayList<>(rows);
        changed.set(index, row);
        return new Draft(title, number, dated, issuer, under, term, changed, answers, problems);
    }

    Draft answering(String key, boolean same) {
        var changed = new TreeMap<>(answers);
        changed.put(key, same);
        return new Draft(title, number, dated, issuer, under, term, rows, changed, problems);
    }

    Draft decided(
            String newNumber,
            @Nullable LocalDate newDate,
            @Nullable UUID newIssuer,
            @Nullable UUID newUnder,
            String newTerm) {
        return new Draft(title, newNumber, newDate, newIssuer, newUnder, newTerm, rows, answers, problems);
    }
}
