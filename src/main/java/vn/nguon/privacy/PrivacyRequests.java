package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.people.People;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/**
 * Requests about personal data: made by the person, or noted by an organisation board for somebody in its scope; taken up and answered there.
 * The deadline is reckoned once, when the request comes in.
 */
@Service
public class PrivacyRequests {
    private static final String DAYS = "privacy.request-days";
    static final String DESK = "/du-lieu-ca-nhan/yeu-cau";

    private final RequestRows rows;
    private final WorkingDays working;
    private final Rules rules;
    private final People people;
    private final Tasks tasks;
    private final Audit audit;

    PrivacyRequests(RequestRows rows, WorkingDays working, Rules rules, People people, Tasks tasks, Audit audit) {
        this.rows = rows;
        this.working = working;
        this.rules = rules;
        this.people = people;
        this.tasks = tasks;
        this.audit = audit;
    }

    /** The viewer asks about their own data. @throws NotFound if the account is nobody's */
    @Transactional
    public UUID ask(Viewer viewer, RequestKind kind, String words) {
        var own = people.ofAccount(viewer.id()).orElseThrow(() -> new NotFound("person of account"));
        return receive(viewer, own, kind, words, "");
    }

    /**
     * An organisation board notes what somebody asked on paper or by word of mouth.
     *
     * @throws NotFound if the viewer has no door to the person
     */
    @Transactional
    UUID note(Viewer viewer, UUID person, RequestKind kind, String words, String brought) {
        mustHandle(viewer);
        return receive(viewer, people.card(viewer, person).id(), kind, words, VietnameseText.clean(brought));
    }

    private UUID receive(Viewer viewer, PersonId person, RequestKind kind, String words, String brought) {
        var rule = rules.on(DAYS, viewer.today());
        var due = working.after(viewer.today(), rule.whole());
        var desk = rows.desk(person, viewer.today());
        var ref = rows.add(
                viewer,
                new RequestRows.New(
                        person,
                        kind,
                        words.strip(),
                        brought,
                        desk.orElse(null),
                        due,
                        "%d %s, %s"
                                .formatted(
                                        rule.whole(), rule.unit(), rule.source().text())));
        desk.ifPresent(at -> tasks.open(OpenTask.forRole(
                key(ref),
                "privacy-request",
                "Trả lời yêu cầu về dữ liệu cá nhân",
                kind.vietnamese(),
                DESK + "/" + ref,
                due,
                Role.ORGANISATION_BOARD,
                at)));
        audit.record(
                viewer,
                "PRIVACY_REQUEST",
                "person",
                person.value(),
                "Yêu cầu về dữ liệu cá nhân: " + kind.vietnamese(),
                Map.of("words", words.strip(), "brought", brought));
        return ref;
    }

    private static String key(UUID request) {
        return "privacy-request:" + request;
    }

    /** The viewer's own requests; empty when the account is nobody's. */
    @Transactional(readOnly = true)
    List<PrivacyRequest> own(Viewer viewer) {
        return people.ofAccount(viewer.id())
                .map(person -> rows.own(viewer.id(), person))
                .orElse(List.of());
    }

    /** @param total of all pages */
    record Listing(List<PrivacyRequest> requests, int total) {}

    /** Requests about people whom the viewer may see, the latest deadline first. */
    @Transactional(readOnly = true)
    Listing list(Viewer viewer, boolean open, int size, long offset) {
        mustHandle(viewer);
        return rows.ofDesk(viewer, open, size, offset);
    }

    /** @throws NotFound when there is no such request or no door to the person */
    @Transactional(readOnly = true)
    PrivacyRequest find(Viewer viewer, UUID ref) {
        return found(viewer, ref).request();
    }

    private RequestRows.Found found(Viewer viewer, UUID ref) {
        mustHandle(viewer);
        return rows.find(viewer, ref).orElseThrow(() -> new NotFound("privacy request " + ref));
    }

    /** Says that somebody works on it. */
    @Transactional
    Outcome<RequestState> take(Viewer viewer, UUID ref) {
        var found = found(viewer, ref);
        return rows.step(viewer, found.id(), RequestState.TAKEN, "") ? Outcome.done(RequestState.TAKEN) : before();
    }

    private static Outcome<RequestState> before() {
        return Outcome.refused("da-xu-ly", "Yêu cầu này đã có người nhận hoặc đã trả lời. Mở lại trang để xem.");
    }

    /** @param answer {@link RequestState} that is not open @param note what was done, or why not */
    @Transactional
    Outcome<RequestState> answer(Viewer viewer, UUID ref, RequestState answer, String note) {
        if (answer.open()) throw new IllegalArgumentException(answer.name());
        var clean = note.strip();
        if (clean.isEmpty()) return Outcome.refused("thieu-tra-loi", "Nhập nội dung trả lời.");
        var found = found(viewer, ref);
        if (own(viewer, found.request()))
            return Outcome.refused(
                    "cua-chinh-minh", "Yêu cầu về dữ liệu của chính mình thì người khác của Ban Tổ chức trả lời.");
        if (!rows.step(viewer, found.id(), answer, clean)) return before();
        tasks.close(key(ref));
        audit.record(
                viewer,
                "PRIVACY_ANSWER",
                "person",
                people.card(viewer, found.request().person()).id().value(),
                "Trả lời yêu cầu về dữ liệu cá nhân: " + answer.vietnamese(),
                Map.of("request", ref.toString(), "note", clean));
        return Outcome.done(answer);
    }

    private boolean own(Viewer viewer, PrivacyRequest request) {
        var mine = people.ofAccount(viewer.id());
        return mine.isPresent() && people.card(viewer, request.person()).id().equals(mine.get());
    }

    private static void mustHandle(Viewer viewer) {
        if (!viewer.is(Role.ORGANISATION_BOARD))
            throw new Forbidden("Yêu cầu về dữ liệu cá nhân do Ban Tổ chức trả lời.");
    }

    /** Number of days and its source today, and when a request made today has to be answered. */
    record Clock(
            int days,
            String ground,
            LocalDate dueOn,
            @Nullable String unit) {}

    @Transactional(readOnly = true)
    Clock clock(LocalDate today) {
        var rule = rules.on(DAYS, today);
        return new Clock(rule.whole(), rule.source().text(), working.after(today, rule.whole()), rule.unit());
    }
}
