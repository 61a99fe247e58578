package vn.nguon.feedback;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Anonymous surveys of classes (đánh giá lớp học). Answers lie in a sealed box until the survey has closed; then all of them become
 * counts and shuffled words at once, and the box and its key are gone. There is nothing to see before, and nothing is counted again after.
 * What this protects from, and what not: the ADR on anonymous feedback.
 */
@Service
public class Feedback {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LONGEST = "feedback.longest-days";
    private final Classes classes;
    private final FeedbackTemplates templates;
    private final FeedbackBook book;
    private final FeedbackCounts counts;
    private final BoxKeys keys;
    private final FeedbackTasks tasks;
    private final Rules rules;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Feedback(
            Classes classes,
            FeedbackTemplates templates,
            FeedbackBook book,
            FeedbackCounts counts,
            BoxKeys keys,
            FeedbackTasks tasks,
            Rules rules,
            Audit audit,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.classes = classes;
        this.templates = templates;
        this.book = book;
        this.counts = counts;
        this.keys = keys;
        this.tasks = tasks;
        this.rules = rules;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A class's survey for its offices.
     *
     * @param survey null while none was opened
     * @param silent who has not answered yet; empty once it has closed
     * @param cells what was counted; {@code comments} likewise
     */
    record Overview(
            ClassHead head,
            Instant now,
            @Nullable Survey survey,
            FeedbackBook.Turnout turnout,
            List<FeedbackBook.Silent> silent,
            List<Subject> subjects,
            List<FeedbackCounts.Cell> cells,
            List<FeedbackCounts.Comment> comments) {}

    /** @throws NotFound if the viewer does not see the class for an office */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = FeedbackRights.head(classes, viewer, code);
        var now = clock.instant();
        var found = book.of(head.id());
        if (found.isEmpty())
            return new Overview(
                    head,
                    now,
                    null,
                    new FeedbackBook.Turnout(head.trainees(), 0),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        var survey = found.get();
        var counted = survey.countedAt() != null;
        return new Overview(
                head,
                now,
                survey,
                book.turnout(survey),
                survey.isOpen(now) && FeedbackRights.runs(head) ? book.silent(survey) : List.of(),
                book.subjects(survey),
                counted ? counts.cells(survey) : List.of(),
                counted ? counts.comments(survey) : List.of());
    }

    /** What may be asked about, in the order it is taught. @throws NotFound if the viewer does not see the class for an office */
    @Transactional(readOnly = true)
    public List<FeedbackTopic> topics(Viewer viewer, String code) {
        return book.topics(FeedbackRights.head(classes, viewer, code).id());
    }

    /** Head, questions to choose from and topics. @throws Forbidden if the viewer does not run the survey of this class */
    @Transactional(readOnly = true)
    Opening opening(Viewer viewer, String code) {
        var head = running(viewer, code);
        return new Opening(head, templates.of(head), book.topics(head.id()), longest(head));
    }

    record Opening(
            ClassHead head, List<FeedbackTemplates.Held> templates, List<FeedbackTopic> topics, int longestDays) {}

    private ClassHead running(Viewer viewer, String code) {
        var head = FeedbackRights.head(classes, viewer, code);
        if (!FeedbackRights.runs(head))
            throw new Forbidden("Cơ quan tổ chức lớp hoặc trường cấp chứng chỉ mở đánh giá lớp học.");
        return head;
    }

    private int longest(ClassHead head) {
        var first = head.firstDay();
        return rules.on(
                        LONGEST,
                        first == null ? clock.instant().atZone(NguonClock.ZONE).toLocalDate() : first)
                .whole();
    }

    /**
     * Opens the survey; every trainee has it among their tasks.
     *
     * @return how many are asked
     * @throws NotFound if the viewer does not see the class for an office
     * @throws Forbidden if the viewer does not run its survey
     */
    @Transactional
    public Outcome<Integer> open(Viewer viewer, String code, OpenFeedback command) {
        var head = running(viewer, code);
        var now = clock.instant();
        if (!head.state().reached(ClassState.STUDYING))
            return Outcome.refused("lop-chua-hoc", "Lớp chưa học. Mở đánh giá từ ngày học đầu tiên");
        var refusal = refusal(head, now, now, command.closesAt());
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var template = templates.of(head).stream()
                .filter(held -> java.util.Objects.equals(held.organisation(), command.template()))
                .findFirst();
        if (template.isEmpty())
            return Outcome.refused("mau-khong-con", "Mẫu đã chọn không còn dùng cho lớp này. Chọn mẫu khác");
        var asked = book.asked(head.id());
        if (asked.size() < Tally.LEAST)
            return Outcome.refused(
                    "it-nguoi",
                    "Lớp có %d học viên. Kết quả chỉ hiện từ %d câu trả lời, nên lớp cần ít nhất %2$d học viên"
                            .formatted(asked.size(), Tally.LEAST));
        if (book.of(head.id()).isPresent()) return opened();
        var ref = ids.next();
        try {
            book.open(
                    viewer,
                    head.id(),
                    ref,
                    template.get().id(),
                    now,
                    command.closesAt(),
                    command.topics(),
                    AnswerBox.empty(ref, keys.make(ref)));
        } catch (DuplicateKeyException e) {
            return opened();
        }
        tasks.open(head, book.of(head.id()).orElseThrow(), asked);
        audit.record(
                viewer,
                "OPEN_FEEDBACK",
                "class",
                head.id().value(),
                "Mở đánh giá lớp học %s đến %s".formatted(head.code(), Vn.dateTime(command.closesAt())),
                Map.of("asked", asked.size(), "topics", command.topics().size()));
        return Outcome.done(asked.size());
    }

    private static Outcome<Integer> opened() {
        return Outcome.refused("da-mo", "Lớp này đã có đánh giá. Mỗi lớp đánh giá một lần");
    }

    private Optional<Refusal> refusal(ClassHead head, Instant now, Instant opened, Instant closes) {
        if (!closes.isAfter(now)) return Optional.of(new Refusal("dong-trong-qua-khu", "Chọn lúc đóng sau bây giờ"));
        var most = longest(head);
        if (closes.isAfter(opened.plus(Duration.ofDays(most))))
            return Optional.of(
                    new Refusal("mo-qua-lau", "Đánh giá mở lâu nhất %d ngày. Chọn ngày đóng sớm hơn".formatted(most)));
        return Optional.empty();
    }

    /** Lets it run longer. Never shorter: whoever could close it after the fifth answer would know whose it was. */
    @Transactional
    public Outcome<Instant> extend(Viewer viewer, String code, Instant closes) {
        var head = running(viewer, code);
        var survey = book.of(head.id()).orElseThrow(() -> new NotFound("survey of class " + code));
        var now = clock.instant();
        if (book.lockBox(survey).isEmpty() || !survey.isOpen(now))
            return Outcome.refused("da-dong", "Đánh giá đã đóng, không mở lại được");
        if (!closes.isAfter(survey.closesAt()))
            return Outcome.refused(
                    "khong-rut-ngan",
                    "Đánh giá đang mở đến hết ngày %s. Chỉ kéo dài được, không rút ngắn"
                            .formatted(Vn.date(survey.lastDay())));
        var refusal = refusal(head, now, survey.openedAt(), closes);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        book.closeAt(survey, closes);
        tasks.open(head, book.of(head.id()).orElseThrow(), book.asked(head.id()));
        audit.record(
                viewer,
                "EXTEND_FEEDBACK",
                "class",
                head.id().value(),
                "Kéo dài đánh giá lớp học %s đến %s".formatted(head.code(), Vn.dateTime(closes)),
                Map.of());
        return Outcome.done(closes);
    }

    /** What a trainee is asked. @param answered the viewer has answered */
    record Questions(ClassHead head, Survey survey, List<Subject> subjects, boolean open, boolean answered) {}

    /** @throws NotFound if the viewer is no trainee of the class, or nobody asks there */
    @Transactional(readOnly = true)
    Questions questions(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        var survey = book.of(head.id()).orElseThrow(() -> new NotFound("survey of class " + code));
        var enrolment = enrolment(viewer, head.id());
        return new Questions(
                head, survey, book.subjects(survey), survey.isOpen(clock.instant()), book.ticked(survey, enrolment));
    }

    private long enrolment(Viewer viewer, ClassId of) {
        return book.enrolment(viewer, of).orElseThrow(() -> new NotFound("no trainee of class " + of.value()));
    }

    /**
     * Takes an answer: ticks the person, puts the answer into the box and takes the task away, in one transaction that either is on the disk or
     * never was. Sent twice, it counts once. Leaves no line in the audit, the log or the events.
     *
     * @throws NotFound if the viewer is no trainee of the class, or nobody asks there
     * @throws IllegalArgumentException if the answer does not fit the questions
     */
    @Transactional
    public Outcome<Integer> answer(Viewer viewer, String code, Answer answer) {
        var head = classes.head(viewer, code);
        var survey = book.of(head.id()).orElseThrow(() -> new NotFound("survey of class " + code));
        var enrolment = enrolment(viewer, head.id());
        if (!fits(answer, book.subjects(survey), survey.template()))
            throw new IllegalArgumentException("an answer to other questions");
        if (book.ticked(survey, enrolment)) return Outcome.done(0);
        var box = book.lockBox(survey);
        // Asked again under the lock: the survey may have been extended or counted meanwhile.
        var now = book.of(head.id()).orElseThrow();
        if (box.isEmpty() || !now.isOpen(clock.instant()))
            return Outcome.refused(
                    "da-dong",
                    "Đánh giá đã đóng hết ngày %s, không nhận thêm câu trả lời".formatted(Vn.date(now.lastDay())));
        var sealed = box.get();
        var key = keys.find(survey.ref()).orElse(null);
        if (key == null) {
            // The data folder comes from a backup: what lies in the box is lost, so everybody is asked again.
            book.forgetTicks(survey);
            key = keys.make(survey.ref());
            sealed = AnswerBox.empty(survey.ref(), key);
            tasks.open(head, survey, book.asked(head.id()));
        }
        if (!book.tick(survey, enrolment)) return Outcome.done(0);
        book.replaceBox(survey, AnswerBox.put(survey.ref(), key, sealed, answer));
        tasks.answered(survey, enrolment);
        return Outcome.done(1);
    }

    private static boolean fits(Answer answer, List<Subject> subjects, Template template) {
        var known = subjects.stream().map(Subject::no).toList();
        return !answer.subjects().isEmpty()
                && answer.subjects().entrySet().stream()
                        .allMatch(one -> known.contains(one.getKey())
                                && one.getValue().scores().size()
                                        == template.items(one.getKey()).size()
                                && one.getValue().comments().size()
                                        == template.comments(one.getKey()).size());
    }

    /** Surveys of the viewer's classes, the one that closes last first. */
    @Transactional(readOnly = true)
    List<FeedbackBook.Own> own(Viewer viewer) {
        return book.own(viewer);
    }

    /** Hides words that should not be shown on, with a reason that stands in their place. @return 0 when they were hidden already */
    @Transactional
    public Outcome<Integer> hide(Viewer viewer, String code, UUID comment, String reason) {
        var head = running(viewer, code);
        var survey = book.of(head.id()).orElseThrow(() -> new NotFound("survey of class " + code));
        if (counts.comments(survey).stream().noneMatch(one -> one.id().equals(comment)))
            throw new NotFound("comment " + comment);
        if (reason.isBlank()) return Outcome.refused("thieu-ly-do", "Ghi lý do ẩn góp ý");
        if (!counts.hide(survey, comment, reason.strip(), viewer)) return Outcome.done(0);
        audit.record(
                viewer,
                "HIDE_FEEDBACK",
                "class",
                head.id().value(),
                "Ẩn một góp ý trong đánh giá lớp học " + head.code(),
                Map.of("reason", reason.strip()));
        return Outcome.done(1);
    }

    /** What trainees said of the viewer's own topics, in classes that were counted. */
    record Teaching(
            List<FeedbackCounts.Taught> taught,
            List<FeedbackCounts.TaughtCell> cells,
            List<FeedbackCounts.TaughtComment> comments) {}

    @Transactional(readOnly = true)
    Teaching teaching(Viewer viewer) {
        return new Teaching(counts.taught(viewer), counts.taughtCells(viewer), counts.taughtComments(viewer));
    }

    /**
     * FeedbackCounts the surveys that have closed. Killed at any moment it leaves each either as it was or counted; a key that was left behind is destroyed
     * the next time.
     *
     * @return how many were counted
     */
    public int count() {
        var counted = 0;
        for (var survey : book.due(clock.instant())) if (count(survey)) counted++;
        return counted;
    }

    private boolean count(Survey survey) {
        var counted = false;
        if (survey.countedAt() == null) {
            // Another node's folder may have it, or somebody is putting it back: a box is given up after a day only.
            var missing = keys.find(survey.ref()).isEmpty();
            if (missing && clock.instant().isBefore(survey.closesAt().plus(Duration.ofDays(1)))) return false;
            // Two transactions: whoever answered or did not, and what was answered, have none in common.
            transaction.executeWithoutResult(_ -> {
                if (book.lockBox(survey).isEmpty()) return;
                book.rewriteTicks(survey);
                tasks.over(survey);
            });
            counted = Boolean.TRUE.equals(transaction.execute(_ -> countLocked(survey)));
        }
        keys.destroy(survey.ref());
        book.keyDestroyed(survey);
        return counted;
    }

    private boolean countLocked(Survey survey) {
        var box = book.lockBox(survey);
        if (box.isEmpty()) return false;
        var answers = keys.find(survey.ref())
                .map(key -> AnswerBox.open(survey.ref(), key, box.get()))
                .orElse(List.of());
        counts.write(survey, Tally.of(answers, book.subjects(survey), survey.template(), RANDOM), clock.instant());
        audit.recordBySystem(
                "COUNT_FEEDBACK",
                "class",
                survey.classId().value(),
                "Tổng hợp đánh giá lớp học: %d người trả lời".formatted(answers.size()),
                Map.of("answers", answers.size()));
        return true;
    }
}
