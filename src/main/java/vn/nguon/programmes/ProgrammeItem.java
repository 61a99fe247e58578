package vn.nguon.programmes;

import java.util.UUID;

/**
 * One line of a programme, in order.
 *
 * @param blockNo 1, 2, … of the block it is or stands in; 0 outside every block
 * @param topicNo 1, 2, … within the block; 0 for what is no topic
 * @param periods tiết, 0 or more; a block's own are 0, its sum is that of its topics
 * @param performer who gives it, in words ("Lãnh đạo huyện"); may be empty
 */
public record ProgrammeItem(
        ItemId id,
        UUID ref,
        ItemKind kind,
        int blockNo,
        int topicNo,
        String title,
        int periods,
        StudyForm form,
        String performer) {
    public boolean topic() {
        return kind == ItemKind.TOPIC;
    }

    public boolean block() {
        return kind == ItemKind.BLOCK;
    }

    /** "III" for a block, "2" for a topic, empty for opening and closing. */
    public String number() {
        return switch (kind) {
            case BLOCK -> Roman.of(blockNo);
            case TOPIC -> Integer.toString(topicNo);
            case OPENING, CLOSING -> "";
        };
    }
}
