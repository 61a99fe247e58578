package vn.nguon.classes;

import java.util.Optional;
import vn.nguon.documents.DocumentUse;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Uses of documents whose door is the class: found by those who run it, decide on it or tell of it. */
public interface ClassDocumentUse extends DocumentUse {
    /** As {@link DocumentUse#of} describes it; asks {@code open_class}. */
    String uses();

    @Override
    default Optional<String> of(Viewer viewer) {
        return viewer.isAny(
                        Role.ORGANISATION_BOARD,
                        Role.APPROVER,
                        Role.CENTRE,
                        Role.SCHOOL,
                        Role.PROPAGANDA_BOARD,
                        Role.SUPERVISOR)
                ? Optional.of(uses())
                : Optional.empty();
    }
}
