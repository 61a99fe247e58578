package vn.nguon.programmes;

import java.util.List;
import vn.nguon.web.Form;

/** Who teaches one topic: lecturers down for it, posts that teach it, and the form for another post. */
public record TopicPage(
        Programme programme,
        ProgrammeItem topic,
        List<Teacher> teachers,
        List<LecturerDesk.PostTopic> posts,
        Form form) {}
