package vn.nguon.sheets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands above the header: the title, the document in the bracket line, the term of office that the title names. */
record Preamble(String title, Optional<DocumentReference> decision, Optional<String> term, Optional<String> note) {

    private static final Pattern TITLE_START =
            Pattern.compile("^(danh sach|bieu|bang tong hop|chuong trinh|ke hoach|tong hop).*");
    private static final Pattern TERM = Pattern.compile("(?iu)nhiệm\\s+kỳ\\s+(\\d{4})\\s*[-–]\\s*(\\d{4})");

    static Preamble of(List<Row> rows) {
        var start = -1;
        for (var i = 0; i < rows.size() && start < 0; i++) {
            if (TITLE_START.matcher(rows.get(i).first().folded()).matches()) start = i;
        }
        var title = new StringBuilder();
        var note = Optional.<String>empty();
        for (var i = Math.max(start, 0); start >= 0 && i < rows.size(); i++) {
            var line = rows.get(i).first().text();
            // A long title goes on over the next lines in the same capitals.
            if (i > start && (line.startsWith("(") || !isCapitals(line) || !isCapitals(title.toString()))) {
                note = line.startsWith("(") ? note : Optional.of(line);
                break;
            }
            title.append(title.isEmpty() ? "" : " ").append(line);
        }
        var lines = rows.stream()
                .flatMap(row -> row.cells().values().stream())
                .map(Cell::text)
                .toList();
        var decision = lines.stream()
                .flatMap(line -> DocumentReference.in(line).stream())
                .findFirst();
        var term = lines.stream()
                .map(TERM::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1) + "-" + m.group(2))
                .findFirst();
        return new Preamble(title.toString(), decision, term, note);
    }

    private static boolean isCapitals(String line) {
        return line.equals(line.toUpperCase(Locale.ROOT));
    }
}
