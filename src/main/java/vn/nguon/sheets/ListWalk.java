package vn.nguon.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One walk down a list: people, and between them group rows, subtotals, repeated headers, further blocks with a header of their own,
 * signatures.
 */
final class ListWalk {

    private static final Pattern ROMAN = Pattern.compile("[IVXLC]+\\.?|[A-ZĐ][.)]?");
    private static final Pattern GROUP_NUMBER = Pattern.compile("^(?:[IVXLC]+|[A-ZĐ]|\\d+)\\s*[.)/:\\-–]\\s*");
    private static final Pattern GROUP_COUNT =
            Pattern.compile("(?iu)\\s*[:(]?\\s*\\d+\\s*(?:người|đồng chí|đ/c|học viên)?\\s*\\)?$");
    private static final Pattern TOTAL =
            Pattern.compile("(tong cong|tong so|tong|cong)(?: .*?(\\d+).*| cac.*| danh sach.*)?");
    private static final Pattern UNIT =
            Pattern.compile("(?:xa|thi tran|phuong|dac khu|thi xa|huyen|thanh pho|tinh|dang uy|dang bo"
                    + "|ubnd|hdnd|ub mttq|uy ban|huyen uy|tinh uy|ban|so|phong|van phong|truong|trung tam|hoi|doan|khoi|cum|co quan|don vi"
                    + "|cong an|chi bo|mat tran) .+");
    private static final Pattern TITLE = Pattern.compile("(?:danh sach|bieu|bang tong hop|tong hop) .*|danh sach");
    /** A commune at the end of a title: "DANH SÁCH CÁN BỘ XÃ YÊN NA"; not "… ĐẢNG ỦY XÃ, THỊ TRẤN". */
    private static final Pattern UNIT_OF_TITLE = Pattern.compile(
            "(?iu)(?:^|\\s)((?:xã|thị trấn|phường|đặc khu)\\s+\\p{L}[\\p{L}'’]*(?:\\s+\\p{L}[\\p{L}'’]*){0,3})$");

    private static final Pattern NO_NAME_OF_UNIT =
            Pattern.compile(".*\\b(?:nhiem ky|nam|giai doan|quy hoach|du nguon|thuoc|huyen|tinh|va|cac|trong)\\b.*");
    private static final Pattern SIGNATURE =
            Pattern.compile("nguoi (?:lap|tong hop|ky|kiem tra).*|lap bieu|noi nhan.*|t m .*|tm .*|k t .*|kt .*"
                    + "|(?:.* )?ngay .*thang .*nam.*|xac nhan.*|thu truong.*|ky ten.*|\\(?ky .*");

    private final Sheet sheet;
    private final Vocabulary words;
    private final LocalDate today;
    private final Preamble preamble;
    private final Header first;
    private Header header;
    private PersonRows people;
    private final Merges merges;
    private @Nullable Row pending;
    private final List<PersonRow> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    /** Rows not understood; told only if somebody comes after them, otherwise they are the signature. */
    private final List<String> perhaps = new ArrayList<>();
    /** Titles since the last person. */
    private final List<String> titles = new ArrayList<>();

    private String group = "";
    private String lastUnit = "";
    /** A signature was seen: without a number or a birth date nobody follows. */
    private boolean ended;

    ListWalk(Sheet sheet, Header header, Vocabulary words, LocalDate today) {
        this.sheet = sheet;
        this.merges = new Merges(sheet.merges());
        this.first = header;
        this.words = words;
        this.today = today;
        this.preamble = Preamble.of(sheet.rows().subList(0, header.index()));
        this.header = withSplitName(sheet, header);
        this.people = new PersonRows(this.header, today);
        if (!header.has(Column.UNIT)) group = unitOf(preamble.title()).orElse("");
    }

    /** Takes the rows of the sheet below the header. */
    void feedRest() {
        var rows = sheet.rows();
        for (var i = first.index() + first.height(); i < rows.size(); i++) feed(rows.get(i));
    }

    /** Takes one more row; it is looked at when the next one is there, because a header may have two. */
    void feed(Row next) {
        if (pending != null) take(pending, next);
        pending = next;
    }

