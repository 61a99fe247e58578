package vn.nguon.results;

/**
 * The two papers a class may end with, and the two decisions they rest on. They are different things with different
 * issuers, registers and signatories (product.md, "Two credentials, two registers, two decisions").
 */
public enum CredentialKind {
    /** Chứng chỉ: of the school, by decision of its council. */
    CERTIFICATE("Chứng chỉ", "chung-chi", "ISSUES_CERTIFICATE"),
    /** Giấy chứng nhận: of the Standing Committee, by its own decision. */
    ATTESTATION("Giấy chứng nhận", "giay-chung-nhan", "ISSUES_ATTESTATION");

    private final String vietnamese;
    private final String path;
    private final String part;

    CredentialKind(String vietnamese, String path, String part) {
        this.vietnamese = vietnamese;
        this.path = path;
        this.part = part;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Piece of an address: {@code chung-chi} or {@code giay-chung-nhan}. */
    public String path() {
        return path;
    }

    /** The part in the class ({@code class_part.part}) whose organisation decides and issues it. */
    public String part() {
        return part;
    }

    /** In the middle of a sentence. */
    public String lower() {
        return this == CERTIFICATE ? "chứng chỉ" : "giấy chứng nhận";
    }
}
