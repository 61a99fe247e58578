package vn.nguon.news;

import java.util.List;
import vn.nguon.web.Form;

/**
 * The pictures of a story.
 *
 * @param add the form of a new one
 * @param refused the form of a picture that came back with its errors, or of an action; its problems stand at the top
 * @param choices pictures of the field study
 * @param classCode empty where the story tells of no class
 */
public record StoryPhotosPage(
        StoryHead head,
        List<Photo> photos,
        Form add,
        Form refused,
        List<Choice> choices,
        String classCode,
        String limits) {
    public StoryPhotosPage {
        photos = List.copyOf(photos);
        choices = List.copyOf(choices);
    }

    /** @param key suffix of the names of its inputs */
    public record Photo(
            String action,
            String src,
            int width,
            int height,
            String alternative,
            String caption,
            boolean usable,
            Form form,
            String key,
            int no) {}

    public record Choice(
            String ref,
            String src,
            int width,
            int height,
            String caption,
            String alternative,
            String meta,
            boolean taken) {}
}
