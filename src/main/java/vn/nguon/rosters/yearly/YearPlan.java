package vn.nguon.rosters.yearly;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committee's plan for one year with its lines by date, and how far it has come.
 *
 * @param committee its name
 * @param drafts the viewer may change it while it is open, and ties classes to it
 * @param decides the viewer is its approver
 * @param lastStep the last step in words: who, when, why, by which document; empty before the first
 */
public record YearPlan(
        int year,
        String committee,
        PlanState state,
        int version,
        List<Line> lines,
        boolean drafts,
        boolean decides,
        String lastStep) {
    public YearPlan {
        lines = List.copyOf(lines);
    }

    /**
     * One class proposed.
     *
     * @param needThen planned and untrained when the plan was submitted; null before
     * @param needNow the same today
     * @param classCode of the class that came of it, null while none; its state in words and its trainees likewise
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
            int trainees,
            int trained) {}

    public int seats() {
        return lines.stream().mapToInt(Line::seats).sum();
    }

    public int trained() {
        return lines.stream().mapToInt(Line::trained).sum();
    }

    /** Lines whose class is over. */
    public int done() {
        return (int) lines.stream().filter(line -> line.trained() > 0).count();
    }

    /** Lines that became a class. */
    public int opened() {
        return (int) lines.stream().filter(line -> line.classCode() != null).count();
    }
}
