package vn.nguon.papers;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * How a class's papers are marked, as the school that issues the certificate arranges it: one marker or two, the rubrics, who gets which
 * paper. The school keeps numbers and names apart: no method here says both of one paper.
 */
@Service
public class MarkingDesk {
    private final Classes classes;
    private final PaperBook papers;
    private final MarkingBook book;
    private final MarkBook marks;
    private final MarkSettling settling;
    private final Rubrics rubrics;
    private final PaperTasks tasks;
    private final Audit audit;

    MarkingDesk(
            Classes classes,
            PaperBook papers,
            MarkingBook book,
            MarkBook marks,
            MarkSettling settling,
            Rubrics rubrics,
            PaperTasks tasks,
            Audit audit) {
        this.classes = classes;
        this.papers = papers;
        this.book = book;
        this.marks = marks;
        this.settling = settling;
        this.rubrics = rubrics;
        this.tasks = tasks;
        this.audit = audit;
    }

    private ClassHead head(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường cấp chứng chỉ tổ chức chấm.");
        return head;
    }

    /**
     * @param turns by number, see {@link MarkingBook#state}
     * @param markers how many are named
     * @param alone communes with one trainee: where the commune is shown, it gives the name away
     */
    record State(
            ClassHead head,
            PaperSetting setting,
            List<MarkingBook.Turn> turns,
            int markers,
            MarkingRule rule,
            List<String> alone) {}

    /** @throws Forbidden unless the viewer is of the school that issues the certificate */
    @Transactional(readOnly = true)
    State state(Viewer viewer, String code) {
        var head = head(viewer, code);
        var setting = papers.setting(head.id());
        return new State(
                head,
                setting,
                setting.way().hidesNames() ? book.state(head.id()) : List.of(),
                book.markers(head.id()).size(),
                settling.rule(MarkSettling.day(viewer, head)),
                book.alone(head.id()));
    }

    /** What there is to choose from. */
    record Ways(ClassHead head, PaperSetting setting, List<MarkBook.Part> parts, List<String> alone, boolean begun) {}

    @Transactional(readOnly = true)
    Ways ways(Viewer viewer, String code) {
        var head = head(viewer, code);
        var setting = papers.setting(head.id());
        return new Ways(
                head, setting, marks.parts(head.id()), book.alone(head.id()), book.begun(head.id(), setting.part()));
    }

    /** Command: how the class marks. @param part name of the assessment's part that the paper is; "" for {@link MarkingWay#OPEN} */
    record Choose(MarkingWay way, String part, boolean showsCommune, int version) {}

    /**
     * @return refused once the class is over, or anything is marked: a mark given under one way does not become one of another
     * @throws Stale if somebody else saved first
     */
    @Transactional
    Outcome<MarkingWay> choose(Viewer viewer, String code, Choose command) {
        var head = head(viewer, code);
        var over = PaperRights.over(head);
        if (over != null) return new Outcome.Refused<>(over);
        marks.lock(head.id());
        var setting = papers.setting(head.id());
        var part = marks.parts(head.id()).stream()
                .filter(one -> one.ref().toString().equals(command.part()))
                .findFirst()
                .orElse(null);
        if (command.way().hidesNames() && part == null)
            return Outcome.refused("thieu-phan-diem", "Chọn phần điểm mà bài thu hoạch tính vào.");
        var id = part == null ? null : part.id();
        var changes = command.way() != setting.way()
                || command.way().hidesNames() && !java.util.Objects.equals(id, setting.part());
        if (changes && (book.begun(head.id(), id) || book.begun(head.id(), setting.part())))
            return Outcome.refused("da-co-diem", "Đã có bài chấm rồi nên cách chấm của lớp này không đổi được nữa.");
        if (!book.set(head.id(), command.way(), id, command.showsCommune(), command.version()))
            throw new Stale("Có người vừa đổi cách chấm của lớp này. Mở lại trang, xem thay đổi rồi lưu lại.");
        audit.record(
                viewer,
                "SET_MARKING",
                "class",
                head.id().value(),
                "Đặt cách chấm thu hoạch lớp " + head.code(),
                Map.of("way", command.way().name(), "shows_commune", command.showsCommune()));
        return Outcome.done(command.way());
    }

