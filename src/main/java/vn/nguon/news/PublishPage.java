package vn.nguon.news;

import vn.nguon.web.Form;

/** Before publishing: what is warned of and must be confirmed. @param correction another version of a published story */
public record PublishPage(StoryHead head, Warnings warnings, boolean correction, boolean withoutClass, Form form) {}
