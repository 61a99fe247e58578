package vn.nguon.practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * Scoring of role practice (chấm thực hành): trainees of the study group who do not play, and the session's lecturers, give each
 * criterion 0 to 10 with a remark, from the session's day until its release. Nobody scores a turn they play in.
 */
@Service
public class Scoring {
    private final ScoreBook book;
    private final SituationBook situations;
    private final PracticeTasks tasks;
    private final Situations library;
    private final Classes classes;
    private final Rules rules;
    private final Clock clock;
    private final ObjectProvider<PracticeLock> locks;

    Scoring(
            ScoreBook book,
            SituationBook situations,
            PracticeTasks tasks,
            Situations library,
            Classes classes,
            Rules rules,
            Clock clock,
            ObjectProvider<PracticeLock> locks) {
        this.book = book;
        this.situations = situations;
        this.tasks = tasks;
        this.library = library;
        this.classes = classes;
        this.rules = rules;
        this.clock = clock;
        this.locks = locks;
    }

    /** What the viewer is in a turn. */
    enum Part {
        HEAD,
        CAST,
        OBSERVER,
        LECTURER
    }

    /**
     * A turn as one of those in it sees it.
     *
     * @param ownId the viewer's enrolment, null for a lecturer
     * @param roleNo of the viewer, when they play beside the head
     * @param sheetAt when the viewer scored it; null while not
     * @param mark the head's and lecturers', after the release; null otherwise
     * @param observers trainees' sheets so far
     */
    record Scene(
            long turnId,
            UUID ref,
            long classId,
            String code,
            String className,
            String state,
            long sessionId,
            LocalDate day,
            String half,
            String place,
            int groupNo,
            int no,
            long versionId,
            String title,
            long headId,
            String headName,
            String headUnit,
            @Nullable Long ownId,
            @Nullable Integer roleNo,
            Part part,
            @Nullable Instant sheetAt,
            boolean released,
            @Nullable BigDecimal mark,
            int observers) {
        boolean scores() {
            return part == Part.OBSERVER || part == Part.LECTURER;
        }
    }

    /** Turns the viewer heads, plays in, watches or leads; latest day first. */
    @Transactional(readOnly = true)
    List<Scene> own(Viewer viewer) {
        return book.scenes(viewer);
    }

    /**
     * One turn.
     *
     * @param players by number of the role
     * @param closed why the viewer cannot score it now; null while they can
     * @param watched what came of it, for the head after the release, for a lecturer always; otherwise empty
     */
    record View(
            Scene scene,
            Situation situation,
            Map<Integer, String> players,
            Sheet own,
            SceneScore rule,
            @Nullable Refusal closed,
            List<ScoreBook.Watched> watched,
            List<ScoreBook.Said> said) {}

    /** @throws NotFound unless the viewer is in the turn's study group or teaches its session */
    @Transactional(readOnly = true)
    View view(Viewer viewer, UUID turn) {
        var scene = scene(viewer, turn);
        var lecturer = scene.part() == Part.LECTURER;
        var shown = lecturer || scene.part() == Part.HEAD;
        return new View(
                scene,
                situations.version(scene.versionId()),
                book.players(scene.turnId()),
                scene.scores() ? book.own(viewer, scene.turnId()) : Sheet.NONE,
                rule(scene),
                closed(viewer, scene).orElse(null),
                shown ? book.watched(scene.turnId(), lecturer) : List.of(),
                shown ? book.said(scene.turnId(), lecturer) : List.of());
    }

    private Scene scene(Viewer viewer, UUID turn) {
        return book.scene(viewer, turn).orElseThrow(() -> new NotFound("turn " + turn));
    }

    private SceneScore rule(Scene scene) {
        return new SceneScore(rules.on("practice.score-step", scene.day()).value());
    }

    /** What the turn itself says; whether results are decided is asked when something is saved. */
    private static Optional<Refusal> closed(Viewer viewer, Scene scene) {
        if (scene.part() == Part.HEAD) return refuse("luot-cua-minh", "Không ai tự chấm lượt của mình.");
        if (scene.part() == Part.CAST)
            return refuse("dang-dong-vai", "Người đóng vai trong lượt thì không chấm lượt đó.");
        if (viewer.today().isBefore(scene.day()))
            return refuse(
                    "chua-den-buoi",
                    "Chấm được từ %s. Mở lại trang này khi đến buổi."
                            .formatted(PracticeWords.when(scene.day(), scene.half())));
        if (scene.released()) return refuse("da-cong-bo", "Buổi này đã công bố kết quả nên không chấm được nữa.");
        if (scene.state().equals("FINISHED")) return refuse("lop-da-xong", "Lớp đã kết thúc nên không chấm được nữa.");
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }

    /**
     * Keeps a sheet; the same sheet sent twice is once.
     *
     * @param sheet a score for each criterion
     * @return the version that stands; refused with {@code phieu-vua-luu} when the viewer saved something else from another device
     * @throws NotFound like {@link #view}
     */
    @Transactional
    public Outcome<Integer> save(Viewer viewer, UUID turn, Sheet sheet) {
        var scene = scene(viewer, turn);
        book.hold(scene.classId());
        var closed = closed(viewer, scene)
                .or(() -> Practice.closed(classes.head(viewer, new ClassId(scene.classId())), locks));
        if (closed.isPresent()) return new Outcome.Refused<>(closed.get());
        var asked = new HashSet<Integer>();
        for (var criterion : situations.version(scene.versionId()).criteria()) asked.add(criterion.no());
        if (!sheet.scores().keySet().equals(asked)) return Outcome.refused("thieu-diem", "Cho điểm mọi tiêu chí.");
        var rule = rule(scene);
        for (var score : sheet.scores().values()) {
            if (score.signum() < 0 || score.compareTo(BigDecimal.TEN) > 0)
                return Outcome.refused("diem-ngoai-thang", "Điểm từ 0 đến 10.");
            if (!rule.fits(score)) return Outcome.refused("buoc-diem", rule.sentence());
        }
        var lecturer = scene.part() == Part.LECTURER;
        var kept = new Sheet(sheet.scores(), sheet.remark(), lecturer ? sheet.conclusion() : "", sheet.version());
        var stands = book.own(viewer, scene.turnId());
        if (stands.version() > 0 && stands.same(kept)) return Outcome.done(stands.version());
        if (!book.write(viewer, scene.turnId(), scene.ownId(), kept, clock.instant()))
            return Outcome.refused(
                    "phieu-vua-luu",
                    "Phiếu này vừa được lưu từ máy khác với điểm khác. Mở lại phiếu để xem, hoặc bấm Lưu lần nữa để thay bằng điểm đang nhập.");
        if (lecturer || scene.observers() == 0) tasks.scored(scene);
        return Outcome.done(kept.version() + 1);
    }

    /** The material of the turn's situation. @throws NotFound like {@link #view}, or if nothing is attached */
    @Transactional(readOnly = true)
    Situations.Sent file(Viewer viewer, UUID turn) {
        return library.sent(situations.version(scene(viewer, turn).versionId()));
    }
}
