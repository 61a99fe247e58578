package vn.nguon.programmes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.ListUploads;
import vn.nguon.sheets.ProgrammeUploads;

/**
 * Programmes from spreadsheets: read, looked over and mended as a draft, written in one transaction, undone as a whole while
 * no class builds on it. An import is known to those who prepare programmes at the organisation it is for; else it is not found.
 */
@Service
public class ProgrammeImports {
    private final ProgrammeUploads uploads;
    private final Imports imports;
    private final ProgrammeDesk desk;
    private final ProgrammeRows rows;
    private final ItemRows items;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    ProgrammeImports(
            ProgrammeUploads uploads,
            Imports imports,
            ProgrammeDesk desk,
            ProgrammeRows rows,
            ItemRows items,
            JdbcClient jdbc,
            JsonMapper json,
            Audit audit) {
        this.uploads = uploads;
        this.imports = imports;
        this.desk = desk;
        this.rows = rows;
        this.items = items;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    /** A file under review. */
    public record Review(Import file, ProgrammeDraft draft) {}

    /** What became of an upload. */
    sealed interface Uploaded {}

    /** @param ref of the review page */
    record Started(UUID ref) implements Uploaded {}

    /** The uploader must agree first that old letters are converted. @param ref of the question */
    record Asked(UUID ref) implements Uploaded {}

    record NotTaken(Refusal refusal) implements Uploaded {}

    /**
     * Reads an ordinary file about which nothing must be asked, and keeps what was understood.
     *
     * @return the import's ref; refused with {@code tep-khong-hieu} (the sentence says why), {@code tep-da-nhap} and {@code phai-hoi}
     */
    @Transactional
    public Outcome<UUID> start(Viewer viewer, OrganisationId owner, String fileName, byte[] bytes) {
        return switch (upload(viewer, owner, new ListUploads.Sent(fileName, bytes, Classification.NORMAL))) {
            case Started(var ref) -> Outcome.done(ref);
            case NotTaken(var refusal) -> new Outcome.Refused<>(refusal);
            case Asked _ -> Outcome.refused("phai-hoi", "Phải đồng ý chuyển chữ trước khi đọc tệp này.");
        };
    }

    @Transactional
    Uploaded upload(Viewer viewer, OrganisationId owner, ListUploads.Sent sent) {
        var target = owned(viewer, owner).ref();
        var before = imports.writtenBefore(ImportKind.PROGRAMME, target.toString(), sent.bytes());
        if (before.isPresent())
            return new NotTaken(new Refusal(
                    "tep-da-nhap",
                    "Tệp này đã nhập từ trước, do %s. Mở chương trình trong danh sách, hoặc hoàn tác lần nhập đó rồi nhập lại."
                            .formatted(before.get().actor())));
        return switch (uploads.take(viewer, target, sent)) {
            case ProgrammeUploads.NotAProgramme(var why) -> new NotTaken(new Refusal("tep-khong-hieu", why + "."));
            case ProgrammeUploads.Asks(var ref) -> new Asked(ref);
            case ProgrammeUploads.Ready ready -> new Started(keep(viewer, target, ready));
        };
    }

    private UUID keep(Viewer viewer, UUID target, ProgrammeUploads.Ready ready) {
        var draft = draft(ready.programme());
        var id = imports.start(
                viewer,
                ImportKind.PROGRAMME,
                target.toString(),
                ready.sent(),
                ready.converted(),
                draft.lines().size(),
                json.writeValueAsString(draft));
        return imports.get(id).ref();
    }

    /** @throws NotFound if there is no such question, it is somebody else's, or more than a day old */
    @Transactional(readOnly = true)
    ProgrammeUploads.Ready question(Viewer viewer, UUID ref) {
        return own(viewer, ref).ready();
    }

    /** Keeps for review what the uploader agreed to have converted. @return the import's ref */
    @Transactional
    UUID agree(Viewer viewer, UUID ref) {
        var question = own(viewer, ref);
        uploads.drop(viewer, ref);
        return keep(viewer, question.owner(), question.ready());
    }

    @Transactional
    void dropQuestion(Viewer viewer, UUID ref) {
        uploads.drop(viewer, ref);
    }

    private ProgrammeUploads.Question own(Viewer viewer, UUID ref) {
        var question = uploads.question(viewer, ref);
        if (desk.owners(viewer).stream().noneMatch(own -> own.ref().equals(question.owner())))
            throw new NotFound("question about a file " + ref);
        return question;
    }

    private static ProgrammeDraft draft(vn.nguon.sheets.Programme read) {
        var note = read.note();
        return new ProgrammeDraft(
                Text.sentence(read.title()),
                note == null ? "" : Text.nfc(note),
                read.statedTotal(),
                read.items().stream().map(ProgrammeImports::line).toList());
    }

    private static ProgrammeDraft.Line line(vn.nguon.sheets.ProgrammeItem item) {
        return switch (item) {
            case vn.nguon.sheets.ProgrammeItem.Block(var row, var _, var title, var stated) ->
                new ProgrammeDraft.Line(row, ItemKind.BLOCK, Text.sentence(title), 0, stated, StudyForm.LECTURE, "");
            case vn.nguon.sheets.ProgrammeItem.Topic(var row, var _, var _, var title, var periods, var performer) ->
                new ProgrammeDraft.Line(
                        row,
                        ItemKind.TOPIC,
                        Text.sentence(title),
                        periods,
                        null,
                        StudyForm.guess(title),
                        Text.nfc(performer));
            case vn.nguon.sheets.ProgrammeItem.Ceremony(var row, var kind, var title, var performer) ->
                new ProgrammeDraft.Line(
                        row, kind(kind), Text.sentence(title), 0, null, StudyForm.guess(title), Text.nfc(performer));
        };
    }

    /** Another line without periods is taken for a topic that lacks them: a person says which it is. */
    private static ItemKind kind(vn.nguon.sheets.ProgrammeItem.Kind kind) {
        return switch (kind) {
            case OPENING -> ItemKind.OPENING;
            case CLOSING -> ItemKind.CLOSING;
            case OTHER -> ItemKind.TOPIC;
        };
    }

    /** @throws NotFound if there is none, or it is another organisation's */
    @Transactional(readOnly = true)
    public Review review(Viewer viewer, UUID ref) {
        var file = imports.get(ref);
        if (file.kind() != ImportKind.PROGRAMME || owner(viewer, file).isEmpty()) throw new NotFound("import " + ref);
        return new Review(file, json.readValue(file.draft(), ProgrammeDraft.class));
    }

    /** Imports of the viewer's organisations, newest first. */
    @Transactional(readOnly = true)
    public List<Import> list(Viewer viewer) {
        return desk.owners(viewer).stream()
                .flatMap(owner -> imports.list(ImportKind.PROGRAMME, owner.ref().toString()).stream())
                .toList();
    }

    /** @throws vn.nguon.shared.Stale if somebody else saved the draft since {@code version}, or it is no longer in review */
    @Transactional
    public void save(Viewer viewer, UUID ref, int version, ProgrammeDraft draft) {
        var review = review(viewer, ref);
        imports.saveDraft(review.file().id(), version, json.writeValueAsString(draft));
    }

    /** @return the programme's ref; refused with {@code con-dong-phai-sua} while a line has to be mended */
    @Transactional
    public Outcome<UUID> write(Viewer viewer, UUID ref) {
        var review = review(viewer, ref);
        var draft = review.draft();
        var mend = draft.toMend();
        if (!mend.isEmpty()) return Outcome.refused("con-dong-phai-sua", "Còn dòng phải sửa. " + mend.getFirst());
        var owner = owner(viewer, review.file()).orElseThrow();
        imports.written(review.file().id());
        var programme = desk.make(
                viewer,
                owner.id(),
                draft.title(),
                draft.note(),
                review.file().id().value());
        for (var at = 0; at < draft.lines().size(); at++) {
            var line = draft.lines().get(at);
            items.add(
                    programme,
                    line.kind(),
                    at,
                    new TopicText(line.title(), line.periods(), line.form(), line.performer()));
        }
        items.place(new Outline(rows.items(programme)));
        return Outcome.done(rows.find(viewer, programme).orElseThrow().ref());
    }

    @Transactional
    public void drop(Viewer viewer, UUID ref) {
        imports.dropped(review(viewer, ref).file().id(), viewer);
    }

    /** Takes the written programme back. Refused with what is built on it, or {@code chua-nhap} when nothing was written. */
    @Transactional
    public Outcome<Boolean> undo(Viewer viewer, UUID ref) {
        var file = review(viewer, ref).file();
        var programme = programme(viewer, file);
        if (file.state() != Import.State.WRITTEN || programme.isEmpty())
            return Outcome.refused("chua-nhap", "Lần nhập này không còn chương trình nào để hoàn tác.");
        var used = desk.inUse(programme.get());
        if (used.isPresent()) return new Outcome.Refused<>(used.get());
        jdbc.sql("DELETE FROM programme WHERE id = :id")
                .param("id", programme.get().id().value())
                .update();
        imports.undone(file.id(), viewer);
        audit.record(
                viewer,
                "UNDO",
                "programme",
                programme.get().id().value(),
                "Hoàn tác nhập chương trình " + programme.get().title(),
                Map.of("file", file.fileName()));
        return Outcome.done(true);
    }

    /** What the import wrote, while it stands. */
    @Transactional(readOnly = true)
    public Optional<Programme> programme(Viewer viewer, Import file) {
        return jdbc.sql("SELECT ref FROM programme WHERE import_id = :import")
                .param("import", file.id().value())
                .query(UUID.class)
                .optional()
                .flatMap(ref -> rows.find(viewer, ref));
    }

    private Optional<ProgrammeDesk.Owner> owner(Viewer viewer, Import file) {
        return desk.owners(viewer).stream()
                .filter(owner -> owner.ref().toString().equals(file.target()))
                .findFirst();
    }

    private ProgrammeDesk.Owner owned(Viewer viewer, OrganisationId owner) {
        return desk.owners(viewer).stream()
                .filter(own -> own.id().equals(owner))
                .findFirst()
                .orElseThrow(() -> new NotFound("organisation"));
    }
}
