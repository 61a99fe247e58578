package vn.nguon.sheets;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * One uploaded file (lần nhập) and where it stands.
 *
 * @param target what it is for, e.g. a class code; may be empty
 * @param rows data rows understood in the file
 * @param classification độ mật of the list
 * @param converted what was turned from an old encoding with consent; null for nothing, and in lists of imports
 * @param draft JSON of the owning module: rows with what a person decided on them
 * @param version for the draft; a save with an older one is stale
 */
public record Import(
        ImportId id,
        UUID ref,
        ImportKind kind,
        String target,
        String fileName,
        int rows,
        Classification classification,
        @Nullable Converted converted,
        String draft,
        int version,
        State state,
        String actor,
        Instant uploadedAt,
        @Nullable Instant writtenAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    /** REVIEW → WRITTEN → UNDONE, or REVIEW → DROPPED. */
    public enum State {
        REVIEW("Đang kiểm tra"),
        WRITTEN("Đã nhập"),
        UNDONE("Đã hoàn tác"),
        DROPPED("Đã bỏ");

        private final String vietnamese;

        State(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }
}
