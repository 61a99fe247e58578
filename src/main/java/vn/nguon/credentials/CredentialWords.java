package vn.nguon.credentials;

import vn.nguon.web.Vn;

/** What became of an entry, in words. */
final class CredentialWords {
    private CredentialWords() {}

    static String state(CredentialEntry entry) {
        var revoked = entry.revokedOn();
        if (revoked == null) {
            if (entry.withdrawn()) return "Còn giá trị; quyết định bổ sung không cấp, cần thu hồi";
            return entry.outdated()
                    ? "Còn giá trị; quyết định bổ sung đổi xếp loại, cần thu hồi, cấp lại"
                    : "Còn giá trị";
        }
        return "Thu hồi " + Vn.date(revoked) + (entry.replacedBy() == null ? "" : ", cấp lại " + entry.replacedBy());
    }

    /** Kind of the status tag. */
    static String kind(CredentialEntry entry) {
        if (!entry.valid()) return "late";
        return entry.withdrawn() || entry.outdated() ? "due" : "done";
    }

    static String held(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }
}
