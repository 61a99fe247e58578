package vn.nguon.classes;

/**
 * Where a class stands (trạng thái của lớp). Which state may follow which, by whom and when: {@link ClassTransitions}.
 * The order is that of the way; RETURNED, POSTPONED and CANCELLED lie beside it.
 */
public enum ClassState {
    DRAFT("Nháp", Status.TODO),
    SUBMITTED("Trình duyệt", Status.DUE),
    RETURNED("Trả lại", Status.LATE),
    APPROVED("Đã duyệt", Status.DOING),
    SUMMONED("Đã triệu tập", Status.DOING),
    STUDYING("Đang học", Status.DOING),
    AWAITING_RESULTS("Chờ kết quả", Status.DUE),
    FINISHED("Kết thúc", Status.DONE),
    POSTPONED("Hoãn", Status.BLOCKED),
    CANCELLED("Hủy", Status.BLOCKED);

    private final String vietnamese;
    private final Status status;

    ClassState(String vietnamese, Status status) {
        this.vietnamese = vietnamese;
        this.status = status;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** How the tag beside the title looks: {@code done doing due late todo block}. */
    public String tag() {
        return status.tag();
    }

    /** Name, days, organisers and programme may still be changed by who prepares the class. */
    public boolean open() {
        return this == DRAFT || this == RETURNED;
    }

    /** The decision to open stands: the class is prepared, taught or over, and neither put off nor called off. */
    public boolean approved() {
        return switch (this) {
            case APPROVED, SUMMONED, STUDYING, AWAITING_RESULTS, FINISHED -> true;
            case DRAFT, SUBMITTED, RETURNED, POSTPONED, CANCELLED -> false;
        };
    }

    /** Whether this state, on the way, is that one or lies behind it. False beside the way. */
    public boolean reached(ClassState that) {
        return approved() && compareTo(that) >= 0;
    }
}
