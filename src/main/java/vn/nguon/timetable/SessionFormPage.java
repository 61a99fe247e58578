package vn.nguon.timetable;

import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * Form of one session, new or known.
 *
 * @param when "Sáng thứ 2, 24/10/2022"
 * @param version the one read, null for a new session
 * @param session its address, empty for a new one
 * @param back board of its week
 */
public record SessionFormPage(
        ClassHead head,
        String title,
        String when,
        @Nullable Integer version,
        String session,
        String back,
        boolean groups,
        boolean rooms,
        boolean lecturers,
        Form form) {}
