package vn.nguon.results;

import java.util.Arrays;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;

/** The two levels of commendation (khen thưởng), and who stands behind each. */
public enum CommendationKind {
    MERIT_LETTER("giay-khen", "Giấy khen", "commendations.merit-letter", ClassPart.ISSUES_CERTIFICATE),
    PRAISE("tuyen-duong", "Tuyên dương", "commendations.praise", ClassPart.ORGANISES);

    private final String path;
    private final String vietnamese;
    private final String rule;
    private final ClassPart issuer;

    CommendationKind(String path, String vietnamese, String rule, ClassPart issuer) {
        this.path = path;
        this.vietnamese = vietnamese;
        this.rule = rule;
        this.issuer = issuer;
    }

    String path() {
        return path;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Key of a rule value: {@code rule("mark")}, {@code absence}, {@code quota}. */
    String rule(String of) {
        return rule + "-" + of;
    }

    /** Whose organisation issues the decision; praise is the steering committee's, which works at the organiser. */
    ClassPart issuer() {
        return issuer;
    }

    boolean decides(ClassHead head) {
        return switch (this) {
            case MERIT_LETTER -> ResultRights.decides(head, CredentialKind.CERTIFICATE);
            case PRAISE -> head.actsAs(Role.APPROVER, ClassPart.DECIDES, ClassPart.ORGANISES);
        };
    }

    String whoDecides() {
        return switch (this) {
            case MERIT_LETTER -> "Trường cấp chứng chỉ quyết định giấy khen.";
            case PRAISE ->
                "Người duyệt của cơ quan quyết định hoặc tổ chức lớp, thay mặt Ban Chỉ đạo lớp, quyết định tuyên dương.";
        };
    }

    /** @throws NotFound if there is no such level */
    static CommendationKind of(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("commendation " + path));
    }
}
