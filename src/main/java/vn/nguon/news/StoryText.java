package vn.nguon.news;

import java.util.List;
import vn.nguon.shared.VietnameseText;

/**
 * What is written of a story. Plain text: each line of the body is a paragraph, a line that begins with {@code ##} a subheading; nothing else is
 * understood, and everything is escaped where it is shown.
 *
 * @param title never empty
 * @param bylinePerson who wrote it, may be empty; {@code bylineBody} for which body
 */
public record StoryText(
        String title, String lead, String body, String category, String bylinePerson, String bylineBody) {
    private static final String HEADING = "##";

    /** One paragraph or subheading of the body. */
    public record Block(boolean heading, String text) {}

    /** In order; empty for an empty body. */
    public List<Block> blocks() {
        return blocks(body);
    }

    static List<Block> blocks(String body) {
        return body.lines()
                .map(line -> line.startsWith(HEADING)
                        ? new Block(true, VietnameseText.singleSpaces(line.replaceFirst("^#+", "")))
                        : new Block(false, VietnameseText.singleSpaces(line)))
                .filter(block -> !block.text().isEmpty())
                .toList();
    }
}
