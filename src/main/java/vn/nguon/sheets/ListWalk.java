package vn.nguon.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One walk down a list: people, and between them group rows, subtotals, repeated headers, signatures. */
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

    private final Sheet sheet;
    private final Header header;
    private final PersonRows people;
    private final List<PersonRow> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** Rows not understood; told only if somebody comes after them, otherwise they are the signature. */
    private final List<String> perhaps = new ArrayList<>();

    private String group = "";
    private String lastUnit = "";

    ListWalk(Sheet sheet, Header header, LocalDate today) {
        this.sheet = sheet;
        this.header = withSplitName(sheet, header);
        this.people = new PersonRows(this.header, today);
    }

    PersonList read() {
        var rows = sheet.rows();
        for (var row : rows.subList(header.index() + header.height(), rows.size())) take(row);
        var preamble = Preamble.of(rows.subList(0, header.index()));
        return new PersonList(
                preamble.title(),
                preamble.decision().orElse(null),
                preamble.term().orElse(null),
                header.columns(),
                found,
                problems);
    }

    private void take(Row row) {
        if (header.isRepeatedBy(row) || Header.isNumbering(row)) return;
        var name = people.nameIn(row);
        var label = name.isEmpty() ? row.first().text() : name;
        var total = TOTAL.matcher(Cell.fold(label));
        var ordinal = header.text(row, Column.ORDINAL);
        var numbered = ordinal.matches("\\d+\\.?");
        if (!numbered && total.matches()) {
            checkTotal(total.group(1), total.group(2));
        } else if (!numbered && isGroup(row, name, ordinal)) {
            group = groupUnit(row, name);
            lastUnit = "";
        } else if (!name.isEmpty() && (numbered || facts(row) >= (header.has(Column.ORDINAL) ? 2 : 1))) {
            add(row);
        } else if (row.cells().size() > 1 || !name.isEmpty()) {
            perhaps.add(
                    name.isEmpty()
                            ? "Dòng %d không có họ và tên nên không đọc".formatted(row.number())
                            : "Dòng %d chỉ có “%s”, không rõ là người hay đơn vị nên không đọc"
                                    .formatted(row.number(), name));
        }
    }

    private void add(Row row) {
        problems.addAll(perhaps);
        perhaps.clear();
        var own = people.unitIn(row);
        var filled = own.isEmpty() && group.isEmpty() && header.has(Column.UNIT) && !lastUnit.isEmpty();
        var unit = own.orElse(group.isEmpty() ? lastUnit : group);
        lastUnit = unit;
        var person = people.read(row, unit);
        // A unit written once beside several people is one merged cell; the reader does not show merges, so it is
        // asked.
        if (filled) problems.add("Dòng %d để trống đơn vị, lấy “%s” của dòng trên".formatted(row.number(), unit));
        found.add(person);
    }

    /** How many of the columns that say something about a person are filled. */
    private long facts(Row row) {
        return header.at().entrySet().stream()
                .filter(c -> switch (c.getKey()) {
                    case ORDINAL, NAME, FAMILY_NAME, GIVEN_NAME -> false;
                    default -> row.at(c.getValue()).isPresent();
                })
                .count();
    }

    private boolean isGroup(Row row, String name, String ordinal) {
        if (facts(row) > 0 || row.cells().size() > 3) return false;
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
        var below = sheet.rows()
                .subList(header.index() + header.height(), sheet.rows().size());
        var named = below.stream().filter(r -> r.at(name).isPresent()).count();
        var split = below.stream()
                .filter(r -> r.at(name).isPresent()
                        && r.at(name + 1).filter(Cell.Text.class::isInstance).isPresent())
                .count();
        if (split * 2 <= named) return header;
        var at = new EnumMap<>(header.at());
        at.put(Column.GIVEN_NAME, name + 1);
        return new Header(header.index(), header.height(), at, header.columns());
    }
}
