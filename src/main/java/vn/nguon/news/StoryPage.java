package vn.nguon.news;

import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/** Writing a story. @param others what somebody else saved meanwhile; null when nobody did */
public record StoryPage(StoryHead head, Form form, @Nullable StoryText others, String othersBy) {}
