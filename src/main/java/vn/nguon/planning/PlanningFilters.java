package vn.nguon.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;

/** Reads the filter of the planning list from an address: the page and the export show the same rows for the same query. */
@Component
class PlanningFilters {

    /** Names of filters: the day as which, and the round whose lists. */
    static final String AS_OF = "ngay";

    static final String LISTS = "danh-sach";

    private final PlanningMaps maps;
    private final Checking checking;

    PlanningFilters(PlanningMaps maps, Checking checking) {
        this.maps = maps;
        this.checking = checking;
    }

    static ListQuery query(Map<String, String> params) {
        return ListQuery.from(params, "don-vi", "ten", "chuc-danh", "quyet-dinh");
    }

    /** For the whole list of a query: its limit is not used. */
    PlanningFilter of(Viewer viewer, Map<String, String> params) {
        var query = query(params);
        return of(viewer, query, maps.show(viewer, query), 200, 0);
    }

    PlanningFilter of(Viewer viewer, ListQuery query, PlanningMaps.Shown shown, int limit, int offset) {
        var group = group(viewer, query.filter("nhom"));
        return new PlanningFilter(
                query.filter("q"),
                query.filter("nhiem-ky"),
                query.filter("chuc-danh"),
                shown.at().id(),
                shown.day(),
                switch (query.filter("trang-thai")) {
                    case "da-dua-ra" -> PlanningFilter.Standing.REMOVED;
                    case "tat-ca" -> PlanningFilter.Standing.ALL;
                    default -> PlanningFilter.Standing.STANDS;
                },
                group,
                group == PlanningFilter.Group.YOUNG ? checking.youngSince(viewer.today()) : null,
                round(query.filter("dot")),
                round(query.filter(LISTS)),
                asOf(query, viewer.today()),
                switch (query.sort()) {
                    case "ten" -> PlanningFilter.Order.NAME;
                    case "chuc-danh" -> PlanningFilter.Order.TITLE;
                    case "quyet-dinh" -> PlanningFilter.Order.DECISION;
                    default -> PlanningFilter.Order.ORGANISATION;
                },
                query.descending(),
                limit,
                offset);
    }

    /** The day as which the list is asked for; null for today, and for what is no day or still to come. */
    static @Nullable LocalDate asOf(ListQuery query, LocalDate today) {
        var typed = query.filter(AS_OF);
        if (typed.isEmpty()) return null;
        var day = new Form(Map.of(AS_OF, List.of(typed))).date(AS_OF, "Ngày").value();
        return day == null || !day.isBefore(today) ? null : day;
    }

    /** Ethnicity is sensitive: only those who see it in a file may sift by it. */
    private static PlanningFilter.Group group(Viewer viewer, String asked) {
        return switch (asked) {
            case "nu" -> PlanningFilter.Group.WOMEN;
            case "tre" -> PlanningFilter.Group.YOUNG;
            case "dan-toc" ->
                viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER)
                        ? PlanningFilter.Group.MINORITY
                        : PlanningFilter.Group.ALL;
            default -> PlanningFilter.Group.ALL;
        };
    }

    private static @Nullable UUID round(String asked) {
        return asked.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(asked) : null;
    }
}
