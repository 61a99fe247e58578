package vn.nguon.rosters.nominating;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ChecklistStep;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;

/** Nominating's lines in the class's checklist; none for a class that asked nobody. Two statements. */
@Component
class NominationSteps implements ChecklistStep {
    private final CallTable table;

    NominationSteps(CallTable table) {
        this.table = table;
    }

    @Override
    public List<Step> steps(Viewer viewer, ClassHead head) {
        var call = table.call(head.id()).filter(Call::opened);
        var board = table.board(head.id());
        var offered = board.stream().mapToInt(QuotaLine::offered).sum();
        var named = board.stream().mapToInt(QuotaLine::named).sum();
        var missing = board.stream().mapToInt(QuotaLine::missing).sum();
        var waiting = board.stream().mapToInt(QuotaLine::waiting).sum();
        var seated = board.stream().mapToInt(QuotaLine::seated).sum();
        var unsummoned = board.stream().mapToInt(QuotaLine::unsummoned).sum();
        var confirmed = board.stream().mapToInt(QuotaLine::confirmed).sum();
        var link = Rights.mayLook(head) ? head.link("/cu-hoc-vien") : null;
        var steps = new ArrayList<Step>();
        var late = missing > 0
                && call.isPresent()
                && viewer.today().isAfter(call.get().dueOn());
        if (call.isPresent())
            steps.add(new Step(
                    Stage.PREPARATION,
                    45,
                    "Nhận, thẩm định đề nghị cử",
                    link,
                    "%d trên %d chỉ tiêu đã có người%s"
                            .formatted(named, offered, waiting > 0 ? ", %d chờ thẩm định".formatted(waiting) : ""),
                    missing == 0 && waiting == 0 ? Status.DONE : late ? Status.LATE : Status.DOING,
                    ""));
        if (seated == 0 || !head.state().approved())
            steps.add(new Step(
                    Stage.PREPARATION,
                    65,
                    "Gửi giấy triệu tập",
                    null,
                    head.state().approved() ? "Chờ quyết định cử" : "Chờ duyệt mở lớp",
                    Status.BLOCKED,
                    ""));
        else
            steps.add(new Step(
                    Stage.PREPARATION,
                    65,
                    "Gửi giấy triệu tập",
                    head.runs() || head.school() ? head.link("/trieu-tap") : null,
                    "%d đã triệu tập, %d đã xác nhận".formatted(seated - unsummoned, confirmed),
                    unsummoned > 0
                            ? Status.DUE
                            : confirmed < seated && !head.state().reached(ClassState.STUDYING)
                                    ? Status.DOING
                                    : Status.DONE,
                    ""));
        return steps;
    }
}
