package vn.nguon.planning;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.ListUploads;
import vn.nguon.sheets.PersonList;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/**
 * Planning lists on their way in: uploaded, reviewed, written whole, taken back whole. A list belongs to the committee whose organisation
 * board uploaded it; whoever may not look into that committee does not find it. The draft holds no decision: what is right is worked out
 * again at every step, last inside the transaction that writes.
 */
@Service
public class PlanningImports {

    private final Imports imports;
    private final ListUploads lists;
    private final Reviewing reviewing;
    private final PlanningWriting writing;
    private final PlanningRows rows;
    private final Checking checking;
    private final Units units;
    private final Audit audit;
    private final JsonMapper json;

    PlanningImports(
            Imports imports,
            ListUploads lists,
            Reviewing reviewing,
            PlanningWriting writing,
            PlanningRows rows,
            Checking checking,
            Units units,
            Audit audit,
            JsonMapper json) {
        this.imports = imports;
        this.lists = lists;
        this.reviewing = reviewing;
        this.writing = writing;
        this.rows = rows;
        this.checking = checking;
        this.units = units;
        this.audit = audit;
        this.json = json;
    }

    /** What became of an upload. */
    public sealed interface Uploaded {}

    /** @param ref of the review page */
    public record Started(UUID ref, int rows) implements Uploaded {}

    /** The same bytes stand written already; nothing was added. */
    public record WrittenBefore(Import before) implements Uploaded {}

    /** The uploader must say first which column is what, or agree that old letters are converted. @param ref of the question */
    public record Asked(UUID ref) implements Uploaded {}

    /** @param why Vietnamese, what the file is and what to do */
    public record NotUnderstood(String why) implements Uploaded {}

    /**
     * What a person chose for the whole list.
     *
     * @param issuer ref of the organisation that decided; {@code under}: beneath which communes are looked up, on {@code dated}
     */
    public record Decision(
            String number,
            @Nullable LocalDate dated,
            @Nullable UUID issuer,
            @Nullable UUID under,
            String term) {}

    /** A row as a person put it right. */
    public record Mend(String name, String born, String title, String plannedUnit) {
        public Mend {
            name = VietnameseText.clean(name);
            born = VietnameseText.clean(born);
            title = VietnameseText.modernTone(VietnameseText.clean(title));
            plannedUnit = VietnameseText.clean(plannedUnit);
        }
    }

    /**
     * What was written.
     *
     * @param entries planning entries; {@code added} new persons; {@code known} persons that were known before
     * @param leftOut rows not written: to mend, to ask, left out, or standing already
     */
    public record Written(int entries, int added, int known, int leftOut) {}

    /** Uploads of the viewer's committee, newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Import> list(Viewer viewer) {
        return rows.home(viewer)
                .map(home -> imports.list(ImportKind.PLANNING, home.toString()))
                .orElse(List.of());
    }

    @Transactional
    public Uploaded upload(Viewer viewer, String fileName, byte[] bytes) {
        return upload(viewer, new ListUploads.Sent(fileName, bytes, Classification.INTERNAL), false);
    }

    /** @param ask ask about the columns even where they seem certain */
    @Transactional
    Uploaded upload(Viewer viewer, ListUploads.Sent sent, boolean ask) {
        var purpose = purpose(viewer);
        var before = imports.writtenBefore(ImportKind.PLANNING, purpose.target(), sent.bytes());
        if (before.isPresent()) return new WrittenBefore(before.get());
        return switch (lists.take(viewer, purpose, sent, ask)) {
            case ListUploads.NotAList(var why) -> new NotUnderstood(why);
            case ListUploads.Asks(var ref) -> new Asked(ref);
            case ListUploads.Ready ready -> start(viewer, purpose, ready);
        };
    }

    /** What lists of the viewer's committee are read for. */
    ListUploads.Purpose purpose(Viewer viewer) {
        Planning.mustWrite(viewer);
        var home = rows.home(viewer).orElseThrow(() -> new NotFound("committee of the viewer's board"));
        return new ListUploads.Purpose(ImportKind.PLANNING, home.toString(), home);
    }

    /** Keeps for review what was read after a question. */
    @Transactional
    Started start(Viewer viewer, ListUploads.Purpose purpose, ListUploads.Ready ready) {
        var list = ready.list();
        var draft = DraftReading.of(list, purpose.office(), choices(viewer, decisionDay(list, viewer)));
        var id = imports.start(
                viewer,
                ImportKind.PLANNING,
                purpose.target(),
                ready.sent(),
                ready.converted(),
                draft.rows().size(),
                json.writeValueAsString(draft));
        return new Started(imports.get(id).ref(), draft.rows().size());
    }

