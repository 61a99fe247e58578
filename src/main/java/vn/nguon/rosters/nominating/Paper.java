package vn.nguon.rosters.nominating;

import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Outcome;

/**
 * A document that a step rests on: its reference and, when it was uploaded, its scan (bản chụp).
 *
 * @param fileName of the scan; null without one, {@code bytes} likewise
 */
public record Paper(DocumentReference reference, @Nullable String fileName, byte @Nullable [] bytes) {
    public static Paper of(DocumentReference reference) {
        return new Paper(reference, null, null);
    }

    /** What a step refers to. @param scan null without one */
    record Kept(DocumentId document, Scans.@Nullable Kept scan) {}

    /** Keeps reference and scan, in the caller's transaction; refused when it is secret in a connected installation or the scan is no scan. */
    Outcome<Kept> keep(Documents documents, Scans scans) {
        var refusal = documents.refuses(reference);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var id = documents.refer(reference);
        var name = fileName;
        var scan = bytes;
        if (name == null || scan == null) return Outcome.done(new Kept(id, null));
        return switch (scans.keep(name, scan)) {
            case Outcome.Done<Scans.Kept>(var kept) -> Outcome.done(new Kept(id, kept));
            case Outcome.Refused<Scans.Kept>(var why) -> new Outcome.Refused<>(why);
        };
    }
}
