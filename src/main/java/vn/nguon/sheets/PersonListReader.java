package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads any office's list of people: planning lists and rosters differ only in their columns. The header is found by its
 * words ({@code sheets/column-words.tsv}); title, group, total, repeated header and signature rows are told apart by
 * content. Of several sheets the first with people counts; that others have people too is said.
 * <p>Limits: .xlsx and .xls up to 10 MB that unpack to at most 120 MB and 120,000 rows. Keeps no state, reads no network and no file.
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

    /**
     * As well as it can be understood, without asking: old encodings are converted, uncertain columns taken for what they look like.
     *
     * @param fileName as uploaded; only shown, the bytes decide what the file is
     */
    public ListReading read(byte[] bytes, String fileName) {
        return switch (outcome(bytes, Vocabulary.COMMON, null)) {
            case Understood(var list, var _, var _) -> new ListReading.Understood(list);
            case Refused(var why, var _, var _) -> new ListReading.NotUnderstood(why);
        };
    }

    /** The result with what the asking page and the command line need beside it. */
    sealed interface Outcome {}

    /** @param doubts why a column may mean something else; a person should look */
    record Understood(PersonList list, Found found, List<String> doubts) implements Outcome {}

    /** @param found null when not even rows could be read */
    record Refused(
            String why, TextEncoding encoding, @Nullable Found found) implements Outcome {}

    /** Where the list stands in the file. {@code header} is null when none was recognised. */
    record Found(Sheet sheet, @Nullable Header header, List<Conversion> conversions, TextEncoding encoding) {}

    /** The header that a person pointed out, and what they said the columns mean. Null {@code columns}: as the words tell. */
    record Shown(int row, boolean twoRows, @Nullable Map<Integer, Column> columns) {}

    Outcome outcome(byte[] bytes, Vocabulary words, @Nullable Shown shown) {
        if (shown == null && FileChecks.check(bytes) instanceof FileChecks.Xlsx(var oldFont) && !oldFont) {
            var streamed = stream(bytes, words);
            if (streamed != null) return streamed;
        }
        return switch (SpreadsheetFile.open(bytes)) {
            case SpreadsheetFile.Refused(var why) -> new Refused(why, TextEncoding.UNICODE, null);
            case SpreadsheetFile.Sheets file -> shown == null ? search(file, words) : at(file, words, shown);
        };
    }

    /** The list of a file without old letters, walked while it is read; null where it must be looked at as a whole. */
    private @Nullable Outcome stream(byte[] bytes, Vocabulary words) {
        var texts = new CellTexts(false);
        var lists = new ListStream(words, LocalDate.now(clock));
        try {
            if (!XlsxFile.read(bytes, texts, XlsxFonts.NONE, lists) || texts.mustReadAgain()) return null;
        } catch (IOException | RuntimeException _) {
            return new Refused(FileChecks.BROKEN, TextEncoding.UNICODE, null);
        }
        Understood first = null;
        var others = new ArrayList<String>();
        for (var walked : lists.walked()) {
            var found = new Found(walked.sheet(), walked.header(), List.of(), TextEncoding.UNICODE);
            if (!(outcome(walked.walk(), found, walked.header(), words) instanceof Understood understood)) continue;
            if (first == null) first = understood;
            else others.add(alsoIn(walked.sheet(), understood.list()));
        }
        return first == null ? null : new Understood(with(first.list(), others), first.found(), first.doubts());
    }

    private Outcome search(SpreadsheetFile.Sheets file, Vocabulary words) {
        Found empty = null;
        for (var i = 0; i < file.sheets().size(); i++) {
            var sheet = file.sheets().get(i);
            var header = Header.find(sheet, words, PersonListReader::isEnough);
            if (header.isEmpty()) continue;
            var found = new Found(sheet, header.get(), file.conversions(), file.encoding());
            var outcome = walk(found, header.get(), words);
            if (outcome instanceof Understood(var list, var _, var doubts))
                return new Understood(with(list, others(file, i, words)), found, doubts);
            if (empty == null) empty = found;
        }
        if (empty != null) return new Refused(NOBODY, file.encoding(), empty);
        return new Refused(
                NO_HEADER, file.encoding(), new Found(widest(file), null, file.conversions(), file.encoding()));
    }

    private Outcome at(SpreadsheetFile.Sheets file, Vocabulary words, Shown shown) {
        var sheet = switch (search(file, words)) {
            case Understood(var _, var found, var _) -> found.sheet();
            case Refused(var _, var _, var found) -> found == null ? widest(file) : found.sheet();
        };
        for (var i = 0; i < sheet.rows().size(); i++) {
            if (sheet.rows().get(i).number() != shown.row()) continue;
            var header = Header.shown(sheet, i, shown.twoRows(), words);
            if (shown.columns() != null) header = header.meaning(shown.columns());
            return walk(new Found(sheet, header, file.conversions(), file.encoding()), header, words);
        }
        return new Refused(NO_HEADER, file.encoding(), new Found(sheet, null, file.conversions(), file.encoding()));
    }

    private Outcome walk(Found found, Header header, Vocabulary words) {
        var walk = new ListWalk(found.sheet(), header, words, LocalDate.now(clock));
        walk.feedRest();
        return outcome(walk, found, header, words);
    }

    private static Outcome outcome(ListWalk walk, Found found, Header header, Vocabulary words) {
        var list = walk.list(found.encoding(), found.conversions());
        if (list.rows().isEmpty()) return new Refused(NOBODY, found.encoding(), found);
        var doubts = new ArrayList<>(walk.doubts());
        for (var column : header.twice()) {
            if (column.meaning() == null) continue;
            switch (column.meaning()) {
                case NAME, BORN, SEX, UNIT, PLANNED_TITLE, PLANNED_UNIT ->
                    doubts.add("Cột %s “%s” cũng có vẻ là %s"
                            .formatted(
                                    column.letter(),
                                    column.heading(),
                                    column.meaning().vietnamese()));
                default -> {}
            }
        }
        var unknown = header.columns().stream()
                .filter(c -> c.meaning() == null && !words.isLearnt(c.heading()))
                .filter(c -> header.twice().stream().noneMatch(t -> t.letter().equals(c.letter())))
                .toList();
        if (!unknown.isEmpty()) {
            var all = list.rows().size();
            if (list.rows().stream().filter(row -> row.born() == null).count() == all)
                doubts.add("Không thấy cột nào là ngày sinh");
            if (list.rows().stream()
                            .filter(row ->
                                    row.unit().isEmpty() && row.plannedUnit().isEmpty())
                            .count()
                    == all) doubts.add("Không thấy cột nào là đơn vị");
        }
        return new Understood(list, found, doubts);
    }

    /** Where a header is most likely to be pointed out: the sheet with the most rows. */
    private static Sheet widest(SpreadsheetFile.Sheets file) {
        var widest = file.sheets().getFirst();
        for (var sheet : file.sheets()) if (sheet.rows().size() > widest.rows().size()) widest = sheet;
        return widest;
    }

    /** Lists in other sheets, which are not read. */
    private List<String> others(SpreadsheetFile.Sheets file, int read, Vocabulary words) {
        var others = new ArrayList<String>();
        for (var sheet : file.sheets().subList(read + 1, file.sheets().size())) {
            var header = Header.find(sheet, words, PersonListReader::isEnough);
            if (header.isEmpty()) continue;
            var found = new Found(sheet, header.get(), List.of(), file.encoding());
            if (walk(found, header.get(), words) instanceof Understood(var list, var _, var _))
                others.add(alsoIn(sheet, list));
        }
        return others;
    }

    private static String alsoIn(Sheet sheet, PersonList list) {
        return "Trang tính “%s” cũng có danh sách %d người, chưa đọc. Nếu cần, tách thành tệp riêng rồi tải lên"
                .formatted(sheet.name(), list.rows().size());
    }

    private static PersonList with(PersonList list, List<String> more) {
        if (more.isEmpty()) return list;
        var problems = new ArrayList<>(list.problems());
        problems.addAll(more);
        return list.withProblems(problems);
    }

    static final String NO_HEADER = "Không thấy dòng tên cột. Danh sách cần một dòng có “Họ và tên” và ít nhất hai cột"
            + " khác như “Ngày sinh”, “Chức vụ”. Thêm dòng tên cột rồi tải lên";
    private static final String NOBODY = "Dưới dòng tên cột không có ai. Kiểm tra lại danh sách rồi tải lên";

    /** A header names the person and says two more things about them. */
    static boolean isEnough(Map<Column, Integer> at) {
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
