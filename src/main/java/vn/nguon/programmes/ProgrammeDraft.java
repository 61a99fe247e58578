package vn.nguon.programmes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme read from a spreadsheet and not yet written: kept as JSON with its import while a person looks it over.
 *
 * @param statedTotal periods in the row "Tổng cộng", null when there is none
 * @param lines in the file's order
 */
public record ProgrammeDraft(
        String title, String note, @Nullable Integer statedTotal, List<Line> lines) {
    public ProgrammeDraft {
        lines = List.copyOf(lines);
    }

    /**
     * @param row 1-based in the sheet
     * @param stated periods in a block's row, null when blank; for the check of sums only
     */
    public record Line(
            int row,
            ItemKind kind,
            String title,
            int periods,
            @Nullable Integer stated,
            StudyForm form,
            String performer) {
        public boolean topic() {
            return kind == ItemKind.TOPIC;
        }

        public boolean block() {
            return kind == ItemKind.BLOCK;
        }

        /** What has to be mended before it can be written; null when nothing. */
        public @Nullable String problem() {
            if (title.isBlank()) return "Dòng %d chưa có nội dung. Ghi nội dung.".formatted(row);
            if (topic() && periods <= 0) return "Chuyên đề “%s” chưa có số tiết. Ghi số tiết.".formatted(title);
            return null;
        }
    }

    public int periods() {
        return lines.stream().filter(Line::topic).mapToInt(Line::periods).sum();
    }

    public int topics() {
        return (int) lines.stream().filter(Line::topic).count();
    }

    public int blocks() {
        return (int) lines.stream().filter(Line::block).count();
    }

    /** Lines that cannot be written as they are. */
    public List<String> toMend() {
        return lines.stream().map(Line::problem).flatMap(Stream::ofNullable).toList();
    }

    /** Sums that do not agree: worth a look, no bar to writing. */
    public List<String> toCheck() {
        var found = new ArrayList<String>();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var stated = line.stated();
            if (!line.block() || stated == null) continue;
            var sum = 0;
            for (var next = at + 1; next < lines.size() && lines.get(next).topic(); next++)
                sum += lines.get(next).periods();
            if (sum != stated)
                found.add(
                        "Khối “%s” ghi %d tiết, các chuyên đề cộng lại %d tiết.".formatted(line.title(), stated, sum));
        }
        if (statedTotal != null && statedTotal != periods())
            found.add("Dòng tổng cộng ghi %d tiết, các chuyên đề cộng lại %d tiết.".formatted(statedTotal, periods()));
        return found;
    }
}