    /** For the demonstration and tests: by the part's reference. */
    public void choose(Viewer viewer, String code, boolean two, java.util.UUID part, boolean showsCommune) {
        var way = two ? MarkingWay.TWO : MarkingWay.ONE;
        var version = papers.setting(classes.head(viewer, code).id()).version();
        switch (choose(viewer, code, new Choose(way, part.toString(), showsCommune, version))) {
            case Outcome.Done<MarkingWay> _ -> {}
            case Outcome.Refused<MarkingWay>(var refusal) -> throw new IllegalStateException(refusal.sentence());
        }
    }

    record Sheets(ClassHead head, List<Rubric> rubrics, List<String> closed) {}

    /** The rubrics of the class's kinds, in order, and which of them stand because papers are marked by them or the class is over. */
    @Transactional(readOnly = true)
    Sheets rubrics(Viewer viewer, String code) {
        var head = head(viewer, code);
        var kinds = papers.setting(head.id()).kinds();
        var all = rubrics.of(head.id(), kinds);
        return new Sheets(
                head,
                List.copyOf(all.values()),
                kinds.stream()
                        .filter(kind -> PaperRights.over(head) != null || book.begun(head.id(), kind))
                        .toList());
    }

    /** Sets the criteria of one kind. @throws NotFound if the class takes no such kind; @throws Stale if somebody else saved first */
    @Transactional
    Outcome<String> set(Viewer viewer, String code, Rubric rubric) {
        var head = head(viewer, code);
        var over = PaperRights.over(head);
        if (over != null) return new Outcome.Refused<>(over);
        marks.lock(head.id());
        if (!papers.setting(head.id()).kinds().contains(rubric.kind())) throw new NotFound("kind of paper");
        if (book.begun(head.id(), rubric.kind()))
            return Outcome.refused(
                    "da-cham-theo-phieu",
                    "Đã có bài %s chấm theo phiếu này nên phiếu không đổi được nữa.".formatted(rubric.kind()));
        if (Rubric.sum(rubric.criteria()).compareTo(Rubric.WHOLE) != 0)
            return Outcome.refused(
                    "tong-khac-10",
                    "Các thang điểm cộng lại được %s, phải là 10.".formatted(Vn.number(Rubric.sum(rubric.criteria()))));
        rubrics.set(head.id(), rubric);
        return Outcome.done(rubric.kind());
    }

    /** @param given turns dealt now; @param without papers for which nobody was left */
    public record Given(int given, int without) {}

    /** Gives every paper that lacks a marker to one, also a third where two differ too much. */
    @Transactional
    public Outcome<Given> deal(Viewer viewer, String code) {
        var head = head(viewer, code);
        var over = PaperRights.over(head);
        if (over != null) return new Outcome.Refused<>(over);
        marks.lock(head.id());
        var setting = papers.setting(head.id());
        var part = settling.part(head.id(), setting);
        if (part == null || !setting.way().hidesNames())
            return Outcome.refused("chua-giau-ten", "Lớp chấm theo tên nên không phải chia bài. Đổi cách chấm trước.");
        var needed = setting.way().markers();
        var named = book.markers(head.id()).size();
        if (named < needed)
            return Outcome.refused(
                    "thieu-nguoi-cham",
                    "Mới giao %s người chấm, cần ít nhất %s. Giao thêm ở trang Người chấm."
                            .formatted(Vn.number(named), Vn.number(needed)));
        var dealt = settling.deal(viewer, head, part, setting.way());
        tasks.thirds(head, dealt.without());
        tasks.markers(head);
        if (!dealt.turns().isEmpty())
            audit.record(
                    viewer,
                    "DEAL_PAPERS",
                    "class",
                    head.id().value(),
                    "Chia bài thu hoạch lớp " + head.code(),
                    Map.of("turns", dealt.turns().size()));
        return Outcome.done(new Given(dealt.turns().size(), dealt.without()));
    }
}
