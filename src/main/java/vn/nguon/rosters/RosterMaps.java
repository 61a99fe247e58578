package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.units.MapChoice;
import vn.nguon.units.Units;
import vn.nguon.web.Field;
import vn.nguon.web.Vn;

/**
 * A roster on the map that it was made on, or on that of a later day: the sending communes under the names of what they became. The roster
 * itself keeps what was written.
 */
@Component
class RosterMaps {
    static final String MAP = MapChoice.NAME;
    private final Units units;

    RosterMaps(Units units) {
        this.units = units;
    }

    /**
     * @param field the choice, null when none of the communes has changed since
     * @param note one sentence for the head and the printed page, empty on the old map
     * @param day first day of the map shown, null for the one that it was made on
     */
    record Shown(
            Roster roster,
            @Nullable Field field,
            String note,
            @Nullable LocalDate day) {}

    /** Two statements at most. @param asked dd/MM/yyyy as the address says; what is no map of this roster is the old one */
    Shown show(Roster roster, String asked, LocalDate today) {
        var senders =
                roster.lines().stream().map(RosterLine::organisation).distinct().toList();
        var days = senders.isEmpty() ? List.<LocalDate>of() : units.mapDays(senders, today);
        if (days.isEmpty()) return new Shown(roster, null, "", null);
        var choice = MapChoice.of(days, asked, "Như khi lập danh sách");
        var field = choice.field();
        var day = choice.day();
        return day == null
                ? new Shown(roster, field, "", null)
                : new Shown(onMap(roster, senders, day), field, "Đơn vị theo bản đồ từ ngày " + Vn.date(day), day);
    }

    private Roster onMap(Roster roster, List<OrganisationId> senders, LocalDate day) {
        var names = units.namesOnMap(senders, day);
        var lines = roster.lines().stream()
                .map(line -> line.at(names.getOrDefault(line.organisation(), line.unitName() + " (chưa phân)")))
                .toList();
        return new Roster(roster.classId(), roster.approvedOn(), roster.approvedBy(), roster.decision(), lines);
    }
}
