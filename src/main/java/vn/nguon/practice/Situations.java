package vn.nguon.practice;

import java.io.InputStream;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.files.FileKinds;
import vn.nguon.files.FileStore;
import vn.nguon.files.StoredFile;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * The library of situations (kho tình huống). A version is never changed: what was played with it reads as it was. An office that edits
 * one that comes with the program gets its own in its place.
 */
@Service
public class Situations {
    private final SituationBook book;
    private final ProgrammeDesk owners;
    private final FileStore files;
    private final Audit audit;

    Situations(SituationBook book, ProgrammeDesk owners, FileStore files, Audit audit) {
        this.book = book;
        this.owners = owners;
        this.files = files;
        this.audit = audit;
    }

    /** @param skill code, empty for all; {@code text} searched without tones, empty for all */
    @Transactional(readOnly = true)
    List<SituationBook.Line> list(Viewer viewer, String skill, String text) {
        return book.list(viewer, skill, text);
    }

    @Transactional(readOnly = true)
    List<SituationBook.Skill> skills() {
        return book.skills();
    }

    /** Organisations that the viewer may keep situations for. */
    @Transactional(readOnly = true)
    List<ProgrammeDesk.Owner> owners(Viewer viewer) {
        return owners.owners(viewer);
    }

    /** @throws NotFound if there is none, or it is of an organisation that the viewer does not see */
    @Transactional(readOnly = true)
    Situation get(Viewer viewer, UUID ref) {
        return book.find(viewer, ref).orElseThrow(() -> new NotFound("situation " + ref));
    }

    /** Whether the viewer may change it: an own one, or one that comes with the program. */
    @Transactional(readOnly = true)
    boolean mayEdit(Viewer viewer, Situation situation) {
        var own = owners.owners(viewer);
        var of = situation.organisationId();
        return of == null
                ? !own.isEmpty()
                : own.stream().anyMatch(one -> one.id().value() == of);
    }

    /** A file that goes with a situation. @param bytes not empty */
    public record Attached(String name, byte[] bytes) {}

    /** @throws Forbidden if the viewer keeps no situations for that organisation */
    @Transactional
    public Outcome<UUID> make(Viewer viewer, OrganisationId owner, SituationText text, @Nullable Attached attached) {
        if (owners.owners(viewer).stream().noneMatch(one -> one.id().equals(owner)))
            throw new Forbidden("Chỉ người của cơ quan đó thêm được tình huống của cơ quan.");
        return keep(attached, (file, name) -> {
            var ref = book.fresh();
            var id = book.make(owner, ref, null);
            book.add(viewer, id, text, file, name);
            audit.record(viewer, "CREATE", "situation", id, "Thêm tình huống " + text.title(), Map.of());
            return ref;
        });
    }

    /**
     * The next version; of one that comes with the program an own situation that replaces it.
     *
     * @param owner whose own it becomes when it comes with the program
     * @param attached null: the file that is there stays, unless {@code without}
     * @param version the one that was seen
     * @return ref of the situation that now holds the text
     * @throws NotFound like {@link #get} @throws Forbidden if it is another organisation's @throws Stale if somebody else saved first
     */
    @Transactional
    public Outcome<UUID> change(
            Viewer viewer,
            UUID ref,
            int version,
            @Nullable OrganisationId owner,
            SituationText text,
            @Nullable Attached attached,
            boolean without) {
        var now = get(viewer, ref);
        if (!mayEdit(viewer, now)) throw new Forbidden("Tình huống này do %s giữ.".formatted(now.owner()));
        return keep(attached, (file, name) -> {
            var stays = file == null && !without;
            var kept = stays ? now.fileId() : file;
            var keptName = stays ? now.fileName() : name;
            if (now.organisationId() != null) {
                if (!book.touch(now.id(), version)) throw stale();
                book.add(viewer, now.id(), text, kept, keptName);
                return ref;
            }
            var own = owner == null ? owners.owners(viewer).getFirst().id() : owner;
            if (owners.owners(viewer).stream().noneMatch(one -> one.id().equals(own)))
                throw new Forbidden("Chỉ người của cơ quan đó thêm được tình huống của cơ quan.");
            var fresh = book.fresh();
            try {
                book.add(viewer, book.make(own, fresh, now.id()), text, kept, keptName);
            } catch (DuplicateKeyException _) {
                throw stale();
            }
            return fresh;
        });
    }

    private static Stale stale() {
        return new Stale("Người khác vừa sửa tình huống này. Mở lại để xem rồi sửa tiếp.");
    }

    private interface Write {
        UUID with(@Nullable Long file, String name);
    }

    private Outcome<UUID> keep(@Nullable Attached attached, Write write) {
        if (attached == null) return Outcome.done(write.with(null, ""));
        var type = FileKinds.of(attached.name(), attached.bytes());
        if (type.isEmpty())
            return Outcome.refused(
                    "kieu-tep",
                    "Tệp này không phải PDF, Word, PowerPoint, Excel hay ảnh. Lưu lại thành một trong các kiểu đó rồi tải lên.");
        var stored = files.keep(attached.bytes(), type.get());
        return Outcome.done(write.with(stored.id(), Normalizer.normalize(attached.name(), Normalizer.Form.NFC)));
    }

    /** Takes it out of use, or back into it; what was played with it stays. */
    @Transactional
    public void retire(Viewer viewer, UUID ref, boolean away) {
        var now = get(viewer, ref);
        if (now.organisationId() == null)
            throw new Forbidden("Tình huống có sẵn không thôi dùng được; lớp nào không cần thì bỏ chọn ở lớp đó.");
        if (!mayEdit(viewer, now)) throw new Forbidden("Tình huống này do %s giữ.".formatted(now.owner()));
        if (book.retire(now.id(), away))
            audit.record(
                    viewer,
                    away ? "RETIRE" : "RESTORE",
                    "situation",
                    now.id(),
                    (away ? "Thôi dùng tình huống " : "Dùng lại tình huống ") + now.title(),
                    Map.of());
    }

    /** Bytes to send. The caller closes the stream. */
    record Sent(StoredFile file, String name, InputStream in) {}

    /** @throws NotFound like {@link #get}, or if nothing is attached */
    @Transactional(readOnly = true)
    Sent file(Viewer viewer, UUID ref) {
        return sent(get(viewer, ref));
    }

    Sent sent(Situation situation) {
        var file = situation.fileId();
        if (file == null) throw new NotFound("file of situation");
        return new Sent(files.get(file), situation.fileName(), files.open(file));
    }
}
