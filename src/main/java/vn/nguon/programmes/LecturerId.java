package vn.nguon.programmes;

/** Inner key of one lecturer (giảng viên của một cơ quan). Positive. Never shown and never in an address. */
public record LecturerId(long value) {
    public LecturerId {
        if (value <= 0) throw new IllegalArgumentException("LecturerId " + value);
    }
}
