package vn.nguon.classes;

import static vn.nguon.classes.ClassState.*;
import static vn.nguon.classes.Must.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.nguon.shared.Refusal;

/**
 * The one table of how a class goes on (issue 2, step 4): each edge with who may take it and what must hold. What modules
 * above ask for besides comes through {@link TransitionCondition}.
 * <p>The school approves programme and lecturers while the class is before the approver; that is no edge, but a condition of
 * SUBMITTED → APPROVED. A class that was put off goes back to APPROVED: it is summoned anew. Summoning is issuing letters, so that edge is
 * taken where they are issued.
 */
final class ClassTransitions {
    private static final Set<Who> RUNS = Set.of(Who.RUNS);
    private static final Set<Who> DECIDES = Set.of(Who.DECIDES);

    static final List<Edge> TABLE = List.of(
            new Edge(DRAFT, SUBMITTED, "Trình duyệt", RUNS, List.of(PARTS_SHARED, PROGRAMME_CHOSEN, DAYS_SET)),
            new Edge(RETURNED, SUBMITTED, "Trình lại", RUNS, List.of(PARTS_SHARED, PROGRAMME_CHOSEN, DAYS_SET)),
            new Edge(
                    SUBMITTED,
                    APPROVED,
                    "Duyệt",
                    DECIDES,
                    List.of(NOT_PROPOSER, PROGRAMME_CHOSEN, DAYS_SET, PROGRAMME_APPROVED, DECISION_NAMED)),
            new Edge(SUBMITTED, RETURNED, "Trả lại", Set.of(Who.DECIDES, Who.SCHOOL), List.of(REASON_GIVEN)),
            new Edge(APPROVED, SUMMONED, "Triệu tập", Set.of(Who.RUNS, Who.SCHOOL), List.of(NOT_OVER), "/trieu-tap"),
            new Edge(SUMMONED, STUDYING, "Bắt đầu lớp", RUNS, List.of(FIRST_DAY_REACHED)),
            new Edge(STUDYING, AWAITING_RESULTS, "Chuyển sang chờ kết quả", RUNS, List.of(LAST_DAY_REACHED)),
            new Edge(AWAITING_RESULTS, FINISHED, "Kết thúc lớp", Set.of(Who.RUNS, Who.DECIDES), List.of()),
            new Edge(APPROVED, POSTPONED, "Hoãn", DECIDES, List.of(REASON_GIVEN)),
            new Edge(SUMMONED, POSTPONED, "Hoãn", DECIDES, List.of(REASON_GIVEN)),
            new Edge(STUDYING, POSTPONED, "Hoãn", DECIDES, List.of(REASON_GIVEN)),
            new Edge(POSTPONED, APPROVED, "Mở lại", DECIDES, List.of(DAYS_SET, NOT_OVER)),
            new Edge(DRAFT, CANCELLED, "Hủy", RUNS, List.of(REASON_GIVEN)),
            new Edge(RETURNED, CANCELLED, "Hủy", RUNS, List.of(REASON_GIVEN)),
            new Edge(SUBMITTED, CANCELLED, "Hủy", DECIDES, List.of(REASON_GIVEN)),
            new Edge(APPROVED, CANCELLED, "Hủy", DECIDES, List.of(REASON_GIVEN)),
            new Edge(SUMMONED, CANCELLED, "Hủy", DECIDES, List.of(REASON_GIVEN)),
            new Edge(STUDYING, CANCELLED, "Hủy", DECIDES, List.of(REASON_GIVEN)),
            new Edge(POSTPONED, CANCELLED, "Hủy", DECIDES, List.of(REASON_GIVEN)));

    /** What the table says to one wish. */
    sealed interface Verdict {}

    record Go(Edge edge) implements Verdict {}

    /** 403: the edge exists, for others. */
    record NotYours(String sentence) implements Verdict {}

    record Not(Refusal refusal) implements Verdict {}

    private ClassTransitions() {}

    static Optional<Edge> edge(ClassState from, ClassState to) {
        return TABLE.stream()
                .filter(edge -> edge.from() == from && edge.to() == to)
                .findFirst();
    }

    /** Edges that this viewer may take from here, whether or not their conditions hold yet. */
    static List<Edge> open(ClassHead head) {
        return TABLE.stream()
                .filter(edge -> edge.from() == head.state() && edge.mayTake(head))
                .toList();
    }

    /** Who first, then what must hold, in the order of the table. */
    static Verdict judge(ClassFactSheet facts, ClassState to) {
        var head = facts.head();
        var found = edge(head.state(), to);
        if (found.isEmpty())
            return new Not(new Refusal(
                    "khong-co-buoc-nay",
                    "Lớp đang ở “%s” nên không chuyển sang “%s” được. Mở lại trang để xem lớp đang ở đâu."
                            .formatted(head.state().vietnamese(), to.vietnamese())));
        var edge = found.get();
        if (!edge.mayTake(head))
            return new NotYours(
                    edge.who().stream().sorted().findFirst().orElseThrow().sentence());
        return edge.musts().stream()
                .flatMap(must -> must.refusal(facts).stream())
                .findFirst()
                .<Verdict>map(Not::new)
                .orElseGet(() -> new Go(edge));
    }
}
