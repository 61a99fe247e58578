package vn.nguon.rosters.nominating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.nguon.documents.DocumentReference;
import vn.nguon.web.Form;
import vn.nguon.web.Input;

/** The part of a form that takes the scan of a document (bản chụp), beside its number and day. */
record ScanInput(Input<MultipartFile> file) {
    static final String NAME = "ban-chup";

    static ScanInput in(Form form, @Nullable MultipartFile file) {
        return new ScanInput(form.file(NAME, "Bản chụp văn bản", file)
                .hint("PDF hoặc ảnh (.jpg, .png), tối đa 10 MB")
                .optional());
    }

    Paper paper(DocumentReference reference) {
        var chosen = file.value();
        if (chosen == null) return Paper.of(reference);
        try {
            return new Paper(
                    reference, Objects.requireNonNullElse(chosen.getOriginalFilename(), "ban-chup"), chosen.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
