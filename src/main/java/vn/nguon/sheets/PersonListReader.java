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
 * content, merged cells and their words. Of several sheets the first with people is read unless another is asked for.
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
        return switch (outcome(bytes, Vocabulary.COMMON, Shown.NOTHING)) {
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

    /**
     * Where the list stands in the file. {@code header} is null when none was recognised.
     *
     * @param number of the sheet among {@code sheets}
     * @param sheets of the file, all that hold something
     */
    record Found(
            int number,
            Sheet sheet,
            @Nullable Header header,
            List<Conversion> conversions,
            TextEncoding encoding,
            List<InFile> sheets) {

        /** How many sheets hold a list of people. */
        long lists() {
            return sheets.stream().filter(sheet -> sheet.people() > 0).count();
        }
    }

    /**
     * A visible sheet that holds something.
     *
     * @param number 1-based among these
     * @param people how many its list has; 0 when it holds no list
     */
    record InFile(int number, String name, int people) {}

    /**
     * What a person pointed out.
     *
     * @param sheet number of the sheet, 0: the first with people
     * @param row of the header, 0: to be searched for
     * @param columns what they said the columns mean; null: as the words tell
     */
    record Shown(
            int sheet, int row, boolean twoRows, @Nullable Map<Integer, Column> columns) {
        static final Shown NOTHING = new Shown(0, 0, false, null);
    }

    Outcome outcome(byte[] bytes, Vocabulary words, Shown shown) {
        if (shown.row() == 0 && FileChecks.check(bytes) instanceof FileChecks.Xlsx checked && !checked.namesOldFont()) {
            var streamed = stream(bytes, checked, words, shown.sheet());
            if (streamed != null) return streamed;
        }
        return switch (SpreadsheetFile.open(bytes)) {
            case SpreadsheetFile.Refused(var why) -> new Refused(why, TextEncoding.UNICODE, null);
            case SpreadsheetFile.Sheets file ->
                shown.row() == 0 ? search(file, words, shown.sheet()) : at(file, words, shown);
        };
    }

    /** The list of a file without old letters, walked while it is read; null where it must be looked at as a whole. */
    private @Nullable Outcome stream(byte[] bytes, FileChecks.Xlsx checked, Vocabulary words, int asked) {
        var texts = new CellTexts(false);
        var lists = new ListStream(words, LocalDate.now(clock));
        try {
            if (!XlsxFile.read(bytes, checked, texts, XlsxFonts.NONE, lists) || texts.mustReadAgain()) return null;
        } catch (IOException | RuntimeException _) {
            return new Refused(FileChecks.BROKEN, TextEncoding.UNICODE, null);
        }
        var outcomes = new ArrayList<Outcome>();
        for (var walked : lists.walked()) {
            var number = outcomes.size() + 1;
            var found = found(number, walked.sheet(), walked.header(), List.of(), TextEncoding.UNICODE);
            var walk = walked.walk();
            var header = walked.header();
            outcomes.add(
                    walk == null || header == null
                            ? new Refused(NO_HEADER, TextEncoding.UNICODE, found)
                            : outcome(walk, found, header, words));
        }
        return pick(outcomes, asked) instanceof Understood understood ? understood : null;
    }

    private Outcome search(SpreadsheetFile.Sheets file, Vocabulary words, int asked) {
        var outcomes = new ArrayList<Outcome>();
        for (var sheet : file.sheets()) {
            var header = Header.find(sheet, words, PersonListReader::isEnough).orElse(null);
            var found = found(outcomes.size() + 1, sheet, header, file.conversions(), file.encoding());
            outcomes.add(header == null ? new Refused(NO_HEADER, file.encoding(), found) : walk(found, header, words));
        }
        return pick(outcomes, asked);
    }

    private static Found found(
            int number, Sheet sheet, @Nullable Header header, List<Conversion> conversions, TextEncoding encoding) {
        return new Found(number, sheet, header, conversions, encoding, List.of());
    }

    /** Of the sheets the one asked for; else the first with people, with a header, with the most rows. */
    private static Outcome pick(List<Outcome> outcomes, int asked) {
        var sheets = new ArrayList<InFile>();
        for (var outcome : outcomes) {
            var people = outcome instanceof Understood(var list, var _, var _)
                    ? list.rows().size()
                    : 0;
            sheets.add(new InFile(sheets.size() + 1, sheetOf(outcome).name(), people));
        }
        if (outcomes.isEmpty()) return new Refused(FileChecks.EMPTY_SHEET, TextEncoding.UNICODE, null);
        var picked = asked > 0 && asked <= outcomes.size()
                ? outcomes.get(asked - 1)
                : outcomes.stream()
                        .reduce((one, other) -> likely(other) > likely(one) ? other : one)
                        .orElseThrow();
        return withSheets(picked, sheets);
    }

    /** The first of the likeliest is taken. */
    private static int likely(Outcome outcome) {
        return switch (outcome) {
            case Understood _ -> Integer.MAX_VALUE;
            case Refused(var _, var _, var found) when found != null && found.header() != null -> Integer.MAX_VALUE - 1;
            case Refused _ -> sheetOf(outcome).rows().size();
        };
    }

    private static Sheet sheetOf(Outcome outcome) {
        var found = switch (outcome) {
            case Understood(var _, var its, var _) -> its;
            case Refused(var _, var _, var its) -> its;
        };
        if (found == null) throw new IllegalStateException("a sheet was read and is not there");
        return found.sheet();
    }

    private static Outcome withSheets(Outcome outcome, List<InFile> sheets) {
        return switch (outcome) {
            case Understood(var list, var found, var doubts) -> new Understood(list, withSheets(found, sheets), doubts);
            case Refused(var why, var encoding, var found) ->
                new Refused(why, encoding, found == null ? null : withSheets(found, sheets));
        };
    }

    private static Found withSheets(Found found, List<InFile> sheets) {
        return new Found(
                found.number(),
                found.sheet(),
                found.header(),
                found.conversions(),
                found.encoding(),
                List.copyOf(sheets));
    }

    private Outcome at(SpreadsheetFile.Sheets file, Vocabulary words, Shown shown) {
        var guessed = switch (search(file, words, shown.sheet())) {
            case Understood(var _, var found, var _) -> found;
            case Refused(var why, var encoding, var found) -> {
                if (found == null) throw new IllegalStateException(why + encoding);
                yield found;
            }
        };
        var sheet = guessed.sheet();
        for (var i = 0; i < sheet.rows().size(); i++) {
            if (sheet.rows().get(i).number() != shown.row()) continue;
            var header = Header.shown(sheet, i, shown.twoRows(), words);
            if (shown.columns() != null) header = header.meaning(shown.columns());
            var found = found(guessed.number(), sheet, header, file.conversions(), file.encoding());
            return withSheets(walk(found, header, words), guessed.sheets());
        }
        var found = found(guessed.number(), sheet, null, file.conversions(), file.encoding());
        return withSheets(new Refused(NO_HEADER, file.encoding(), found), guessed.sheets());
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
