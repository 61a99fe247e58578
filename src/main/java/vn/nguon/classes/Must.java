package vn.nguon.classes;

import java.util.Optional;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Vn;

/** What must hold for an edge of {@link ClassTransitions}. Each refuses with its own code and says what to do. */
enum Must {
    PROGRAMME_CHOSEN("chua-chon-chuong-trinh", "Lớp chưa có chương trình. Chọn chương trình rồi trình.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return facts.head().programme() != null;
        }
    },
    DAYS_SET("chua-co-ngay-hoc", "Lớp chưa có ngày học. Chọn ngày học rồi trình.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return facts.head().studyDays() > 0;
        }
    },
    PARTS_SHARED(
            "thieu-co-quan",
            "Lớp chưa ghi đủ cơ quan quyết định mở lớp và cơ quan tổ chức lớp. Thêm cơ quan rồi trình.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return facts.held().contains(ClassPart.DECIDES) && facts.held().contains(ClassPart.ORGANISES);
        }
    },
    PROGRAMME_APPROVED(
            "truong-chua-duyet",
            "Trường cấp chứng chỉ chưa duyệt chương trình, giảng viên. Chờ trường duyệt rồi duyệt lớp.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return !facts.held().contains(ClassPart.ISSUES_CERTIFICATE)
                    || facts.head().programmeApproved();
        }
    },
    NOT_PROPOSER("nguoi-trinh-khong-duyet", "Người trình lớp không tự duyệt được lớp. Nhờ người duyệt khác.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return !facts.actor().equals(facts.proposer());
        }
    },
    DECISION_NAMED("chua-co-quyet-dinh", "Ghi số, ngày của quyết định mở lớp rồi duyệt.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return facts.document();
        }
    },
    REASON_GIVEN("chua-ghi-ly-do", "Ghi lý do để người khác biết vì sao.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            return !facts.reason().isBlank();
        }
    },
    FIRST_DAY_REACHED("chua-den-ngay-hoc", "Chưa đến ngày học đầu tiên. Bắt đầu lớp từ %s.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            var first = facts.head().firstDay();
            return first != null && !facts.today().isBefore(first);
        }

        @Override
        String sentence(ClassFactSheet facts) {
            var first = facts.head().firstDay();
            return template().formatted(first == null ? "ngày học đầu tiên" : Vn.date(first));
        }
    },
    LAST_DAY_REACHED("chua-het-ngay-hoc", "Lớp còn ngày học đến %s. Chuyển lớp sang chờ kết quả từ hôm đó.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            var last = facts.head().lastDay();
            return last != null && !facts.today().isBefore(last);
        }

        @Override
        String sentence(ClassFactSheet facts) {
            var last = facts.head().lastDay();
            return template().formatted(last == null ? "chưa định" : Vn.date(last));
        }
    },
    NOT_OVER("da-qua-ngay-hoc", "Các ngày học đã qua. Chọn ngày học mới rồi mở lại lớp.") {
        @Override
        boolean holds(ClassFactSheet facts) {
            var last = facts.head().lastDay();
            return last == null || !facts.today().isAfter(last);
        }
    };

    private final String code;
    private final String template;

    Must(String code, String template) {
        this.code = code;
        this.template = template;
    }

    abstract boolean holds(ClassFactSheet facts);

    String sentence(ClassFactSheet facts) {
        return template;
    }

    final String template() {
        return template;
    }

    final String code() {
        return code;
    }

    final Optional<Refusal> refusal(ClassFactSheet facts) {
        return holds(facts) ? Optional.empty() : Optional.of(new Refusal(code, sentence(facts)));
    }
}
