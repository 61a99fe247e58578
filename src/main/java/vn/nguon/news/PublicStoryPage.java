package vn.nguon.news;

import org.jspecify.annotations.Nullable;

/**
 * @param story null for a withdrawn one
 * @param withdrawn the day, in words; empty while it is public
 */
public record PublicStoryPage(@Nullable StoryView story, String withdrawn, String feed) {}