    /** The list, once all rows were fed. */
    PersonList list(TextEncoding encoding, List<Conversion> conversions) {
        if (pending != null) take(pending, null);
        pending = null;
        doubts.addAll(people.doubts(words));
        if (!hidden.isEmpty())
            problems.add("%d người nằm ở dòng ẩn trong tệp nhưng vẫn đọc: dòng %s"
                    .formatted(
                            hidden.size(),
                            hidden.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))
                                    + (hidden.size() > 10 ? "…" : "")));
        return new PersonList(
                preamble.title(),
                preamble.decision().orElse(null),
                preamble.term().orElse(null),
                first.columns(),
                found,
                problems,
                encoding,
                conversions);
    }

    /** Signs that a column may mean something else than it was taken for; after {@link #list}. */
    List<String> doubts() {
        return doubts;
    }

    /** Takes a row; where it and the next are a header of two rows, the next is left out when its turn comes. */
    private void take(Row bare, @Nullable Row next) {
        if (bare.number() <= header.endRow()) return;
        var row = merges.filled(bare);
        var ordinal = header.get(row, Column.ORDINAL);
        var name = people.nameIn(row);
        if (!name.isEmpty() && !found.isEmpty() && continuesThePersonAbove()) {
            addTo(found.removeLast(), row, name);
            return;
        }
        if (ordinal instanceof Cell.Amount && !name.isEmpty() && !Character.isDigit(name.charAt(0))) {
            add(row, name);
            return;
        }
        if (header.isRepeatedBy(row)) {
            ended = false;
            return;
        }
        var block = nextHeader(row, next);
        if (block.isPresent()) {
            begin(block.get());
        } else if (!Header.isNumbering(row)) takeOther(row, name, ordinal == null ? "" : ordinal.text());
    }

    private void takeOther(Row row, String name, String ordinal) {
        var label = name.isEmpty() ? row.first().text() : name;
        var folded = Cell.fold(label);
        var total = TOTAL.matcher(folded);
        var numbered = ordinal.matches("\\d+\\.?");
        if (!numbered && total.matches()) {
            checkTotal(total.group(1), total.group(2));
        } else if (!numbered && TITLE.matcher(folded).matches() && facts(row) == 0) {
            titles.add(row.first().text());
        } else if (!numbered && isGroup(row, name, ordinal)) {
            group = groupUnit(row, name);
            lastUnit = "";
        } else if (!numbered && isSignature(row)) {
            ended = true;
        } else if (!name.isEmpty()
                && (numbered || (ended ? isBorn(row) : facts(row) >= (header.has(Column.ORDINAL) ? 2 : 1)))) {
            add(row, name);
        } else if (!ended && (row.size() > 1 || !name.isEmpty())) {
            perhaps.add(
                    name.isEmpty()
                            ? "Dòng %d không có họ và tên nên không đọc".formatted(row.number())
                            : "Dòng %d chỉ có “%s”, không rõ là người hay đơn vị nên không đọc"
                                    .formatted(row.number(), name));
        }
    }

    /** A header in other words or other places than the one above: a second block begins. */
    private Optional<Header> nextHeader(Row row, @Nullable Row next) {
        if (row.size() < 3 || hasDigit(row)) return Optional.empty();
        return Header.at(
                0, next == null ? List.of(row) : List.of(row, next), merges, words, PersonListReader::isEnough);
    }

    private static boolean hasDigit(Row row) {
        for (var cell : row.values()) {
            if (!(cell instanceof Cell.Text(var text))) return true;
            for (var i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return true;
        }
        return false;
    }

    private void begin(Header next) {
        ended = false;
        perhaps.clear();
        var title = titles.stream().filter(t -> !preamble.title().contains(t)).findFirst();
        titles.clear();
        // The same title at the top of each page goes on with the same unit; another one begins anew.
        if (title.isPresent()) {
            group = next.has(Column.UNIT) ? "" : unitOf(title.get()).orElse("");
            lastUnit = "";
        }
        if (next.at().equals(header.at())) {
            header = header.endingAt(next.endRow());
            return;
        }
        doubts.addAll(people.doubts(words));
        header = withSplitName(sheet, next);
        people = new PersonRows(header, today);
    }

    private static boolean isSignature(Row row) {
        return row.values().stream()
                .anyMatch(cell -> cell instanceof Cell.Text(var text)
                        && text.length() < 120
                        && SIGNATURE.matcher(Cell.fold(text)).matches());
    }

    private boolean isBorn(Row row) {
        return header.get(row, Column.BORN) != null || header.get(row, Column.BORN_YEAR) != null;
    }

    private void add(Row row, String name) {
        problems.addAll(perhaps);
        perhaps.clear();
        titles.clear();
        if (row.isHidden()) hidden.add(row.number());
        var own = people.unitIn(row);
        var filled = own.isEmpty() && group.isEmpty() && header.has(Column.UNIT) && !lastUnit.isEmpty();
        var unit = own.orElse(group.isEmpty() ? lastUnit : group);
        lastUnit = unit;
        // A unit written once and not merged with the cells below it: probably meant for them, so it is said.
        if (filled) problems.add("Dòng %d để trống đơn vị, lấy “%s” của dòng trên".formatted(row.number(), unit));
        found.add(people.read(row, name, unit));
    }

    /** Whether the row's name is the lower part of a merged cell. */
    private boolean continuesThePersonAbove() {
        return header.column(header.has(Column.NAME) ? Column.NAME : Column.FAMILY_NAME)
                .filter(merges::reaches)
                .isPresent();
    }

    /** A person over several rows: each adds a title, a post; planned at another unit they stand in the list once more. */
    private void addTo(PersonRow person, Row row, String name) {
        found.add(people.isPlannedElsewhere(person, row) ? person : people.also(person, row));
        if (people.isPlannedElsewhere(person, row)) add(row, name);
    }

    /** How many of the columns that say something about a person are filled. */
    private long facts(Row row) {
        return header.at().entrySet().stream()
                .filter(c -> switch (c.getKey()) {
                    case ORDINAL, NAME, FAMILY_NAME, GIVEN_NAME -> false;
                    default -> row.get(c.getValue()) != null;
                })
                .count();
    }

    private boolean isGroup(Row row, String name, String ordinal) {
        if (facts(row) > 0 || row.size() > 3) return false;
        var label = name.isEmpty() ? row.first().text() : name;
        var bare = GROUP_NUMBER.matcher(label).replaceFirst("");
        return (!ordinal.equals(label) && ROMAN.matcher(ordinal).matches())
                || UNIT.matcher(Cell.fold(bare)).matches();
    }

    private String groupUnit(Row row, String name) {
        // The name was put in name case; a unit has its own.
        var written = name.isEmpty()
                ? row.first().text()
                : header.column(header.has(Column.NAME) ? Column.NAME : Column.FAMILY_NAME)
                        .map(row::text)
                        .orElse(name);
        var bare = GROUP_NUMBER.matcher(written).replaceFirst("");
        return PersonRows.tidyUnit(GROUP_COUNT.matcher(bare).replaceFirst(""));
    }

    private static Optional<String> unitOf(String title) {
        var match = UNIT_OF_TITLE.matcher(title);
        if (!match.find()) return Optional.empty();
        var unit = match.group(1);
        return NO_NAME_OF_UNIT.matcher(Cell.fold(unit)).matches()
                ? Optional.empty()
                : Optional.of(PersonRows.tidyUnit(unit));
    }

    private void checkTotal(String word, @Nullable String number) {
        if (number == null || !word.startsWith("tong")) return;
        if (Integer.parseInt(number) != found.size())
            problems.add("Dòng tổng ghi %s người, đọc được %d người".formatted(number, found.size()));
    }

    /** "Họ và tên" over two columns, family and given name apart, shows as a name column with an unheaded one beside it. */
    private static Header withSplitName(Sheet sheet, Header header) {
        var name = header.at().get(Column.NAME);
        if (name == null || header.has(Column.GIVEN_NAME)) return header;
        var letter = FoundColumn.letterOf(name + 1);
        if (header.columns().stream().anyMatch(c -> c.letter().equals(letter))) return header;
        var named = 0;
        var split = 0;
        var rows = sheet.rows();
        for (var i = header.index() + header.height(); i < rows.size(); i++) {
            if (rows.get(i).get(name) == null) continue;
            named++;
            if (rows.get(i).get(name + 1) instanceof Cell.Text) split++;
        }
        if (split * 2 <= named) return header;
        var at = new EnumMap<>(header.at());
        at.put(Column.GIVEN_NAME, name + 1);
        return new Header(header.index(), header.height(), header.endRow(), at, header.columns(), header.twice());
    }
}
