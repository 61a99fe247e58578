package vn.nguon.sheets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Installation;
import vn.nguon.shared.Viewer;

/**
 * Programmes on their way from the upload to the review: read at once, or, where the file is in an old encoding, after its uploader saw
 * the letters before and after and agreed. Rights are the owning module's, as for {@link Imports}; a question is its uploader's alone.
 */
@Service
public class ProgrammeUploads {

    private final KeptUploads kept;
    private final ProgrammeReader reader;
    private final Installation installation;

    ProgrammeUploads(KeptUploads kept, ProgrammeReader reader, Installation installation) {
        this.kept = kept;
        this.reader = reader;
        this.installation = installation;
    }

    /** What became of a file, or of an answer. */
    public sealed interface Taken {}

    /** @param converted null when the file is in Unicode */
    public record Ready(
            Programme programme,
            ListUploads.Sent sent,
            @Nullable Converted converted) implements Taken {}

    /** The uploader must agree first that old letters are converted. */
    public record Asks(UUID ref) implements Taken {}

    /** @param why Vietnamese, without full stop: what the file is and what to do */
    public record NotAProgramme(String why) implements Taken {}

    /** @param owner public id of the organisation that prepares the programme */
    @Transactional
    public Taken take(Viewer who, UUID owner, ListUploads.Sent sent) {
        var refusal = installation.refuses(sent.classification());
        if (refusal.isPresent()) return new NotAProgramme(refusal.get().sentence());
        var purpose = new ListUploads.Purpose(ImportKind.PROGRAMME, owner.toString(), owner);
        return switch (reader.read(sent.bytes(), sent.name())) {
            case ProgrammeReading.NotUnderstood(var why) -> new NotAProgramme(why);
            case ProgrammeReading.Understood(var programme, var converted) ->
                converted == null ? new Ready(programme, sent, null) : new Asks(kept.keep(who, purpose, sent));
        };
    }

    /** @param owner public id of the organisation that the upload was for */
    public record Question(UUID owner, Ready ready) {}

    /** @throws vn.nguon.shared.NotFound when there is no such question of this viewer, or it is more than a day old */
    @Transactional(readOnly = true)
    public Question question(Viewer who, UUID ref) {
        var found = kept.find(who, ImportKind.PROGRAMME, ref);
        return switch (reader.read(found.sent().bytes(), found.sent().name())) {
            case ProgrammeReading.Understood(var programme, var converted) ->
                new Question(UUID.fromString(found.target()), new Ready(programme, found.sent(), converted));
            case ProgrammeReading.NotUnderstood(var why) ->
                throw new IllegalStateException("asked about a file that cannot be read: " + why);
        };
    }

    /** Forgets the file, after an answer or without one. @throws vn.nguon.shared.NotFound as {@link #question} */
    @Transactional
    public void drop(Viewer who, UUID ref) {
        kept.find(who, ImportKind.PROGRAMME, ref);
        kept.drop(ref);
    }
}
