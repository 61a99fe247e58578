package vn.nguon.rosters;

import java.time.Instant;

/**
 * One change of a roster.
 *
 * @param what ADDED, REMOVED, REPLACED, UNDONE, MOVED_GROUP, OFFICE
 * @param subject whom it was about: name and commune
 * @param document number and day of the document behind it, empty when none
 * @param request likewise of the letter that asked for it
 */
public record RosterChange(
        Instant at, String actor, String what, String subject, String reason, String document, String request) {
    /** In words for the list of changes. */
    public String words() {
        return switch (what) {
            case "ADDED" -> "Thêm vào danh sách";
            case "REMOVED" -> "Rút khỏi danh sách";
            case "REPLACED" -> "Thay bằng người khác";
            case "UNDONE" -> "Hoàn tác lần nhập";
            case "MOVED_GROUP" -> "Chuyển tổ";
            case "OFFICE" -> "Ban cán sự lớp";
            default -> throw new IllegalStateException("change " + what);
        };
    }
}
