package vn.nguon.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.rules.Holidays;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The days off and days worked instead of each year (lịch nghỉ), kept by the technical administrator; every change is recorded. */
@Service
class WorkCalendar {
    private final Holidays holidays;
    private final Audit audit;

    WorkCalendar(Holidays holidays, Audit audit) {
        this.holidays = holidays;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    List<Holidays.Day> year(Viewer viewer, int year) {
        mustAdminister(viewer);
        return holidays.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** How many days were added; refused as {@link Holidays#add} refuses. */
    @Transactional
    Outcome<Integer> add(Viewer viewer, Holidays.Notice notice) {
        mustAdminister(viewer);
        return switch (holidays.add(viewer, notice)) {
            case Outcome.Refused<List<LocalDate>>(var refusal) -> new Outcome.Refused<>(refusal);
            case Outcome.Done<List<LocalDate>>(var days) -> {
                audit.record(
                        viewer,
                        "ADD_HOLIDAY",
                        "public_holiday",
                        notice.from().toEpochDay(),
                        "%s: %s".formatted(notice.kind().vietnamese(), notice.name()),
                        Map.of("from", notice.from().toString(), "days", days.size(), "document", notice.document()));
                yield Outcome.done(days.size());
            }
        };
    }

    /** @throws vn.nguon.shared.NotFound when the day is not on the list */
    @Transactional
    LocalDate remove(Viewer viewer, UUID ref) {
        mustAdminister(viewer);
        var day = holidays.remove(ref);
        audit.record(
                viewer,
                "REMOVE_HOLIDAY",
                "public_holiday",
                day.toEpochDay(),
                "Bỏ ngày khỏi lịch nghỉ",
                Map.of("day", day.toString()));
        return day;
    }

    private static void mustAdminister(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) throw new Forbidden("Lịch nghỉ do Quản trị kỹ thuật giữ.");
    }
}
