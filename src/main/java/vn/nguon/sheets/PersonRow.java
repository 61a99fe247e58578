package vn.nguon.sheets;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

/**
 * One person in a list, as the file has it. A text is "" where the file has nothing. As wide as a sheet's row.
 *
 * @param row 1-based row in the sheet
 * @param post as written; often with the unit at its end ("Phó Chủ tịch HĐND xã Mai Sơn")
 * @param unit from the unit column or the group row above; capitals and old tone places made ordinary; "" if neither
 * @param note column "Ghi chú", "" if blank
 * @param problems what a person must look at, in column order; empty when all was read
 */
public record PersonRow(
        int row,
        String name,
        @Nullable Sex sex,
        @Nullable BirthDate born,
        String ethnicity,
        String homeTown,
        String unit,
        String post,
        @Nullable LocalDate partyProbation,
        @Nullable LocalDate partyOfficial,
        String education,
        String qualification,
        String politicalTheory,
        String stateManagement,
        String plannedTitle,
        String plannedUnit,
        String term,
        String form,
        String discipline,
        String note,
        List<Problem> problems) {

    public PersonRow {
        problems = List.copyOf(problems);
    }

    PersonRow with(String otherPost, String otherTitle, String otherTerm, String otherNote) {
        return new PersonRow(
                row,
                name,
                sex,
                born,
                ethnicity,
                homeTown,
                unit,
                otherPost,
                partyProbation,
                partyOfficial,
                education,
                qualification,
                politicalTheory,
                stateManagement,
                otherTitle,
                plannedUnit,
                otherTerm,
                form,
                discipline,
                otherNote,
                problems);
    }

    public Optional<BirthDate> birth() {
        return Optional.ofNullable(born);
    }

    /** The planned titles (chức danh quy hoạch), one or several where the cell holds several with ";" between. */
    public List<String> plannedTitles() {
        return split(plannedTitle);
    }

    /** The terms of office, written as {@code 2020-2025}. */
    public List<String> terms() {
        return split(term).stream().map(t -> t.replaceAll("\\s*[-–]\\s*", "-")).toList();
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
