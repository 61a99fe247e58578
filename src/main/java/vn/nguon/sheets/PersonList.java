package vn.nguon.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of people as understood: a planning list (quy hoạch), a roster (danh sách học viên), or any like it.
 *
 * @param title the lines of the title, "" if there is none
 * @param decision the document in the bracket line, if any
 * @param term the term of office that the title names, {@code 2020-2025}, if any
 * @param columns every headed column from left to right, also those left aside
 * @param rows the people in the file's order; at least one
 * @param problems sentences about the list as a whole (a total that does not agree, rows not understood)
 * @param encoding of the file as it stands; the texts here are Unicode
 * @param conversions every text that stands in an old encoding, each once, in the file's order; empty for Unicode
 */
public record PersonList(
        String title,
        @Nullable DocumentReference decision,
        @Nullable String term,
        List<FoundColumn> columns,
        List<PersonRow> rows,
        List<String> problems,
        TextEncoding encoding,
        List<Conversion> conversions) {

    public PersonList {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        conversions = List.copyOf(conversions);
    }

    /** The same list with other sentences about it as a whole. */
    PersonList withProblems(List<String> other) {
        return new PersonList(title, decision, term, columns, rows, other, encoding, conversions);
    }
}
