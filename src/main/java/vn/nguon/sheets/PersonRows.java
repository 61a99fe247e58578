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

    /** Day numbers from here on are dates of people alive (14/05/1927); smaller numbers are years. */
    private static final BigDecimal FIRST_DAY_NUMBER = BigDecimal.valueOf(10_000);

    private static final Pattern NUMBER_BEFORE = Pattern.compile("^\\d{1,5}\\s*[.)/-]\\s*(?=\\p{L})");
    private static final Pattern COMRADE = Pattern.compile("^(?:[Đđ]/[Cc]|[Đđ]c\\.|[Đđ]ồng chí)\\s*[.:]?\\s*");
    /** "xã nga my", "X. Nga My": what kind of place, then its name. */
    private static final Pattern ALL_SMALL =
            Pattern.compile("^(xã|phường|thị trấn|thị xã|đặc khu|huyện) ([^\\p{Lu}]+)$");

    private static final Pattern SHORT_COMMUNE = Pattern.compile("^[Xx]\\.\\s*(?=\\p{Lu})");
    private final Header header;
    private final LocalDate today;
    private final Recent<String> peoples = new Recent<>(256);
    private final Recent<String> units = new Recent<>(8192);
    /** There are some 20,000 days on which cadres are born. */
    private final Recent<BirthDate.Reading> births = new Recent<>(32_768);

    private int bornWritten;
    private int bornUnreadable;
    private int sexWritten;
    private int sexUnreadable;

    PersonRows(Header header, LocalDate today) {
        this.header = header;
        this.today = today;
    }

    /** The full name in the row, "" if there is none. */
    String nameIn(Row row) {
        var name = header.has(Column.NAME) ? header.text(row, Column.NAME) : header.text(row, Column.FAMILY_NAME);
        var given = header.text(row, Column.GIVEN_NAME);
        if (name.isEmpty() && given.isEmpty()) return "";
        return properName(given.isEmpty() ? name : (name + " " + given).strip());
    }

    /**
     * A name as it is spoken of: "1. LÒ VĂN HOÀ", "đ/c lò văn Hoà" become "Lò Văn Hòa". Words in capitals become name case, a word that
     * begins with a small letter gets its capital; the tone stands where today's spelling puts it.
     */
    static String properName(String written) {
        if (written.isEmpty()) return "";
        var name = modernTone(written);
        if (isProper(name)) return name;
        if (Character.isDigit(name.charAt(0)))
            name = NUMBER_BEFORE.matcher(name).replaceFirst("");
        if (name.charAt(0) == 'đ' || name.charAt(0) == 'Đ')
            name = COMRADE.matcher(name).replaceFirst("");
        name = nameCase(name);
        var proper = new StringBuilder(name.length());
        for (var word : name.split(" ")) {
            if (!proper.isEmpty()) proper.append(' ');
            if (word.isEmpty()) continue;
            if (word.length() > 1 && isCapitals(word)) proper.append(nameCase(word));
            else proper.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return proper.toString();
    }

    /** Already as it should be: each word a capital and small letters. */
    private static boolean isProper(String name) {
        var atStart = true;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c == ' ') atStart = true;
            else if (atStart ? !Character.isUpperCase(c) : !Character.isLowerCase(c)) return false;
            else atStart = false;
        }
        return true;
    }

    private static boolean isName(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c == ' ' || Character.isLetter(c)) continue;
            var type = Character.getType(c);
            var mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            if (!mark && "'.-".indexOf(c) < 0) return false;
        }
        return !TextEncoding.isOld(name);
    }

    /** "VĂN" in "Lò VĂN Ánh"; not initials such as "TT". */
    private static boolean isCapitals(String word) {
        var vowel = false;
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (Character.isLowerCase(c)) return false;
            vowel |= c > 127 ? c != 'Đ' : "AEIOUY".indexOf(c) >= 0;
        }
        return vowel;
    }

    /** @param name as {@link #nameIn} has it */
    PersonRow read(Row row, String name, String unit) {
        var problems = new ArrayList<Problem>();
        if (!isName(name)) problems.add(problem(Column.NAME, "Họ và tên có ký tự lạ, gõ lại họ và tên"));
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
                peoples.of(header.text(row, Column.ETHNICITY), PersonRows::properName),
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
                units.of(header.text(row, Column.PLANNED_UNIT), PersonRows::tidyUnit),
                header.text(row, Column.TERM),
                header.text(row, Column.FORM),
                header.text(row, Column.DISCIPLINE),
                header.text(row, Column.NOTE),
                problems);
    }

    /** Whether a further row of one person names another unit for which they are planned. */
    boolean isPlannedElsewhere(PersonRow person, Row row) {
        var unit = units.of(header.text(row, Column.PLANNED_UNIT), PersonRows::tidyUnit);
        return !unit.isEmpty() && !unit.equals(person.plannedUnit());
    }

    /** The same person with what a further row of theirs says of titles, terms and posts. */
    PersonRow also(PersonRow person, Row row) {
        return person.with(
                joined(person.post(), header.text(row, Column.POST)),
                joined(person.plannedTitle(), header.text(row, Column.PLANNED_TITLE)),
                joined(person.term(), header.text(row, Column.TERM)),
                joined(person.note(), header.text(row, Column.NOTE)));
    }

    private static String joined(String said, String more) {
        if (more.isEmpty() || List.of(said.split("; ", -1)).contains(more)) return said;
        return said.isEmpty() ? more : said + "; " + more;
    }

    /** A unit's name as papers print it: "XÃ YÊN HOÀ" and "xã Yên Hòa" both become "Xã Yên Hòa". */
    static String tidyUnit(String written) {
        if (written.isEmpty()) return "";
        var unit = SHORT_COMMUNE.matcher(modernTone(written)).replaceFirst("Xã ");
        var lower = ALL_SMALL.matcher(unit);
        if (lower.matches()) unit = lower.group(1) + " " + properName(lower.group(2));
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
            sexWritten++;
            if (sex.isEmpty()) sexUnreadable++;
            if (sex.isEmpty())
                problems.add(problem(Column.SEX, "Giới tính ghi “%s”, ghi Nam hoặc Nữ".formatted(written)));
            return sex.orElse(null);
        }
        var male = isMarked(header.get(row, Column.MALE));
        var female = isMarked(header.get(row, Column.FEMALE));
        if (male && female) problems.add(problem(Column.SEX, "Cả cột Nam và cột Nữ đều có ghi, để lại một cột"));
        else if (male || female) return male ? Sex.MALE : Sex.FEMALE;
        // A column "Nữ" alone is ticked for women; the others are men.
        else if (header.has(Column.FEMALE) && !header.has(Column.MALE)) return Sex.MALE;
        else if (header.has(Column.SEX) || header.has(Column.MALE))
            problems.add(problem(Column.SEX, "Chưa ghi giới tính, ghi Nam hoặc Nữ"));
        return null;
    }

    /** A cross, a tick, a date or a 1; a dash and a 0 say no. */
    private static boolean isMarked(@Nullable Cell cell) {
        if (cell == null) return false;
        return switch (cell.text()) {
            case "-", "–", "0", "không", "Không" -> false;
            default -> true;
        };
    }

    private @Nullable BirthDate born(Row row, List<Problem> problems) {
        var written = bornText(row);
        if (written.isEmpty()) {
            problems.add(problem(Column.BORN, "Chưa ghi ngày sinh, ghi ngày, tháng, năm, ví dụ 07/03/1985"));
            return null;
        }
        bornWritten++;
        return switch (births.of(written, text -> BirthDate.read(text, today))) {
            case BirthDate.Read(var value, var note) -> {
                if (note != null) problems.add(problem(Column.BORN, note));
                yield value;
            }
            case BirthDate.Unreadable(var sentence) -> {
                bornUnreadable++;
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
        if (!(cell instanceof Cell.Text))
            return cell instanceof Cell.Date || cell.text().length() > 1;
        var digits = 0;
        for (var c : cell.text().toCharArray()) digits = Character.isDigit(c) ? digits + 1 : 0;
        return digits >= 2 || cell.text().matches(".*\\d{2}.*");
    }

    /** A day number whose cell lost its date format is still a day; so is a date typed as one number, 7031985 or 19850307. */
    private static String dateText(Cell cell) {
        if (cell instanceof Cell.Amount(var number) && number.compareTo(FIRST_DAY_NUMBER) >= 0)
            return ExcelDates.of(number, false)
                    .<Cell>map(Cell.Date::new)
                    .orElse(cell)
                    .text()
                    .replaceFirst("^(\\d{1,2})(\\d{2})((?:19|20)\\d{2})$", "$1/$2/$3")
                    .replaceFirst("^((?:19|20)\\d{2})(\\d{2})(\\d{2})$", "$3/$2/$1");
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
        return header.cell(row, Column.UNIT).map(cell -> units.of(cell.text(), PersonRows::tidyUnit));
    }

    /** Why what was taken for the birth date or the sex may be something else: most of it cannot be read. */
    List<String> doubts(Vocabulary words) {
        var doubts = new ArrayList<String>();
        if (bornWritten >= 2 && bornUnreadable * 2 > bornWritten && !words.isLearnt(headingOf(Column.BORN)))
            doubts.add("Phần lớn ô ở cột “%s” không phải ngày sinh".formatted(headingOf(Column.BORN)));
        if (sexWritten >= 2 && sexUnreadable * 2 > sexWritten && !words.isLearnt(headingOf(Column.SEX)))
            doubts.add("Phần lớn ô ở cột “%s” không phải Nam hoặc Nữ".formatted(headingOf(Column.SEX)));
        return doubts;
    }

    private String headingOf(Column meaning) {
        return header.columns().stream()
                .filter(c -> c.meaning() == meaning)
                .map(FoundColumn::heading)
                .findFirst()
                .orElse(meaning.vietnamese());
    }
}
