package vn.nguon.shared;

/**
 * What a person may come here for (vai trò). A role is held through a dated grant at an organisation; see design "Who sees what".
 * Not for: rights on a single class, which follow from the class's people and parts.
 */
public enum Role {
    ADMINISTRATOR("Quản trị kỹ thuật", false),
    ORGANISATION_BOARD("Ban Tổ chức", true),
    PROPAGANDA_BOARD("Ban Tuyên giáo", true),
    CENTRE("Trung tâm chính trị", true),
    SCHOOL("Phòng đào tạo của trường", true),
    APPROVER("Người duyệt", true),
    LECTURER("Giảng viên, người chấm", false),
    SUPERVISOR("Chủ nhiệm lớp", false),
    CLASS_COMMITTEE("Ban cán sự lớp", false),
    COMMUNE("Đảng ủy xã", true),
    TRAINEE("Học viên", false);

    private final String vietnamese;
    private final boolean opensOrganisation;

    Role(String vietnamese, boolean opensOrganisation) {
        this.vietnamese = vietnamese;
        this.opensOrganisation = opensOrganisation;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Whether a grant of this role makes its organisation, and what hangs under it, visible (first door). */
    public boolean opensOrganisation() {
        return opensOrganisation;
    }

    /**
     * Grants of these need a second person to confirm them (design "Who sees what"); administrators too, or one could make their
     * second person alone.
     */
    public boolean needsSecondPerson() {
        return this == ADMINISTRATOR || this == ORGANISATION_BOARD || this == APPROVER;
    }
}
