package vn.nguon.credentials;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Who may look into the credentials of a class, and whose roles issue which paper. */
final class CredentialRights {
    private CredentialRights() {}

    /** Offices; a trainee sees their own papers on a page of their own. */
    static boolean office(Viewer viewer) {
        return viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER);
    }

    /** @throws NotFound if the viewer does not see the class, or only through a door of their own in it */
    static ClassHead head(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!office(viewer) || head.acts().isEmpty() && !head.capacities().isEmpty())
            throw new NotFound("credentials of class " + code);
        return head;
    }

    /** Roles that issue at the issuer: the school's office; the committee's approver, or the board that keeps its register. */
    static List<String> issuing(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> List.of(Role.SCHOOL.name());
            case ATTESTATION -> List.of(Role.APPROVER.name(), Role.ORGANISATION_BOARD.name());
        };
    }

    static String whoIssues(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> "Phòng đào tạo của trường cấp chứng chỉ.";
            case ATTESTATION -> "Người duyệt hoặc Ban Tổ chức của cơ quan cấp giấy chứng nhận vào sổ, cấp giấy.";
        };
    }

    /** A closed register is its keeper's: no new number, but what is wrong in it is revoked. */
    static String whoRevokes(CredentialEntry entry) {
        return entry.issuerLastDay() == null
                ? whoIssues(entry.kind())
                : "Nơi cấp đã kết thúc. Cơ quan đang giữ sổ cấp thu hồi giấy của sổ này.";
    }
}