    private static LocalDate decisionDay(PersonList list, Viewer viewer) {
        var decision = list.decision();
        return decision == null || decision.date() == null ? viewer.today() : decision.date();
    }

    /** Organisations of that day which the viewer may look into, by name. */
    private List<OrganisationCard> choices(Viewer viewer, LocalDate day) {
        var visible = new HashSet<>(rows.visible(viewer));
        return units.organisations(day).stream()
                .filter(card -> visible.contains(card.ref()))
                .toList();
    }

    /** An upload with what it comes to now. {@code written}: entries that stand by it. */
    record Opened(
            Import upload, Review review, Checking.Checked checked, List<OrganisationCard> choices, int written) {}

    /** @throws NotFound when there is no such upload or it belongs to a committee that the viewer may not look into */
    @Transactional(readOnly = true)
    Opened open(Viewer viewer, UUID ref) {
        var visible = java.util.Set.copyOf(rows.visible(viewer));
        var upload = find(viewer, ref, visible);
        var draft = draft(upload);
        var dated = draft.dated();
        var map = units.organisations(dated == null ? viewer.today() : dated);
        var review = reviewing.review(viewer, draft, map);
        var written = upload.state() == Import.State.WRITTEN
                ? rows.ofImport(upload.id().value()).size()
                : 0;
        var day = dated == null ? viewer.today() : dated;
        return new Opened(
                upload,
                review,
                checking.review(review, day),
                map.stream().filter(card -> visible.contains(card.ref())).toList(),
                written);
    }

    /** A list as the checks see it. @param alone by itself: only what the file says, nobody else counts along */
    record CheckedList(Import upload, List<Draft.Row> rows, Checking.Checked checked, boolean alone, String term) {}

    /**
     * The checks over an upload, whatever became of it.
     *
     * @throws NotFound as {@link #open}
     */
    @Transactional(readOnly = true)
    CheckedList check(Viewer viewer, UUID ref, LocalDate day, boolean alone) {
        var upload = find(viewer, ref);
        var draft = draft(upload);
        return new CheckedList(
                upload,
                draft.rows(),
                alone ? checking.alone(draft, day) : checking.review(reviewing.review(viewer, draft), day),
                alone,
                draft.term());
    }

    /** The day of the decision that the list names, or today. */
    @Transactional(readOnly = true)
    public LocalDate dayOf(Viewer viewer, UUID ref) {
        var dated = draft(find(viewer, ref)).dated();
        return dated == null ? viewer.today() : dated;
    }

    /** How many rows are right, to mend, to ask, standing already, left out. */
    public record Counts(int right, int mend, int ask, int stands, int left, List<String> missing) {}

    @Transactional(readOnly = true)
    public Counts counts(Viewer viewer, UUID ref) {
        var review = reviewing.review(viewer, draft(find(viewer, ref)));
        return new Counts(
                review.count(Review.State.RIGHT),
                review.count(Review.State.MEND),
                review.count(Review.State.ASK),
                review.count(Review.State.STANDS),
                review.count(Review.State.LEFT),
                review.missing());
    }

    /** Positions of the rows whose question only a human answers, ascending: for {@link #answer}. */
    @Transactional(readOnly = true)
    public List<Integer> questions(Viewer viewer, UUID ref) {
        return reviewing.review(viewer, draft(find(viewer, ref))).in(Review.State.ASK).stream()
                .map(Review.Row::index)
                .toList();
    }

    private Import find(Viewer viewer, UUID ref) {
        return find(viewer, ref, java.util.Set.copyOf(rows.visible(viewer)));
    }

    private Import find(Viewer viewer, UUID ref, java.util.Set<UUID> visible) {
        Planning.mustWrite(viewer);
        var upload = imports.get(ref);
        if (upload.kind() != ImportKind.PLANNING || !visible.contains(UUID.fromString(upload.target())))
            throw new NotFound("planning import " + ref);
        return upload;
    }

    private Draft draft(Import upload) {
        return json.readValue(upload.draft(), Draft.class);
    }

    private void save(Import upload, int version, Draft draft) {
        imports.saveDraft(upload.id(), version, json.writeValueAsString(draft));
    }

