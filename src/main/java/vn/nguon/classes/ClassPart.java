package vn.nguon.classes;

/** What an organisation does in a class (phần việc của cơ quan trong lớp). One organisation may have several. */
public enum ClassPart {
    PLANS("Lập kế hoạch"),
    DECIDES("Quyết định mở lớp"),
    ORGANISES("Tổ chức lớp"),
    CO_ORGANISES("Phối hợp tổ chức"),
    HOSTS("Nơi đặt lớp"),
    FUNDS("Cấp kinh phí"),
    ISSUES_CERTIFICATE("Cấp chứng chỉ"),
    ISSUES_ATTESTATION("Cấp giấy chứng nhận");

    private final String vietnamese;

    ClassPart(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Held by at most one organisation of a class (class_part_one_issuer). */
    public boolean single() {
        return this == DECIDES || this == ORGANISES || this == ISSUES_CERTIFICATE || this == ISSUES_ATTESTATION;
    }
}
