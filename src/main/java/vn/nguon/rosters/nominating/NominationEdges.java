package vn.nguon.rosters.nominating;

import static vn.nguon.rosters.nominating.NominationEdges.Actor.*;
import static vn.nguon.rosters.nominating.NominationState.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.nguon.shared.Refusal;

/**
 * The one table of how a nomination goes on: each edge with who takes it and what it needs. What hangs on numbers or on other classes
 * (quota, seats, half days) is said where it is counted. By the words of domain.md 3: the commune proposes, the organisation board
 * appraises, the Standing Committee decides, organiser or school summons.
 */
public final class NominationEdges {
    /** Who takes an edge. */
    public enum Actor {
        COMMUNE("Chỉ đảng ủy đề nghị cử người này làm được việc này."),
        BOARD("Chỉ Ban Tổ chức của cơ quan lập kế hoạch, quyết định hay tổ chức lớp làm được việc này."),
        DECIDER("Chỉ người duyệt của cơ quan quyết định mở lớp làm được việc này."),
        SUMMONER("Chỉ cơ quan tổ chức lớp hoặc trường làm được việc này."),
        ORGANISER("Chỉ cơ quan tổ chức hoặc nơi đặt lớp làm được việc này."),
        /** The trainee, or the commune for them. */
        SUMMONED_PERSON("Chỉ người được triệu tập hoặc đảng ủy cử người đó làm được việc này.");

        private final String sentence;

        Actor(String sentence) {
            this.sentence = sentence;
        }

        /** For somebody who is not. */
        public String sentence() {
            return sentence;
        }
    }

    /** @param reason must be given @param document must be named */
    public record Edge(
            NominationState from, NominationState to, String label, Actor actor, boolean reason, boolean document) {}

    static final List<Edge> TABLE = List.of(
            new Edge(PROPOSED, WITHDRAWN, "Rút đề nghị", COMMUNE, true, false),
            new Edge(RETURNED, WITHDRAWN, "Rút đề nghị", COMMUNE, true, false),
            new Edge(RETURNED, PROPOSED, "Đề nghị lại", COMMUNE, true, false),
            new Edge(PROPOSED, APPRAISED, "Thẩm định đạt", BOARD, false, false),
            new Edge(PROPOSED, RETURNED, "Trả lại", BOARD, true, false),
            new Edge(APPRAISED, PROPOSED, "Trả Ban Tổ chức xem lại", DECIDER, true, false),
            new Edge(APPRAISED, SENT, "Quyết định cử", DECIDER, false, true),
            new Edge(APPRAISED, RESERVE, "Quyết định dự bị", DECIDER, false, true),
            new Edge(RESERVE, SENT, "Gọi dự bị", ORGANISER, true, true),
            new Edge(SENT, SUMMONED, "Triệu tập", SUMMONER, false, true),
            // A class that was put off and opened again asks everybody anew, for its new days.
            new Edge(SUMMONED, SUMMONED, "Triệu tập lại", SUMMONER, false, true),
            new Edge(CONFIRMED, SUMMONED, "Triệu tập lại", SUMMONER, false, true),
            new Edge(SUMMONED, CONFIRMED, "Xác nhận đi học", SUMMONED_PERSON, false, false),
            new Edge(SUMMONED, LEAVE_ASKED, "Xin không học", SUMMONED_PERSON, true, false),
            new Edge(CONFIRMED, LEAVE_ASKED, "Xin không học", SUMMONED_PERSON, true, false),
            new Edge(LEAVE_ASKED, SUMMONED, "Không đồng ý", ORGANISER, true, false),
            new Edge(LEAVE_ASKED, RELEASED, "Đồng ý cho nghỉ", ORGANISER, true, true),
            // Whoever is put on the roster by file or by hand needs no decision of this table: the roster has its own.
            new Edge(PROPOSED, SENT, "Đưa vào danh sách", ORGANISER, true, false),
            new Edge(RETURNED, SENT, "Đưa vào danh sách", ORGANISER, true, false),
            // Whoever leaves the roster by hand takes these; reason and documents are those of the roster's change.
            new Edge(SENT, REPLACED, "Thay", ORGANISER, true, true),
            new Edge(SUMMONED, REPLACED, "Thay", ORGANISER, true, true),
            new Edge(CONFIRMED, REPLACED, "Thay", ORGANISER, true, true),
            new Edge(LEAVE_ASKED, REPLACED, "Thay", ORGANISER, true, true),
            new Edge(SENT, REMOVED, "Rút", ORGANISER, true, true),
            new Edge(SUMMONED, REMOVED, "Rút", ORGANISER, true, true),
            new Edge(CONFIRMED, REMOVED, "Rút", ORGANISER, true, true),
            new Edge(LEAVE_ASKED, REMOVED, "Rút", ORGANISER, true, true));

    private NominationEdges() {}

    static Optional<Edge> edge(NominationState from, NominationState to) {
        return TABLE.stream().filter(e -> e.from() == from && e.to() == to).findFirst();
    }

    /** Edges that lead on from here for this actor, in the order of the table. */
    static List<Edge> open(NominationState from, Actor actor) {
        return TABLE.stream()
                .filter(e -> e.from() == from && e.actor() == actor)
                .toList();
    }

    /** Why this edge cannot be taken from here by any actor of these; empty when it can. */
    static Optional<Refusal> refusal(
            Set<Actor> actors, NominationState from, NominationState to, String reason, boolean document) {
        var found = edge(from, to).filter(edge -> actors.contains(edge.actor()));
        if (found.isEmpty())
            return Optional.of(new Refusal(
                    "khong-co-buoc-nay",
                    "Đề nghị này đang ở “%s” nên không chuyển sang “%s” được. Mở lại trang để xem."
                            .formatted(from.vietnamese(), to.vietnamese())));
        if (found.get().reason() && reason.isBlank())
            return Optional.of(new Refusal("thieu-ly-do", "Ghi lý do để người khác biết vì sao."));
        if (found.get().document() && !document)
            return Optional.of(new Refusal("thieu-van-ban", "Ghi số, ngày của văn bản."));
        return Optional.empty();
    }
}
