package vn.nguon.results;

import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Who may see and decide the results of a class; all of it follows from the class's head. */
final class ResultRights {
    private ResultRights() {}

    /** The offices of the class and their superiors; never whoever only studies, teaches or supervises in it. */
    static boolean sees(Viewer viewer, ClassHead head) {
        return viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER)
                && (!head.acts().isEmpty() || head.capacities().isEmpty());
    }

    /** @throws NotFound if the viewer does not see the class or its results */
    static ClassHead head(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!sees(viewer, head)) throw new NotFound("results of class " + code);
        return head;
    }

    static ClassPart part(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> ClassPart.ISSUES_CERTIFICATE;
            case ATTESTATION -> ClassPart.ISSUES_ATTESTATION;
        };
    }

    static boolean decides(ClassHead head, CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> head.actsAs(Role.SCHOOL, part(kind)) || head.actsAs(Role.APPROVER, part(kind));
            case ATTESTATION -> head.actsAs(Role.APPROVER, part(kind));
        };
    }

    static String whoDecides(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> "Hội đồng của trường cấp chứng chỉ quyết định kết quả.";
            case ATTESTATION -> "Người duyệt của cơ quan cấp giấy chứng nhận quyết định cấp giấy chứng nhận.";
        };
    }
}