    /** @throws Stale when somebody else changed the draft since {@code version} */
    @Transactional
    public Outcome<UUID> decide(Viewer viewer, UUID ref, int version, Decision decision) {
        var upload = find(viewer, ref);
        var visible = rows.visible(viewer);
        if ((decision.under() != null && !visible.contains(decision.under()))
                || (decision.issuer() != null && !visible.contains(decision.issuer())))
            return Outcome.refused("to-chuc-ngoai-pham-vi", "Chọn tổ chức thuộc phạm vi quản lý của cơ quan này");
        var term = PlanningTerm.clean(decision.term());
        save(
                upload,
                version,
                draft(upload)
                        .decided(
                                VietnameseText.clean(decision.number()),
                                decision.dated(),
                                decision.issuer(),
                                decision.under(),
                                term));
        return Outcome.done(ref);
    }

    /**
     * Puts a row right.
     *
     * @param index position in the list, from 0
     * @throws Stale when somebody else changed the draft since {@code version}
     */
    @Transactional
    public void mend(Viewer viewer, UUID ref, int version, int index, Mend mend) {
        var upload = find(viewer, ref);
        var draft = draft(upload);
        save(upload, version, draft.with(index, row(draft, index).mended(mend)));
    }

    /** Leaves a row out, or takes it in again. */
    @Transactional
    public void leave(Viewer viewer, UUID ref, int version, int index, boolean leave) {
        var upload = find(viewer, ref);
        var draft = draft(upload);
        save(upload, version, draft.with(index, row(draft, index).left(leave)));
    }

    private static Draft.Row row(Draft draft, int index) {
        if (index < 0 || index >= draft.rows().size()) throw new NotFound("row " + index);
        return draft.rows().get(index);
    }

    /**
     * Answers the open question of a row: one person, or two.
     *
     * @throws NotFound when the row has no open question
     */
    @Transactional
    public void answer(Viewer viewer, UUID ref, int version, int index, boolean same) {
        var upload = find(viewer, ref);
        var draft = draft(upload);
        row(draft, index);
        var question = reviewing.review(viewer, draft).rows().get(index).question();
        if (question == null) throw new NotFound("question of row " + index);
        save(upload, version, draft.answering(question.key(), same));
    }

    /**
     * Writes all rows that are right, in one transaction; the others are left.
     *
     * @param version the draft that the viewer saw
     * @throws Stale when somebody else changed the draft or handled the upload since
     */
    @Transactional
    public Outcome<Written> write(Viewer viewer, UUID ref, int version) {
        rows.lock();
        var upload = find(viewer, ref);
        if (upload.state() != Import.State.REVIEW || upload.version() != version)
            throw new Stale("Lần nhập này vừa được người khác xử lý. Mở lại trang để xem.");
        var review = reviewing.review(viewer, draft(upload));
        if (!review.missing().isEmpty())
            return Outcome.refused("thieu-quyet-dinh", String.join(". ", review.missing()) + ".");
        if (review.count(Review.State.RIGHT) == 0)
            return Outcome.refused(
                    "khong-co-dong-nao", "Chưa có dòng nào nhập được. Sửa các dòng có đánh dấu rồi nhập.");
        var written = writing.write(viewer, upload, review);
        imports.written(upload.id());
        return Outcome.done(written);
    }

    /** Takes the whole import back, while nothing is built on it; otherwise says what is. */
    @Transactional
    public Outcome<UUID> undo(Viewer viewer, UUID ref) {
        rows.lock();
        var upload = find(viewer, ref);
        if (upload.state() != Import.State.WRITTEN)
            return Outcome.refused("chua-nhap", "Lần nhập này chưa ghi vào quy hoạch, hoặc đã hoàn tác.");
        var standing = writing.builtOn(viewer, upload);
        if (!standing.isEmpty())
            return Outcome.refused(
                    "da-co-viec-sau",
                    "Không hoàn tác được vì đã có việc làm tiếp: %s.".formatted(String.join("; ", standing)));
        writing.undo(viewer, upload);
        imports.undone(upload.id(), viewer);
        audit.record(
                viewer,
                "UNDO",
                "file_import",
                upload.id().value(),
                "Hoàn tác lần nhập quy hoạch " + upload.fileName(),
                java.util.Map.of("rows", upload.rows()));
        return Outcome.done(ref);
    }

    /** Gives up an upload under review. */
    @Transactional
    public void drop(Viewer viewer, UUID ref) {
        imports.dropped(find(viewer, ref).id(), viewer);
    }
}
