package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a programme of training: blocks with Roman numbers, numbered topics with periods, ceremonies without. Same limits as {@link PersonListReader}. */
@Component
public final class ProgrammeReader {

    private static final Pattern ROMAN = Pattern.compile("[IVXLC]+");
    private static final Pattern TOTAL = Pattern.compile("(tong cong|tong so|tong|cong)( so)?( tiet)?");
    private static final String NO_HEADER =
            "Không thấy dòng tên cột. Chương trình cần một dòng có “Nội dung, chuyên đề” và “Số tiết”."
                    + " Thêm dòng tên cột rồi tải lên";
    private static final String NO_TOPIC =
            "Dưới dòng tên cột không có chuyên đề nào. Kiểm tra lại chương trình rồi tải lên";

    /** @throws IOException if the stream breaks; a file that is no programme is a result, not an exception */
    public ProgrammeReading read(InputStream in, String fileName) throws IOException {
        return read(in.readNBytes(FileChecks.MAX_BYTES + 1), fileName);
    }

    /** @param fileName as uploaded; only shown, the bytes decide what the file is */
    public ProgrammeReading read(byte[] bytes, String fileName) {
        return switch (SpreadsheetFile.open(bytes)) {
            case SpreadsheetFile.Refused(var why) -> new ProgrammeReading.NotUnderstood(why);
            case SpreadsheetFile.Sheets(var sheets, var encoding, var conversions) -> {
                for (var sheet : sheets) {
                    var header = Header.find(
                            sheet,
                            Vocabulary.COMMON,
                            at -> at.containsKey(Column.TOPIC) && at.containsKey(Column.PERIODS));
                    if (header.isPresent()) yield walk(sheet, header.get(), Converted.of(encoding, conversions));
                }
                yield new ProgrammeReading.NotUnderstood(NO_HEADER);
            }
        };
    }

    private static ProgrammeReading walk(Sheet sheet, Header header, @Nullable Converted converted) {
        var walk = new Walk(header);
        sheet.rows().stream().skip(header.index() + (long) header.height()).forEach(walk::take);
        if (walk.items.stream().noneMatch(ProgrammeItem.Topic.class::isInstance))
            return new ProgrammeReading.NotUnderstood(NO_TOPIC);
        walk.checkSums();
        var preamble = Preamble.of(sheet.rows().subList(0, header.index()));
        return new ProgrammeReading.Understood(
                new Programme(
                        preamble.title(), preamble.note().orElse(null), walk.items, walk.statedTotal, walk.problems),
                converted);
    }

    /** One walk down the rows under the header. */
    private static final class Walk {
        private final Header header;
        private final List<ProgrammeItem> items = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable Integer statedTotal;
        private String block = "";
        private int order;

        Walk(Header header) {
            this.header = header;
        }

        void take(Row row) {
            if (header.isRepeatedBy(row) || Header.isNumbering(row)) return;
            var ordinal = header.text(row, Column.ORDINAL);
            var title = header.text(row, Column.TOPIC);
            var label = title.isEmpty() ? row.first().text() : title;
            var performer = header.text(row, Column.PERFORMER);
            var periods = periods(row);
            if (TOTAL.matcher(Cell.fold(label)).matches()) {
                statedTotal = periods.orElse(null);
            } else if (title.isEmpty() || statedTotal != null) {
                // A signature, or a note below the total.
            } else if (ROMAN.matcher(ordinal).matches()) {
                block = ordinal;
                order = 0;
                items.add(new ProgrammeItem.Block(row.number(), ordinal, title, periods.orElse(null)));
            } else if (ordinal.isEmpty() && periods.isEmpty()) {
                items.add(new ProgrammeItem.Ceremony(row.number(), kind(title), title, performer));
            } else {
                if (periods.isEmpty())
                    problems.add("Dòng %d: chuyên đề “%s” chưa có số tiết, ghi số tiết".formatted(row.number(), title));
                items.add(new ProgrammeItem.Topic(row.number(), block, ++order, title, periods.orElse(0), performer));
            }
        }

        private Optional<Integer> periods(Row row) {
            var cell = header.cell(row, Column.PERIODS);
            var number = cell.flatMap(c -> Cell.wholeIn(c.text().replaceFirst("(?iu)\\s*tiết$", "")));
            if (cell.isPresent() && number.isEmpty())
                problems.add("Dòng %d: số tiết ghi “%s”, ghi một số nguyên"
                        .formatted(row.number(), cell.get().text()));
            return number;
        }

        private static ProgrammeItem.Kind kind(String title) {
            var folded = Cell.fold(title);
            if (folded.contains("khai giang") || folded.contains("khai mac")) return ProgrammeItem.Kind.OPENING;
            if (folded.contains("be giang") || folded.contains("be mac") || folded.contains("tong ket lop"))
                return ProgrammeItem.Kind.CLOSING;
            return ProgrammeItem.Kind.OTHER;
        }

        void checkSums() {
            var all = 0;
            for (var item : items) {
                if (item instanceof ProgrammeItem.Topic topic) all += topic.periods();
                if (item instanceof ProgrammeItem.Block(var row, var number, var _, var stated)) {
                    var sum = items.stream()
                            .filter(i -> i instanceof ProgrammeItem.Topic t
                                    && t.block().equals(number))
                            .mapToInt(i -> ((ProgrammeItem.Topic) i).periods())
                            .sum();
                    if (stated != null && stated != sum)
                        problems.add("Dòng %d: khối %s ghi %d tiết, các chuyên đề cộng lại %d tiết"
                                .formatted(row, number, stated, sum));
                }
            }
            if (statedTotal != null && statedTotal != all)
                problems.add("Dòng tổng cộng ghi %d tiết, các chuyên đề cộng lại %d tiết".formatted(statedTotal, all));
        }
    }
}
