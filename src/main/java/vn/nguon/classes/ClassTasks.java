package vn.nguon.classes;

import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Vn;

/** Opens and closes what a class's states ask of people, in the transaction that changes the state. */
@Component
class ClassTasks {
    private final Tasks tasks;
    private final ClassRows rows;

    ClassTasks(Tasks tasks, ClassRows rows) {
        this.tasks = tasks;
        this.rows = rows;
    }

    void moved(ClassHead head, ClassState to) {
        tasks.close(approval(head));
        tasks.close(programme(head));
        tasks.close(mending(head));
        switch (to) {
            case SUBMITTED -> submitted(head);
            case RETURNED -> returned(head);
            case DRAFT, APPROVED, SUMMONED, STUDYING, AWAITING_RESULTS, FINISHED, POSTPONED, CANCELLED -> {}
        }
    }

    void programmeApproved(ClassHead head) {
        tasks.close(programme(head));
    }

    private void submitted(ClassHead head) {
        rows.holder(head.id(), ClassPart.DECIDES)
                .ifPresent(organisation -> tasks.open(OpenTask.forRole(
                        approval(head),
                        "class-approval",
                        "Duyệt lớp " + head.name(),
                        submission(head),
                        head.link("/trinh-duyet"),
                        head.firstDay(),
                        Role.APPROVER,
                        organisation)));
        if (head.programmeApproved()) return;
        rows.holder(head.id(), ClassPart.ISSUES_CERTIFICATE)
                .ifPresent(organisation -> tasks.open(OpenTask.forRole(
                        programme(head),
                        "programme-approval",
                        "Duyệt chương trình, giảng viên của lớp " + head.name(),
                        head.programmeTitle(),
                        head.link("/chuong-trinh"),
                        head.firstDay(),
                        Role.SCHOOL,
                        organisation)));
    }

    /** "TD-2022-02 · Trung tâm Chính trị huyện trình · học từ 14/08/2023". */
    private String submission(ClassHead head) {
        var organiser = rows.organiser(head.id());
        var first = head.firstDay();
        return head.code()
                + (organiser.isEmpty() ? "" : " · " + organiser + " trình")
                + (first == null ? "" : " · học từ " + Vn.date(first));
    }

    /** Back to who proposed it. */
    private void returned(ClassHead head) {
        var proposer = rows.proposer(head.id());
        if (proposer == null) return;
        tasks.open(new OpenTask(
                mending(head),
                "class-mending",
                "Sửa lớp bị trả lại: " + head.name(),
                head.code(),
                head.link("/trinh-duyet"),
                head.firstDay(),
                proposer,
                null,
                null));
    }

    private static String approval(ClassHead head) {
        return "class-approval:" + head.id().value();
    }

    private static String programme(ClassHead head) {
        return "class-programme:" + head.id().value();
    }

    private static String mending(ClassHead head) {
        return "class-mending:" + head.id().value();
    }
}
