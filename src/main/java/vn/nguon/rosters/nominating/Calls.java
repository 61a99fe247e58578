package vn.nguon.rosters.nominating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.rosters.RosterSending;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;
import vn.nguon.web.Vn;

/**
 * A class's call for trainees (đợt cử học viên) and its quota board. Prepared by whoever prepares the class, opened and closed by the
 * organisation board.
 */
@Service
public class Calls {
    private final CallTable calls;
    private final NominationTable nominations;
    private final NominationTasks tasks;
    private final RosterSending sending;
    private final Units units;
    private final Audit audit;

    Calls(
            CallTable calls,
            NominationTable nominations,
            NominationTasks tasks,
            RosterSending sending,
            Units units,
            Audit audit) {
        this.calls = calls;
        this.nominations = nominations;
        this.tasks = tasks;
        this.sending = sending;
        this.units = units;
        this.audit = audit;
    }

    /** Empty while the class asked nobody. */
    @Transactional(readOnly = true)
    public Optional<Call> call(Viewer viewer, ClassHead head) {
        Rights.mustLook(head);
        return calls.call(head.id());
    }

    /** By commune, in Vietnamese order; also communes that were offered nothing and have people on the roster. One statement. */
    @Transactional(readOnly = true)
    public List<QuotaLine> board(Viewer viewer, ClassHead head) {
        Rights.mustLook(head);
        return calls.board(head.id());
    }

    /**
     * What a call can be for, and what is written down of it.
     *
     * @param call null while nothing is; {@code offered} seats by public id of the commune
     */
    public record Choices(
            List<String> titles,
            List<String> terms,
            List<OrganisationCard> communes,
            @Nullable Call call,
            Map<UUID, Integer> offered) {}

    /** Titles and terms in force, and the communes beneath the class's bodies on its map. Two statements. */
    @Transactional(readOnly = true)
    public Choices choices(Viewer viewer, ClassHead head) {
        Rights.mustPrepare(head);
        var days = NeedRows.Days.of(head.firstDay(), viewer.today());
        var ground = calls.ground(head.id(), viewer, days.map());
        return new Choices(
                ground.titles(),
                ground.terms(),
                units.organisations(ground.reach(), days.map()).stream()
                        .filter(card -> card.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE)
                        .toList(),
                ground.call(),
                ground.offered());
    }

    /**
     * Writes down what the call shall be (dự kiến chỉ tiêu) while the class is prepared: nobody is asked yet. Quotas may still be lacking.
     * Refused: a call that is open already, a class past its approval by more than that, day or quotas that do not fit.
     */
    @Transactional
    public Outcome<Integer> prepare(Viewer by, ClassHead head, OpenCall wanted) {
        Rights.mustPrepare(head);
        if (calls.call(head.id()).filter(Call::opened).isPresent())
            return Outcome.refused(
                    "da-giao-chi-tieu", "Chỉ tiêu đã giao cho đảng ủy. Ban Tổ chức sửa bằng cách giao lại.");
        if (!head.state().open() && head.state() != ClassState.SUBMITTED && head.state() != ClassState.APPROVED)
            return Outcome.refused(
                    "lop-khong-nhan-du-kien",
                    "Lớp ở trạng thái “%s” nên không dự kiến chỉ tiêu nữa."
                            .formatted(head.state().vietnamese()));
        var communes = communes(by, head);
        var refusal = outOfRange(by, head, wanted).or(() -> unfit(head, wanted, communes, false));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        calls.call(
                head.id(),
                wanted.titles(),
                wanted.terms(),
                wanted.dueOn(),
                wanted.note().strip(),
                null);
        var asked = quotas(head, wanted, communes).size();
        audit.record(
                by,
                "PREPARE_CALL",
                "class",
                head.id().value(),
                "Dự kiến chỉ tiêu cử học viên lớp %s".formatted(head.code()),
                Map.of("titles", wanted.titles(), "terms", wanted.terms(), "quotas", quotaWords(wanted, communes)));
        return Outcome.done(asked);
    }

