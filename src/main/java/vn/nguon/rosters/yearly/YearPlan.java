package vn.nguon.rosters.yearly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * A committee's plan for one year with its lines by date, and how far it has come.
 *
 * @param committee its name
 * @param countedAt when it was counted who needs the classes today, null just now
 * @param drafts the viewer may change it while it is open, and ties classes to it
 * @param decides the viewer is its approver
 * @param lastStep the last step in words: who, when, why, by which document; empty before the first
 * @param classification of the document that approved it
 * @param beside classes that the committee decided for the year beside the plan, by code
 */
public record YearPlan(
        int year,
        String committee,
        PlanState state,
        int version,
        List<Line> lines,
        @Nullable Instant countedAt,
        boolean drafts,
        boolean decides,
        String lastStep,
        Classification classification,
        List<Beside> beside) {
    public YearPlan {
        lines = List.copyOf(lines);
        beside = List.copyOf(beside);
    }

    /**
     * One class proposed.
     *
     * @param needThen planned and untrained when the plan was submitted; null before
     * @param needNow the same today
     * @param classCode of the class that came of it, null while none; its state in words and its trainees likewise
     * @param heldFrom first study day of that class, null while none; {@code heldTo} the last
     * @param finished that class is over
     * @param trained its trainees when the class is over, else 0
     */
    public record Line(
            UUID ref,
            String name,
            String target,
            int seats,
            LocalDate fromDay,
            LocalDate toDay,
            @Nullable Integer needThen,
            int needNow,
            @Nullable String classCode,
            String classState,
            @Nullable LocalDate heldFrom,
            @Nullable LocalDate heldTo,
            boolean finished,
            int trainees,
            int trained) {
        Line needing(int people) {
            return new Line(
                    ref,
                    name,
                    target,
                    seats,
                    fromDay,
                    toDay,
                    needThen,
                    people,
                    classCode,
                    classState,
                    heldFrom,
                    heldTo,
                    finished,
                    trainees,
                    trained);
        }

        /** Held in other days than planned. */
        public boolean moved() {
            return heldFrom != null && (!heldFrom.equals(fromDay) || !toDay.equals(heldTo));
        }
    }

    /** A class that no line foresaw. */
    public record Beside(String code, String name, String state, int trainees) {}

    public int seats() {
        return lines.stream().mapToInt(Line::seats).sum();
    }

    public int trained() {
        return lines.stream().mapToInt(Line::trained).sum();
    }

    /** Lines whose class is over. */
    public int done() {
        return (int) lines.stream().filter(Line::finished).count();
    }

    /** Planned and untrained when the plan was submitted, over all lines; 0 before. */
    public int needThen() {
        return lines.stream()
                .mapToInt(line -> line.needThen() == null ? 0 : line.needThen())
                .sum();
    }

    public int needNow() {
        return lines.stream().mapToInt(Line::needNow).sum();
    }

    /** Lines that became a class. */
    public int opened() {
        return (int) lines.stream().filter(line -> line.classCode() != null).count();
    }
}
