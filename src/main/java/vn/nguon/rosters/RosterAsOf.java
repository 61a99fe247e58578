package vn.nguon.rosters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * A roster as it stood on a past day (danh sách tại một ngày): whoever had been written onto it by the end of that day and not yet off
 * it. By what was written down, not by what somebody says today: a late entry counts from the moment it was made.
 *
 * @param lines in Vietnamese order of given names
 * @param changes those of the day and before, newest first, at most 300
 * @param approvedOn the day of the sending decision when it had been made by then
 * @param classification the strictest of the files and documents that it rests on
 */
public record RosterAsOf(
        LocalDate day,
        List<Line> lines,
        List<RosterChange> changes,
        @Nullable LocalDate approvedOn,
        Classification classification) {
    public RosterAsOf {
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
    }

    /**
     * @param undone an import that was taken back had put them on: only name and commune are left
     * @param document under which they came: that of the change, or the sending decision; empty before
     * @param leftAt when they left afterwards, null when they are still on
     * @param leftHow REMOVED, REPLACED, UNDONE or empty
     */
    public record Line(
            boolean undone,
            String fullName,
            String sex,
            String born,
            String unitName,
            String post,
            String plannedAs,
            Instant addedAt,
            String addedBy,
            String document,
            @Nullable Instant leftAt,
            String leftHow) {

        static Line of(ResultSet row) throws SQLException {
            var left = row.getObject("left_at", OffsetDateTime.class);
            var sex = row.getString("sex");
            return new Line(
                    row.getBoolean("undone"),
                    row.getString("full_name"),
                    sex == null ? "" : vn.nguon.shared.Sex.valueOf(sex).vietnamese(),
                    row.getString("born"),
                    row.getString("unit_name"),
                    row.getString("post"),
                    row.getString("planned_as"),
                    row.getObject("added_at", OffsetDateTime.class).toInstant(),
                    row.getString("added_by"),
                    row.getString("document"),
                    left == null ? null : left.toInstant(),
                    row.getString("left_how"));
        }

        /** What became of them since, in words; empty while they are on. */
        public String since() {
            return switch (leftHow) {
                case "REMOVED" -> "Đã rút";
                case "REPLACED" -> "Đã thay";
                case "UNDONE" -> "Hoàn tác lần nhập";
                default -> "";
            };
        }
    }
}
