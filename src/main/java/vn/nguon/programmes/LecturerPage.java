package vn.nguon.programmes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * One lecturer.
 *
 * @param mayKeep the viewer may change it
 * @param choices programmes to choose topics from
 * @param programme the chosen one, null before
 * @param topics form with {@code day}: ticked topics of the chosen programme; null before
 * @param end form for the last day
 */
public record LecturerPage(
        LecturerCard lecturer,
        boolean mayKeep,
        List<ProgrammeLine> choices,
        @Nullable Programme programme,
        @Nullable Form topics,
        Form end) {}
