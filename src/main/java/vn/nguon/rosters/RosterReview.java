package vn.nguon.rosters;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.sheets.Import;

/**
 * A roster file as it stands now: each row with who it is and what is left to decide.
 *
 * @param seats free places on the roster
 * @param units communes to choose from when a row's commune is not found
 * @param refusal why it cannot be written whatever the rows say; empty when it can
 */
public record RosterReview(
        Import file, List<String> problems, List<Row> rows, int seats, List<String> units, String refusal) {

    /** How far a row is. */
    public enum Status {
        /** Will be written. */
        READY("Nhập được"),
        /** Birth date or commune cannot be used: mend it. */
        WRONG("Cần sửa"),
        /** Several people fit, or one fits badly: say who it is. */
        ASK("Nghi trùng người"),
        /** Nobody known. */
        UNKNOWN("Chưa có hồ sơ"),
        /** Known and not in planning today. */
        NOT_PLANNED("Không trong quy hoạch"),
        /** Took part in a class that is finished. */
        TRAINED("Đã học lớp trước"),
        /** On this roster already, or twice in the file. */
        ALREADY("Đã có"),
        /** Left out by hand. */
        OUT("Để lại");

        private final String vietnamese;

        Status(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }

        /** A person has to look at it before it can be written. */
        public boolean open() {
            return switch (this) {
                case WRONG, ASK, UNKNOWN, NOT_PLANNED, TRAINED -> true;
                case READY, ALREADY, OUT -> false;
            };
        }
    }

    /** Somebody a row may mean. @param text name, birth date, commune and planning in one line */
    public record Choice(UUID person, String text) {}

    /**
     * @param row number in the sheet, 1-based
     * @param problem the sentence beside an open row; empty when nothing is wrong
     * @param notes what else the reader saw
     * @param found whom the row means, null while that is open; {@code newcomer} when a new person will be added
     */
    public record Row(
            int row,
            String name,
            String born,
            String unit,
            String post,
            Status status,
            String problem,
            List<String> notes,
            List<Choice> choices,
            @Nullable KnownPerson found,
            boolean newcomer,
            String reason) {}

    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    /** Rows that somebody has to look at. */
    public long open() {
        return rows.stream().filter(row -> row.status().open()).count();
    }

    public long ready() {
        return count(Status.READY);
    }
}
