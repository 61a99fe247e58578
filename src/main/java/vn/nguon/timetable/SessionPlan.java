package vn.nguon.timetable;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session shall be.
 *
 * @param topic public id of the programme's topic; null for what stands in no programme
 * @param title empty to take the topic's
 * @param periods 0 or more; ceremonies have 0
 * @param room public id of a room of the hosting organisations; null for none
 * @param place in words, where there is no room
 * @param groups study groups, empty for the whole class
 * @param lecturers public ids of persons who teach
 * @param from hours set by hand, both or none; the half day's own otherwise
 */
public record SessionPlan(
        SessionKind kind,
        @Nullable UUID topic,
        String title,
        int periods,
        @Nullable UUID room,
        String place,
        List<Integer> groups,
        List<UUID> lecturers,
        @Nullable LocalTime from,
        @Nullable LocalTime to) {
    public SessionPlan {
        groups = List.copyOf(groups);
        lecturers = List.copyOf(lecturers);
        if (periods < 0) throw new IllegalArgumentException("periods " + periods);
        if ((from == null) != (to == null)) throw new IllegalArgumentException("one end of the hours");
    }

    /** A topic for the whole class without room and lecturers. */
    public static SessionPlan topic(UUID topic, int periods) {
        return new SessionPlan(SessionKind.TOPIC, topic, "", periods, null, "", List.of(), List.of(), null, null);
    }
}