    private Map<UUID, OrganisationCard> communes(Viewer by, ClassHead head) {
        return choices(by, head).communes().stream()
                .collect(Collectors.toMap(OrganisationCard::ref, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }

    /** Writes each commune's seats; those that get some. */
    private Map<OrganisationId, String> quotas(ClassHead head, OpenCall wanted, Map<UUID, OrganisationCard> communes) {
        var asked = new LinkedHashMap<OrganisationId, String>();
        for (var commune : communes.values()) {
            var offered = wanted.quotas().getOrDefault(commune.ref(), 0);
            if (offered > 0) asked.put(commune.id(), commune.placeName());
            calls.quota(head.id(), commune.id(), commune.placeName(), offered);
        }
        return asked;
    }

    /**
     * Opens the call, or changes it: titles, terms, day and quotas as they shall be. Communes without an account get one. Refused: class
     * not approved or over, day out of range, quotas above the seats or below who is named already, no commune asked.
     */
    @Transactional
    public Outcome<Integer> open(Viewer by, ClassHead head, OpenCall wanted) {
        Rights.mustBoard(head);
        var communes = communes(by, head);
        var refusal = notNow(head).or(() -> outOfRange(by, head, wanted)).or(() -> unfit(head, wanted, communes, true));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        calls.call(
                head.id(),
                wanted.titles(),
                wanted.terms(),
                wanted.dueOn(),
                wanted.note().strip(),
                by);
        var asked = quotas(head, wanted, communes);
        // Somebody may have named people between reading and locking; the locks of quota() are held now.
        var below = below(head).or(() -> withEnded(head, communes));
        if (below.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(below.get());
        }
        sending.openCommunes(asked, by.today());
        tasks.refresh(head.id());
        var seats = asked.keySet().size();
        audit.record(
                by,
                "OPEN_CALL",
                "class",
                head.id().value(),
                "Giao chỉ tiêu cử học viên lớp %s cho %d đảng ủy".formatted(head.code(), seats),
                Map.of(
                        "titles",
                        wanted.titles(),
                        "terms",
                        wanted.terms(),
                        "due",
                        wanted.dueOn().toString(),
                        "quotas",
                        quotaWords(wanted, communes)));
        return Outcome.done(seats);
    }

    private static Map<String, Integer> quotaWords(OpenCall wanted, Map<UUID, OrganisationCard> communes) {
        var words = new LinkedHashMap<String, Integer>();
        communes.forEach((ref, commune) -> {
            var offered = wanted.quotas().getOrDefault(ref, 0);
            if (offered > 0) words.put(commune.placeName(), offered);
        });
        return words;
    }

    /** No more proposals; what was proposed goes on. Twice is once. */
    @Transactional
    public Outcome<Boolean> close(Viewer by, ClassHead head) {
        Rights.mustBoard(head);
        if (calls.call(head.id()).filter(Call::opened).isEmpty())
            return Outcome.refused("chua-giao-chi-tieu", "Lớp chưa giao chỉ tiêu cho đảng ủy nào.");
        calls.close(head.id(), by);
        tasks.refresh(head.id());
        audit.record(by, "CLOSE_CALL", "class", head.id().value(), "Chốt nhận đề nghị cử lớp " + head.code(), Map.of());
        return Outcome.done(true);
    }

    /** People are named, summoned and answered for: the class is approved, neither over nor put off nor called off. */
    static boolean goesOn(ClassState state) {
        return switch (state) {
            case APPROVED, SUMMONED, STUDYING -> true;
            case DRAFT, SUBMITTED, RETURNED, AWAITING_RESULTS, FINISHED, POSTPONED, CANCELLED -> false;
        };
    }

    /** Why an answer to a summons is not taken: the class asks nothing any more, or nothing for now. */
    static Optional<Refusal> answersNothing(ClassState state) {
        return goesOn(state)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "lop-khong-nhan-tra-loi",
                        "Lớp ở trạng thái “%s” nên không nhận trả lời giấy triệu tập. Liên hệ cơ quan tổ chức lớp."
                                .formatted(state.vietnamese())));
    }

