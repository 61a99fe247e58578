package vn.nguon.rosters;

/** Inner key of one enrolment: a trainee's place in a class. Positive. Never shown and never in an address. */
public record EnrolmentId(long value) {
    public EnrolmentId {
        if (value <= 0) throw new IllegalArgumentException("enrolment id " + value);
    }
}
