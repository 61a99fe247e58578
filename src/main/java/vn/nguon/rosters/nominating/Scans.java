package vn.nguon.rosters.nominating;

import java.io.InputStream;
import java.text.Normalizer;
import org.springframework.stereotype.Component;
import vn.nguon.files.FileKinds;
import vn.nguon.files.FileStore;
import vn.nguon.files.StoredFile;
import vn.nguon.shared.Outcome;

/**
 * Scans (bản chụp) of the documents that steps rest on. A scan belongs to the step that filed it, not to the document, which anybody may
 * cite who knows its number: two who file different scans under one number keep each their own.
 */
@Component
class Scans {
    private final FileStore files;

    Scans(FileStore files) {
        this.files = files;
    }

    /** A scan that is kept. @param fileId of {@code stored_file} @param fileName in NFC */
    record Kept(long fileId, String fileName) {}

    /** In the caller's transaction. @return refused when it is neither PDF nor picture */
    Outcome<Kept> keep(String fileName, byte[] bytes) {
        var type = FileKinds.of(fileName, bytes);
        if (type.isEmpty() || !FileKinds.SCANS.contains(type.get()))
            return Outcome.refused(
                    "ban-chup-sai-kieu", "Bản chụp văn bản là tệp PDF hoặc ảnh (.jpg, .png). Chọn lại tệp.");
        var stored = files.keep(bytes, type.get());
        return Outcome.done(new Kept(stored.id(), Normalizer.normalize(fileName, Normalizer.Form.NFC)));
    }

    /** A scan to hand out. The caller closes the stream. */
    public record Opened(StoredFile file, String fileName, InputStream bytes) {}

    /** Whether the viewer may have it is the caller's to judge, by the step that filed it. */
    Opened open(Kept kept) {
        return new Opened(files.get(kept.fileId()), kept.fileName(), files.open(kept.fileId()));
    }
}
