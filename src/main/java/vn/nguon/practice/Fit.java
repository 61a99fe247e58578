package vn.nguon.practice;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the turns fit (thời gian có đủ không): study groups × time ÷ length of a turn, against trainees.
 * <p>Units: minutes, turns. Rounding: a turn that does not end within its session does not count; half days are rounded up.
 *
 * @param needed turns that everybody as head takes; {@code room} those that there is time for, group by group
 * @param missing turns without time, added up over the groups: room elsewhere helps nobody, groups practise apart
 * @param halfDays further half days that would be enough, groups practising in parallel; 0 when it fits
 */
record Fit(int needed, int room, int missing, int halfDays) {

    /** @param members trainees of one study group @param turns room of each of its sittings, in order of time */
    record Group(int members, List<Integer> turns) {
        Group {
            turns = List.copyOf(turns);
        }
    }

    /** How many turns there is time for. */
    static int turns(int minutes, int turnMinutes) {
        return Math.max(0, minutes) / turnMinutes;
    }

    /**
     * @param perHalfDay turns of one study group in one half day, positive
     */
    static Fit of(Heads heads, List<Group> groups, int perHalfDay) {
        if (perHalfDay <= 0) throw new IllegalArgumentException("no turn fits into a half day");
        int needed = 0;
        int room = 0;
        int missing = 0;
        int halfDays = 0;
        for (var group : groups) {
            var gaps = new ArrayList<Integer>();
            switch (heads) {
                case ONCE -> {
                    var there =
                            group.turns().stream().mapToInt(Integer::intValue).sum();
                    needed += group.members();
                    room += there;
                    gaps.add(group.members() - there);
                }
                case EACH -> {
                    // Without any sitting everybody still has to be head once.
                    var sittings = group.turns().isEmpty() ? List.of(0) : group.turns();
                    for (var there : sittings) {
                        needed += group.members();
                        room += there;
                        gaps.add(group.members() - there);
                    }
                }
            }
            int more = 0;
            for (var turns : gaps) {
                missing += Math.max(0, turns);
                more += Math.ceilDiv(Math.max(0, turns), perHalfDay);
            }
            halfDays = Math.max(halfDays, more);
        }
        return new Fit(needed, room, missing, halfDays);
    }

    boolean fits() {
        return missing == 0;
    }
}