    private static Optional<Refusal> notNow(ClassHead head) {
        return goesOn(head.state())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "lop-khong-nhan-de-nghi",
                        "Lớp ở trạng thái “%s”. Giao chỉ tiêu khi lớp đã được duyệt mở và chưa học xong."
                                .formatted(head.state().vietnamese())));
    }

    private static Optional<Refusal> outOfRange(Viewer by, ClassHead head, OpenCall wanted) {
        if (wanted.dueOn().isBefore(by.today()))
            return Optional.of(new Refusal("han-da-qua", "Hạn đề nghị đã qua. Chọn từ hôm nay trở đi."));
        var last = head.lastDay();
        return last != null && wanted.dueOn().isAfter(last)
                ? Optional.of(new Refusal(
                        "han-sau-lop",
                        "Hạn đề nghị ở sau ngày học cuối cùng %s. Chọn ngày sớm hơn.".formatted(Vn.date(last))))
                : Optional.empty();
    }

    private static Optional<Refusal> unfit(
            ClassHead head, OpenCall wanted, Map<UUID, OrganisationCard> communes, boolean all) {
        if (wanted.titles().isEmpty() || wanted.terms().isEmpty())
            return Optional.of(
                    new Refusal("thieu-chuc-danh", "Chọn chức danh và nhiệm kỳ quy hoạch mà lớp bồi dưỡng."));
        if (!communes.keySet().containsAll(wanted.quotas().keySet()))
            return Optional.of(
                    new Refusal("ngoai-pham-vi", "Có đảng ủy không thuộc phạm vi của lớp. Mở lại trang rồi giao lại."));
        var sum = wanted.quotas().values().stream().mapToInt(Integer::intValue).sum();
        if (sum == 0 && all)
            return Optional.of(new Refusal("chua-chia-chi-tieu", "Giao ít nhất một chỉ tiêu cho một đảng ủy."));
        return sum > head.capacity()
                ? Optional.of(new Refusal(
                        "chi-tieu-qua-si-so",
                        "Giao %d chỉ tiêu, lớp có %d chỗ. Giảm chỉ tiêu hoặc tăng sĩ số."
                                .formatted(sum, head.capacity())))
                : Optional.empty();
    }

    /** Seats of communes that ended since stay theirs, for whoever keeps their tasks, and count with the new ones. */
    private Optional<Refusal> withEnded(ClassHead head, Map<UUID, OrganisationCard> communes) {
        var standing = communes.values().stream().map(OrganisationCard::id).collect(Collectors.toSet());
        var board = calls.board(head.id());
        var all = board.stream().mapToInt(QuotaLine::offered).sum();
        var ended = board.stream()
                .filter(line -> !standing.contains(line.organisation()))
                .mapToInt(QuotaLine::offered)
                .sum();
        return ended == 0 || all <= head.capacity()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "chi-tieu-qua-si-so",
                        "Đảng ủy đã kết thúc còn giữ %d chỉ tiêu, cùng với số giao mới là %d, lớp có %d chỗ. Giảm số giao mới hoặc tăng sĩ số."
                                .formatted(ended, all, head.capacity())));
    }

    /** A commune that is offered nothing may have people on the roster, brought by a file; those it named itself need their seats. */
    private Optional<Refusal> below(ClassHead head) {
        var board = calls.board(head.id());
        var bare = board.stream().anyMatch(line -> line.offered() == 0 && line.named() > 0);
        var naming = bare ? nominations.naming(head.id()) : Set.<OrganisationId>of();
        return board.stream()
                .filter(line ->
                        line.named() > line.offered() && (line.offered() > 0 || naming.contains(line.organisation())))
                .findFirst()
                .map(line -> new Refusal(
                        "chi-tieu-duoi-so-da-cu",
                        "%s đã đề nghị, cử %d người, không giao được %d chỉ tiêu."
                                .formatted(line.unitName(), line.named(), line.offered())));
    }
}
