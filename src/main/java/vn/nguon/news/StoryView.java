package vn.nguon.news;

import java.util.List;

/**
 * A story as readers see it, on its public page and in the preview.
 *
 * @param published when, in words; empty in the preview of a draft
 * @param corrections each "Đã sửa ngày …: note", in order
 */
public record StoryView(
        String title,
        String lead,
        List<StoryText.Block> blocks,
        String category,
        String byline,
        String published,
        String publishedOn,
        List<String> corrections,
        List<Photo> photos) {
    public StoryView {
        blocks = List.copyOf(blocks);
        corrections = List.copyOf(corrections);
        photos = List.copyOf(photos);
    }

    /** @param src of the large one, {@code small} of the one for phones; widths and height in points */
    public record Photo(
            String src,
            String small,
            int width,
            int height,
            int smallWidth,
            String caption,
            String alternative,
            String credit) {}

    static String byline(String person, String body) {
        return person.isEmpty() ? body : body.isEmpty() ? person : person + ", " + body;
    }
}
