package vn.nguon.news;

/** The working copy as readers would see it. */
public record PreviewPage(StoryHead head, StoryView story) {}
