package vn.nguon.sheets;

import static vn.nguon.shared.VietnameseText.modernTone;
import static vn.nguon.shared.VietnameseText.nameCase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;
import vn.nguon.shared.WrittenDate;

/** Turns one row under a header into a {@link PersonRow}; what cannot be read becomes a {@link Problem}, never a stop. */
final class PersonRows {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}' .\\-]+");
    /** Day numbers from here on are dates of people alive (14/05/1927); smaller numbers are years. */
    private static final BigDecimal FIRST_DAY_NUMBER = BigDecimal.valueOf(10_000);

    private final Header header;
    private final LocalDate today;

    PersonRows(Header header, LocalDate today) {
        this.header = header;
        this.today = today;
    }

    /** The full name in the row, "" if there is none. */
    String nameIn(Row row) {
        var name = header.has(Column.NAME) ? header.text(row, Column.NAME) : header.text(row, Column.FAMILY_NAME);
        return nameCase((name + " " + header.text(row, Column.GIVEN_NAME)).strip());
    }

    PersonRow read(Row row, String unit) {
        var problems = new ArrayList<Problem>();
        var name = nameIn(row);
        if (!NAME.matcher(name).matches() || TextEncoding.isOld(name))
            problems.add(problem(Column.NAME, "Họ và tên có ký tự lạ, gõ lại họ và tên"));
        else if (name.indexOf(' ') < 0)
            problems.add(problem(Column.NAME, "Họ và tên chỉ có một chữ, ghi đủ họ và tên"));
        var sex = sex(row, problems);
        var born = born(row, problems);
        if (unit.isEmpty()) problems.add(problem(Column.UNIT, "Không thấy đơn vị, ghi đơn vị của người này"));
        return new PersonRow(
                row.number(),
                name,
                sex,
                born,
                header.text(row, Column.ETHNICITY),
                header.text(row, Column.HOME_TOWN),
                unit,
                header.text(row, Column.POST),
                party(row, Column.PARTY_PROBATION, problems),
                party(row, Column.PARTY_OFFICIAL, problems),
                header.text(row, Column.EDUCATION),
                header.text(row, Column.QUALIFICATION),
                header.text(row, Column.POLITICAL_THEORY),
                header.text(row, Column.STATE_MANAGEMENT),
                header.text(row, Column.PLANNED_TITLE),
                tidyUnit(header.text(row, Column.PLANNED_UNIT)),
                header.text(row, Column.TERM),
                header.text(row, Column.FORM),
                header.text(row, Column.DISCIPLINE),
                header.text(row, Column.NOTE),
                problems);
    }

    /** A unit's name as papers print it: "XÃ YÊN HOÀ" and "xã Yên Hòa" both become "Xã Yên Hòa". */
    static String tidyUnit(String written) {
        if (written.isEmpty()) return "";
        var unit = modernTone(written);
        if (unit.indexOf(' ') > 0 && unit.equals(unit.toUpperCase(Locale.ROOT)))
            unit = nameCase(unit)
                    .replaceFirst("^Thị (Trấn|Xã)\\b", "Thị $1")
                    .replace("Thị Trấn", "Thị trấn")
                    .replace("Thị Xã", "Thị xã");
        return unit.substring(0, 1).toUpperCase(Locale.ROOT) + unit.substring(1);
    }

    private @Nullable Sex sex(Row row, List<Problem> problems) {
        var written = header.text(row, Column.SEX);
        if (!written.isEmpty()) {
            var sex = Sex.of(written);
            if (sex.isEmpty())
                problems.add(problem(Column.SEX, "Giới tính ghi “%s”, ghi Nam hoặc Nữ".formatted(written)));
            return sex.orElse(null);
        }
        var male = header.cell(row, Column.MALE).isPresent();
        var female = header.cell(row, Column.FEMALE).isPresent();
        if (male && female) problems.add(problem(Column.SEX, "Cả cột Nam và cột Nữ đều có ghi, để lại một cột"));
        else if (male || female) return male ? Sex.MALE : Sex.FEMALE;
        // A column "Nữ" alone is ticked for women; the others are men.
        else if (header.has(Column.FEMALE) && !header.has(Column.MALE)) return Sex.MALE;
        else if (header.has(Column.SEX) || header.has(Column.MALE))
            problems.add(problem(Column.SEX, "Chưa ghi giới tính, ghi Nam hoặc Nữ"));
        return null;
    }

    private @Nullable BirthDate born(Row row, List<Problem> problems) {
        var written = bornText(row);
        if (written.isEmpty()) {
            problems.add(problem(Column.BORN, "Chưa ghi ngày sinh, ghi ngày, tháng, năm, ví dụ 07/03/1985"));
            return null;
        }
        return switch (BirthDate.read(written, today)) {
            case BirthDate.Read(var value, var note) -> {
                if (note != null) problems.add(problem(Column.BORN, note));
                yield value;
            }
            case BirthDate.Unreadable(var sentence) -> {
                problems.add(problem(Column.BORN, sentence));
                yield null;
            }
        };
    }

    /** The birth date as text: from one column, from three, or from the column Nam or Nữ where that holds a date. */
    private String bornText(Row row) {
        if (header.has(Column.BORN_YEAR) && header.has(Column.BORN_DAY)) {
            var year = header.text(row, Column.BORN_YEAR);
            var day = header.text(row, Column.BORN_DAY);
            var month = header.text(row, Column.BORN_MONTH);
            if (day.isEmpty() && month.isEmpty()) return year;
            return day.isEmpty() ? month + "/" + year : day + "/" + month + "/" + year;
        }
        return header.cell(row, Column.BORN)
                .or(() -> header.cell(row, Column.MALE).filter(PersonRows::hasDigits))
                .or(() -> header.cell(row, Column.FEMALE).filter(PersonRows::hasDigits))
                .map(PersonRows::dateText)
                .orElse("");
    }

    private static boolean hasDigits(Cell cell) {
        return cell instanceof Cell.Date || cell.text().matches(".*\\d{2}.*");
    }

    /** A day number whose cell lost its date format is still a day. */
    private static String dateText(Cell cell) {
        if (cell instanceof Cell.Amount(var number) && number.compareTo(FIRST_DAY_NUMBER) >= 0)
            return ExcelDates.of(number, false)
                    .<Cell>map(Cell.Date::new)
                    .orElse(cell)
                    .text();
        return cell.text();
    }

    private @Nullable LocalDate party(Row row, Column column, List<Problem> problems) {
        var cell = header.cell(row, column);
        if (cell.isEmpty()) return null;
        return switch (WrittenDate.read(dateText(cell.get()), today)) {
            case WrittenDate.Full(var date, var _) -> date;
            case WrittenDate.YearOnly(var year, var _) -> {
                problems.add(problem(column, "Chỉ ghi năm %d, ghi đủ ngày, tháng, năm".formatted(year)));
                yield null;
            }
            case WrittenDate.Impossible(var sentence) -> {
                problems.add(problem(column, sentence));
                yield null;
            }
            case WrittenDate.Unreadable() -> {
                problems.add(problem(
                        column,
                        "Ghi “%s”, ghi ngày, tháng, năm, ví dụ 03/02/2010"
                                .formatted(cell.get().text())));
                yield null;
            }
        };
    }

    private static Problem problem(Column column, String sentence) {
        return new Problem(column.vietnamese(), sentence);
    }

    /** The unit in the row's own column; empty if there is no such column or the cell is blank. */
    Optional<String> unitIn(Row row) {
        return header.cell(row, Column.UNIT).map(cell -> tidyUnit(cell.text()));
    }
}
