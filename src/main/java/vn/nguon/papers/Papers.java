package vn.nguon.papers;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.files.FileStore;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/** Thu hoạch: what a class asks for, handing in with versions, who handed in what. Marking: {@link Marks}. */
@Service
public class Papers {
    static final int MOST_TOPIC = 300;
    private final Classes classes;
    private final PaperBook book;
    private final PaperWriter writer;
    private final Citations citations;
    private final FileStore files;
    private final Rules rules;
    private final Installation installation;
    private final Clock clock;

    Papers(
            Classes classes,
            PaperBook book,
            PaperWriter writer,
            Citations citations,
            FileStore files,
            Rules rules,
            Installation installation,
            Clock clock) {
        this.classes = classes;
        this.book = book;
        this.writer = writer;
        this.citations = citations;
        this.files = files;
        this.rules = rules;
        this.installation = installation;
        this.clock = clock;
    }

    /** Must this viewer go by paper numbers? @throws NotFound if the viewer may not see the papers of this class */
    @Transactional(readOnly = true)
    boolean byNumber(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        return PaperRights.hidesNames(viewer, head, book.setting(head.id()));
    }

    record Overview(ClassHead head, PaperSetting setting, List<PaperBook.Line> lines) {}

    /** Who handed in what. @throws NotFound if the viewer may not see the papers of this class */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        var setting = book.setting(head.id());
        PaperRights.notByName(viewer, head, setting);
        return new Overview(head, setting, book.lines(head.id()));
    }

    /**
     * Says which kinds the class takes and until when.
     *
     * @param kinds at least one, each at most 100 characters
     * @throws Forbidden if the viewer neither runs, supervises nor certifies the class
     * @return the new version; refused once the class is over
     * @throws vn.nguon.shared.Stale if somebody else saved first
     */
    @Transactional
    public Outcome<Integer> set(Viewer viewer, String code, List<String> kinds, @Nullable Instant dueAt, int version) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!PaperRights.asks(viewer, head))
            throw new Forbidden("Yêu cầu thu hoạch do cơ quan tổ chức lớp, nhà trường hoặc chủ nhiệm lớp đặt.");
        if (kinds.isEmpty()) throw new IllegalArgumentException("no kinds");
        var over = PaperRights.over(head);
        if (over != null) return new Outcome.Refused<>(over);
        writer.set(
                head,
                kinds.stream()
                        .map(kind -> Normalizer.normalize(kind, Normalizer.Form.NFC))
                        .toList(),
                dueAt,
                version);
        return Outcome.done(version + 1);
    }

    /** @param place whose paper it is, {@code own} the viewer's own; communes to choose from, in Vietnamese order */
    record Desk(
            ClassHead head,
            PaperSetting setting,
            PaperBook.Place place,
            boolean own,
            List<PaperBook.Commune> communes,
            List<Citations.Citable> citable,
            List<PaperBook.Version> versions,
            @Nullable Refusal closed) {}

    /**
     * What is needed to hand in, for oneself or for a trainee.
     *
     * @param trainee null: the viewer's own paper
     * @throws NotFound if there is no such trainee in a class that the viewer sees
     * @throws Forbidden if the viewer may not hand in for others
     */
    @Transactional(readOnly = true)
    Desk desk(Viewer viewer, String code, @Nullable UUID trainee) {
        var head = classes.head(viewer, code);
        var place = place(viewer, head, trainee);
        var setting = book.setting(head.id());
        return new Desk(
                head,
                setting,
                place,
                trainee == null,
                book.communes(head.id(), place.ref(), opening(viewer, head)),
                citations.citable(head.id(), place.enrolmentId()),
                book.versions(List.of(place.enrolmentId())).getOrDefault(place.enrolmentId(), List.of()),
                closed(head.state(), setting));
    }

    private PaperBook.Place place(Viewer viewer, ClassHead head, @Nullable UUID trainee) {
        if (trainee == null) {
            if (!head.is(Capacity.TRAINEE)) throw new NotFound("own paper in class " + head.code());
            return book.own(viewer, head).orElseThrow(() -> new NotFound("own paper in class " + head.code()));
        }
        if (!PaperRights.seesPapers(viewer, head)) throw new NotFound("papers of class " + head.code());
        if (!PaperRights.collects(viewer, head))
            throw new Forbidden("Nộp thay do chủ nhiệm lớp hoặc cơ quan tổ chức lớp làm.");
        return book.place(head, trainee).orElseThrow(() -> new NotFound("trainee"));
    }

    /** Once marks are known the paper stays the one that was marked. */
    private static @Nullable Refusal closed(ClassState state, PaperSetting setting) {
        if (setting.released())
            return new Refusal(
                    "da-cong-bo-diem",
                    "Điểm đã công bố nên không nhận bản mới. Chưa đồng ý với điểm thì xin phúc khảo.");
        return closed(state);
    }

    /** Why the class takes no papers; null while it does. */
    static @Nullable Refusal closed(ClassState state) {
        return state == ClassState.STUDYING || state == ClassState.AWAITING_RESULTS
                ? null
                : new Refusal(
                        "lop-khong-nhan-bai",
                        "Lớp đang ở trạng thái %s nên không nhận bài thu hoạch.".formatted(state.vietnamese()));
    }

    /**
     * Checks the file, keeps its bytes, then the version. Not one transaction on purpose: bytes are on disk before the row
     * says so, and nothing slow runs inside the row's transaction.
     *
     * @throws NotFound and {@link Forbidden} like {@link #desk}
     */
    public HandedIn handIn(Viewer viewer, HandIn form) {
        var desk = desk(viewer, form.code(), form.trainee());
        var tidy = tidy(form);
        var refusal = refusal(desk, tidy);
        if (refusal != null) return refusal;
        if (desk.setting().way().hidesNames() && book.marked(desk.place().enrolmentId()))
            return new HandedIn.Refused(
                    "",
                    new Refusal(
                            "bai-dang-cham",
                            "Bài đã có người chấm nên không nhận bản mới. Báo phòng đào tạo của trường nếu nộp nhầm tệp."));
        var secret = installation.refuses(tidy.classification());
        if (secret.isPresent()) return new HandedIn.Refused("classification", secret.get());
        var maxBytes = (long) rules.on("papers.max-megabytes", opening(viewer, desk.head()))
                        .whole()
                << 20;
        return switch (PaperFile.of(tidy.bytes(), tidy.fileName(), maxBytes)) {
            case PaperFile.Refused(var sentence) ->
                new HandedIn.Refused("file", new Refusal("tep-khong-nhan", sentence));
            case PaperFile.Sound(var kind, var name) -> {
                if (desk.setting().way().hidesNames()
                        && new Names(desk.place().fullName(), List.of())
                                .in(PaperText.everything(tidy.bytes(), kind.mediaType())))
                    yield refused("file", "bai-co-ten", named(desk.place().fullName()));
                var stored = files.keep(tidy.bytes(), kind.mediaType());
                var now = clock.instant();
                yield writer.keep(
                        viewer,
                        desk.head(),
                        new PaperWriter.Fresh(
                                desk.place().enrolmentId(),
                                tidy,
                                stored.id(),
                                name,
                                desk.setting().late(now),
                                now));
            }
        };
    }

    private static String named(String name) {
        return "Bài có ghi họ tên %s, mà lớp này chấm giấu tên. Xóa bìa và họ tên trong bài (cả đầu trang, chân trang), lưu lại rồi nộp lại; hệ thống tự làm bìa"
                .formatted(name);
    }

    private static HandIn tidy(HandIn form) {
        return new HandIn(
                form.code(),
                form.trainee(),
                line(form.reason()),
                line(form.kind()),
                line(form.topic()),
                form.organisation(),
                form.classification(),
                form.cited(),
                form.fileName(),
                form.bytes());
    }

    private static String line(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    private static HandedIn.@Nullable Refused refusal(Desk desk, HandIn form) {
        var closed = desk.closed();
        if (closed != null) return new HandedIn.Refused("", closed);
        if (!desk.setting().kinds().contains(form.kind()))
            return refused("kind", "loai-khong-nhan", "Chọn một loại thu hoạch trong danh sách của lớp");
        if (form.topic().isEmpty()) return refused("topic", "thieu-ten-bai", "Nhập tên đề tài");
        if (form.topic().codePointCount(0, form.topic().length()) > MOST_TOPIC)
            return refused("topic", "ten-bai-dai", "Tên đề tài dài tối đa %d ký tự".formatted(MOST_TOPIC));
        if (desk.communes().stream().noneMatch(commune -> commune.ref().equals(form.organisation())))
            return refused("organisation", "xa-ngoai-lop", "Chọn đảng ủy xã, thị trấn mà đề tài viết về");
        if (!desk.own() && form.reason().isEmpty()) return refused("reason", "thieu-ly-do", "Nhập lý do nộp thay");
        return null;
    }

    private static HandedIn.Refused refused(String field, String code, String sentence) {
        return new HandedIn.Refused(field, new Refusal(code, sentence));
    }

    /** Bytes to send. The caller closes the stream. */
    record Sent(vn.nguon.files.StoredFile file, String name, java.io.InputStream in) {}

    /** @throws NotFound if there is no such version, or the viewer may see neither the class's papers nor is it the own */
    @Transactional(readOnly = true)
    Sent file(Viewer viewer, UUID paper, int no) {
        var copy = book.copy(viewer, paper, no).orElseThrow(() -> new NotFound("paper"));
        if (!copy.owner()) seen(viewer, copy.classId());
        return new Sent(files.get(copy.fileId()), copy.fileName(), files.open(copy.fileId()));
    }

    /** @throws NotFound like {@link #file} */
    @Transactional(readOnly = true)
    PaperBook.Cover cover(Viewer viewer, UUID paper) {
        var cover = book.cover(viewer, paper).orElseThrow(() -> new NotFound("paper"));
        if (!cover.owner()) seen(viewer, cover.classId());
        return cover;
    }

    private void seen(Viewer viewer, vn.nguon.shared.ClassId id) {
        var head = classes.head(viewer, id);
        if (!PaperRights.seesPapers(viewer, head)) throw new NotFound("paper");
        PaperRights.notByName(viewer, head, book.setting(head.id()));
    }

    /** The viewer's own classes in which papers are or were handed in, latest first; empty for whoever is no trainee. */
    @Transactional(readOnly = true)
    List<PaperBook.OwnClass> own(Viewer viewer) {
        return book.ownClasses(viewer);
    }

    /** One of the viewer's own classes with what was handed in, newest first. @param open somebody may still hand in */
    record OwnPaper(PaperBook.OwnClass of, List<PaperBook.Version> versions, boolean open) {}

    /** {@link #own} with all versions: two statements, however many classes. */
    @Transactional(readOnly = true)
    List<OwnPaper> ownPapers(Viewer viewer) {
        var classes = book.ownClasses(viewer);
        var versions = book.versions(
                classes.stream().map(PaperBook.OwnClass::enrolmentId).toList());
        return classes.stream()
                .map(one -> new OwnPaper(
                        one,
                        versions.getOrDefault(one.enrolmentId(), List.of()),
                        closed(one.state(), one.setting()) == null))
                .toList();
    }

    private static LocalDate opening(Viewer viewer, ClassHead head) {
        var first = head.firstDay();
        return first == null ? viewer.today() : first;
    }
}
