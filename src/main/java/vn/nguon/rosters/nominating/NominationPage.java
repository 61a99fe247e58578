package vn.nguon.rosters.nominating;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Option;

/**
 * Nominating of one class (/lop/{code}/cu-hoc-vien): the quota board, then nominations with what this viewer may do.
 *
 * @param call null while the class asked nobody
 * @param rows filtered by state and commune
 * @param form of the chosen nominations: reason, chosen ones
 */
public record NominationPage(
        ClassHead head,
        @Nullable Call call,
        List<QuotaLine> board,
        List<Nomination> rows,
        int all,
        List<Field> filters,
        boolean filtered,
        boolean appraises,
        boolean decides,
        boolean runs,
        boolean summons,
        boolean needs,
        boolean prepares,
        List<Nominations.Scan> scans,
        List<String> ticked,
        Form form) {
    public int offered() {
        return board.stream().mapToInt(QuotaLine::offered).sum();
    }

    public int named() {
        return board.stream().mapToInt(QuotaLine::named).sum();
    }

    public int confirmed() {
        return board.stream().mapToInt(QuotaLine::confirmed).sum();
    }

    public int missing() {
        return board.stream().mapToInt(QuotaLine::missing).sum();
    }

    public int count(NominationState state) {
        return (int) rows.stream().filter(one -> one.state() == state).count();
    }

    /** The board may give quotas out now: the class is approved and goes on. */
    public boolean gives() {
        return appraises && Calls.goesOn(head.state());
    }

    /** Whether this viewer may choose the row for what the form below does. */
    public boolean choosable(Nomination one) {
        return appraises && one.state() == NominationState.PROPOSED
                || decides && one.state() == NominationState.APPRAISED;
    }

    public boolean anyChoosable() {
        return rows.stream().anyMatch(this::choosable);
    }

    static List<Option> states(List<Nomination> all) {
        return java.util.Arrays.stream(NominationState.values())
                .filter(state -> all.stream().anyMatch(one -> one.state() == state))
                .map(state -> new Option(state.name(), state.vietnamese()))
                .toList();
    }
}
