package vn.nguon.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.files.FileStore;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/**
 * Marking by paper number (chấm theo số phách): what a marker was given, the papers without anything that names their author, and the
 * marker's own marks. Nobody's façade for other markers' marks: they do not come here.
 */
@Service
public class PaperMarking {
    private final Classes classes;
    private final PaperBook papers;
    private final MarkingBook book;
    private final MarkBook marks;
    private final MarkSettling settling;
    private final Rubrics rubrics;
    private final PaperTasks tasks;
    private final AppealBook appeals;
    private final FileStore files;
    private final Clock clock;
    private final ObjectProvider<MarkLock> locks;

    PaperMarking(
            Classes classes,
            PaperBook papers,
            MarkingBook book,
            MarkBook marks,
            MarkSettling settling,
            Rubrics rubrics,
            PaperTasks tasks,
            AppealBook appeals,
            FileStore files,
            Clock clock,
            ObjectProvider<MarkLock> locks) {
        this.classes = classes;
        this.papers = papers;
        this.book = book;
        this.marks = marks;
        this.settling = settling;
        this.rubrics = rubrics;
        this.tasks = tasks;
        this.appeals = appeals;
        this.files = files;
        this.clock = clock;
        this.locks = locks;
    }

    /** @param rubrics by kind of paper; @param closed why nothing can be entered, null when it can */
    record Queue(
            ClassHead head,
            PaperSetting setting,
            List<MarkingBook.Dealt> papers,
            Map<String, Rubric> rubrics,
            ScoreRule rule,
            @Nullable Refusal closed) {
        Optional<MarkingBook.Dealt> paper(int no) {
            return papers.stream().filter(paper -> paper.no() == no).findFirst();
        }
    }

    /** What the viewer marks in a class. @throws NotFound if nothing was dealt to the viewer there */
    @Transactional(readOnly = true)
    public Queue queue(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        var dealt = book.dealt(viewer, head.id());
        if (dealt.isEmpty()) throw new NotFound("papers to mark in class " + code);
        var kinds =
                dealt.stream().map(MarkingBook.Dealt::kind).distinct().sorted().toList();
        return new Queue(
                head,
                papers.setting(head.id()),
                dealt,
                rubrics.of(head.id(), kinds),
                settling.scores(MarkSettling.day(viewer, head)),
                closed(head));
    }

    private @Nullable Refusal closed(ClassHead head) {
        if (head.state() != ClassState.STUDYING
                && head.state() != ClassState.AWAITING_RESULTS
                && head.state() != ClassState.FINISHED)
            return new Refusal(
                    "lop-khong-cham",
                    "Lớp đang ở trạng thái %s nên không nhập điểm được."
                            .formatted(head.state().vietnamese()));
        return null;
    }

    /**
     * Keeps the viewer's own marks and, where every marker of a paper has marked, the mark that counts. All or nothing.
     *
     * @throws NotFound like {@link #queue}
     */
    @Transactional
    public MarkingSaved save(Viewer viewer, String code, MarkingForm form) {
        var head = classes.head(viewer, code);
        marks.lock(head.id());
        var queue = queue(viewer, code);
        if (queue.closed() != null) return new MarkingSaved.Refused(queue.closed());
        var merged = MarkingMerge.of(queue.papers(), queue.rubrics(), form, queue.rule());
        if (!merged.errors().isEmpty() || !merged.changed().isEmpty())
            return new MarkingSaved.Wrong(merged.errors(), merged.changed());
        var written = merged.writings().stream().map(MarkingBook.Writing::id).toList();
        var touched = queue.papers().stream()
                .filter(paper -> written.contains(paper.id()))
                .toList();
        var first = touched.stream()
                .filter(paper -> paper.turn() != MarkingBook.APPEAL)
                .toList();
        var locked = first.isEmpty()
                ? Optional.<Refusal>empty()
                : locks.stream().flatMap(lock -> lock.lockedFor(head).stream()).findFirst();
        if (locked.isPresent()) return new MarkingSaved.Refused(locked.get());
        for (var line : merged.writings()) book.write(viewer, line, clock.instant());
        var part = settling.part(head.id(), queue.setting());
        if (!first.isEmpty() && part != null)
            settling.settle(
                    viewer,
                    head,
                    part,
                    queue.setting().way(),
                    first.stream().map(MarkingBook.Dealt::paperId).toList());
        if (touched.size() > first.size()) {
            tasks.markers(head);
            tasks.appeals(head, appeals.waiting(head.id()));
        }
        var left = queue.papers().stream()
                .filter(paper -> paper.score() == null && paper.open() && !written.contains(paper.id()))
                .count();
        return new MarkingSaved.Saved(written.size(), (int) left);
    }

