package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field group as its viewer reads it.
 *
 * @param studyGroupNo the study group whose people go; null for people of its own
 * @param siteName the receiving commune as it was called when it was chosen; empty while none is
 * @param guide name of who guides the group; {@code guides} whether that is the viewer
 * @param mine whether the viewer is one of the group; {@code office} the viewer's office in the class, may be empty
 * @param days half days planned, {@code firstLeg} and {@code lastLeg} the days between them
 * @param late recommendations whose answer or deed is overdue
 */
record FieldGroup(
        long id,
        UUID ref,
        int no,
        String name,
        @Nullable Integer studyGroupNo,
        @Nullable UUID site,
        String siteName,
        String hamlets,
        String topic,
        @Nullable UUID guideRef,
        String guide,
        String vehicle,
        String safety,
        String hostName,
        String hostPost,
        String hostPhone,
        @Nullable LocalDate askedOn,
        String askedBy,
        @Nullable LocalDate confirmedOn,
        String confirmedBy,
        String hostNote,
        int version,
        int people,
        String leader,
        boolean mine,
        boolean guides,
        String office,
        int days,
        @Nullable LocalDate firstLeg,
        @Nullable LocalDate lastLeg,
        int findings,
        int recommendations,
        int sent,
        int answered,
        int late,
        int photos,
        int answers,
        @Nullable LocalDate heldOn,
        @Nullable LocalDate signedOn) {

    /** "Tổ 2 ở Xã Mai Sơn". */
    String title() {
        return siteName.isEmpty()
                ? name
                : name + " ở " + siteName.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + siteName.substring(1);
    }
}
