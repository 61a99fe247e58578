package vn.nguon.timetable;

/** Inner key of one session (buổi). Positive. Never shown and never in an address. */
public record SessionId(long value) {
    public SessionId {
        if (value <= 0) throw new IllegalArgumentException("session id " + value);
    }
}
