package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.ClassId;

/**
 * The roster of one class today: active trainees in Vietnamese order of given names.
 *
 * @param approvedOn null while it is open
 * @param approvedBy name of who approved it, empty while it is open
 * @param decision the sending decision, null while it is open
 */
public record Roster(
        ClassId classId,
        @Nullable LocalDate approvedOn,
        String approvedBy,
        @Nullable DocumentId decision,
        List<RosterLine> lines) {
    public Roster {
        lines = List.copyOf(lines);
    }

    public boolean approved() {
        return approvedOn != null;
    }
}
