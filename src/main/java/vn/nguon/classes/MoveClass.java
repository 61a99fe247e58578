package vn.nguon.classes;

import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentReference;

/**
 * The wish to bring a class into another state.
 *
 * @param version of the class as the person saw it
 * @param reason for return, postponement and cancellation; else empty
 * @param decision on which it rests; approval needs one
 */
public record MoveClass(
        ClassState to, int version, String reason, @Nullable DocumentReference decision) {
    public static MoveClass to(ClassState to, int version) {
        return new MoveClass(to, version, "", null);
    }
}