    /** A paper that waits for the viewer's mark. @param maxima of its criteria, in order */
    public record ToMark(int no, List<java.math.BigDecimal> maxima) {}

    /** What the viewer has still to mark, by number. @throws NotFound like {@link #queue} */
    @Transactional(readOnly = true)
    public List<ToMark> toMark(Viewer viewer, String code) {
        var queue = queue(viewer, code);
        return queue.papers().stream()
                .filter(paper -> paper.open() && paper.score() == null)
                .map(paper -> new ToMark(
                        paper.no(),
                        MarkingMerge.criteria(queue.rubrics().get(paper.kind())).stream()
                                .map(Rubric.Criterion::maximum)
                                .toList()))
                .toList();
    }

    /** A paper to read on the screen. @param paragraphs in order, without the author's name; @param cited of the class's field study, without the group */
    record Script(Queue queue, MarkingBook.Dealt paper, List<String> paragraphs, List<String> cited) {}

    /** @throws NotFound if that number was not dealt to the viewer */
    @Transactional(readOnly = true)
    Script script(Viewer viewer, String code, int no) {
        var queue = queue(viewer, code);
        var paper = queue.paper(no).orElseThrow(() -> new NotFound("paper " + no));
        var text = PaperText.of(files.read(paper.fileId()), paper.mediaType());
        var of = book.identity(paper.paperId());
        var names = queue.setting().showsCommune()
                ? new Names(of.fullName(), List.of())
                : new Names(of.fullName(), List.of(of.unitName(), of.organisation()));
        return new Script(
                queue,
                paper,
                Names.hidden(text, names),
                Names.hidden(of.cited().lines().toList(), names));
    }

    /** A file for a marker. @param name says the paper's number and nothing else */
    record Nameless(byte[] bytes, String name, String mediaType) {}

    /** The paper as its marker may have it. @throws NotFound like {@link #script} */
    @Transactional(readOnly = true)
    Nameless file(Viewer viewer, String code, int no) {
        var paper = queue(viewer, code).paper(no).orElseThrow(() -> new NotFound("paper " + no));
        return nameless(paper);
    }

    private Nameless nameless(MarkingBook.Dealt paper) {
        var pdf = paper.mediaType().equals(PaperFile.Kind.PDF.mediaType());
        var bytes = files.read(paper.fileId());
        return new Nameless(
                pdf ? NamelessPdf.of(bytes) : NamelessDocx.of(bytes),
                fileName(paper.no(), pdf ? ".pdf" : ".docx"),
                paper.mediaType());
    }

    static String fileName(int no, String ending) {
        return "bai-%03d%s".formatted(no, ending);
    }

    /**
     * Every paper dealt to the viewer in one ZIP, written as it is made: one paper at a time is in memory. Not one transaction on
     * purpose: a slow line would hold a connection.
     *
     * @param papers from {@link #queue}
     * @throws IOException if the reader goes away
     */
    void all(List<MarkingBook.Dealt> papers, OutputStream to) throws IOException {
        try (var zip = new java.util.zip.ZipOutputStream(to)) {
            for (var paper : papers) {
                var file = nameless(paper);
                zip.putNextEntry(new java.util.zip.ZipEntry(file.name()));
                zip.write(file.bytes());
                zip.closeEntry();
            }
        }
    }
}
