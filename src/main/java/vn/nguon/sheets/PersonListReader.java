package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads any office's list of people: planning lists and rosters differ only in their columns. The header is found by its
 * words ({@code sheets/column-words.tsv}); title, group, total, repeated header and signature rows are told apart by
 * content. Of several sheets the first with a header counts.
 * <p>Limits: .xlsx up to 10 MB that unpacks to at most 40 MB and 20,000 rows. Keeps no state, reads no network and no file.
 */
@Component
public final class PersonListReader {

    private final Clock clock;

    /** @param clock says what "today" is for birth years of two digits and for dates that lie ahead */
    public PersonListReader(Clock clock) {
        this.clock = clock;
    }

    /** @throws IOException if the stream breaks; a file that is no list is a result, not an exception */
    public ListReading read(InputStream in, String fileName) throws IOException {
        return read(in.readNBytes(FileChecks.MAX_BYTES + 1), fileName);
    }

    /** @param fileName as uploaded; only shown, the bytes decide what the file is */
    public ListReading read(byte[] bytes, String fileName) {
        return switch (outcome(bytes)) {
            case Understood(var list) -> new ListReading.Understood(list);
            case Refused(var why, var _) -> new ListReading.NotUnderstood(why);
        };
    }

    /** The result with the encoding seen, for the command line. */
    sealed interface Outcome {}

    record Understood(PersonList list) implements Outcome {}

    record Refused(String why, TextEncoding encoding) implements Outcome {}

    Outcome outcome(byte[] bytes) {
        return switch (SpreadsheetFile.open(bytes)) {
            case SpreadsheetFile.Refused(var why) -> new Refused(why, TextEncoding.UNICODE);
            case SpreadsheetFile.Sheets(var sheets) -> {
                var encoding = TextEncoding.ofSheets(sheets);
                var old = encoding.refusal();
                if (old.isPresent()) yield new Refused(old.get(), encoding);
                for (var sheet : sheets) {
                    var header = Header.find(sheet, PersonListReader::isEnough);
                    if (header.isEmpty()) continue;
                    var list = new ListWalk(sheet, header.get(), LocalDate.now(clock)).read();
                    yield list.rows().isEmpty() ? new Refused(NOBODY, TextEncoding.UNICODE) : new Understood(list);
                }
                yield new Refused(NO_HEADER, TextEncoding.UNICODE);
            }
        };
    }

    private static final String NO_HEADER =
            "Không thấy dòng tên cột. Danh sách cần một dòng có “Họ và tên” và ít nhất hai cột"
                    + " khác như “Ngày sinh”, “Chức vụ”. Thêm dòng tên cột rồi tải lên";
    private static final String NOBODY = "Dưới dòng tên cột không có ai. Kiểm tra lại danh sách rồi tải lên";

    /** A header names the person and says two more things about them. */
    private static boolean isEnough(Map<Column, Integer> at) {
        var named = at.containsKey(Column.NAME)
                || (at.containsKey(Column.FAMILY_NAME) && at.containsKey(Column.GIVEN_NAME));
        var others = at.keySet().stream()
                .filter(c -> switch (c) {
                    case ORDINAL, NAME, FAMILY_NAME, GIVEN_NAME, TOPIC, PERIODS, PERFORMER, NOTE -> false;
                    default -> true;
                })
                .count();
        return named && others >= 2;
    }
}
