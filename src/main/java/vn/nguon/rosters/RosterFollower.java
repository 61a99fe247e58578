package vn.nguon.rosters;

import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/**
 * Told in the transaction that puts somebody on a roster by hand or takes them off, so that nomination and summons go along. Owned by
 * rosters, implemented in {@code rosters.nominating}.
 */
public interface RosterFollower {
    /** @param document that allowed it, null when none was needed @param request the letter that asked for it */
    void joined(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            PersonId person,
            @Nullable DocumentId document,
            @Nullable DocumentId request);

    /** @param replaced by somebody else, not merely removed */
    void left(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            boolean replaced,
            String reason,
            @Nullable DocumentId document,
            @Nullable DocumentId request);
}
