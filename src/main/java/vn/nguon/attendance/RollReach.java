package vn.nguon.attendance;

import org.jspecify.annotations.Nullable;

/** Which trainees of a session somebody may mark. */
sealed interface RollReach {
    /** The class's organisers, its supervisor, its monitor and deputies, and the lecturers of that session. */
    record Everybody() implements RollReach {}

    /** A group leader: the own study group. */
    record Group(int no) implements RollReach {}

    /** Sees the roll and marks nobody. */
    record Nobody() implements RollReach {}

    default boolean covers(@Nullable Integer groupNo) {
        return switch (this) {
            case Everybody _ -> true;
            case Group(int no) -> groupNo != null && groupNo == no;
            case Nobody _ -> false;
        };
    }
}
