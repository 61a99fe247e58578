package vn.nguon.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.MapChoice;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.units.OrganisationFilters;
import vn.nguon.units.Units;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/**
 * Tables of numbers and the lists behind them, within what the viewer's organisations may look into.
 * <p>Sensitive kinds (ethnicity, Party, discipline): whoever sees them in a person's file sees every count. Others are shown one table only, of
 * all people who learn, by that kind alone, as of today, small rows folded, without lists: any other table could be taken from it, and the
 * difference would tell of a few people.
 */
@Service
public class Reports {
    private final CountRows rows;
    private final CountingAhead ahead;
    private final CountRules rules;
    private final Units units;
    private final OrganisationFilters organisations;
    private final ApplicationEventPublisher events;

    Reports(
            CountRows rows,
            CountingAhead ahead,
            CountRules rules,
            Units units,
            OrganisationFilters organisations,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.ahead = ahead;
        this.rules = rules;
        this.units = units;
        this.organisations = organisations;
        this.events = events;
    }

    static boolean mayRead(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER, Role.CENTRE, Role.SCHOOL);
    }

    /** Reads planning, and what is sensitive in files: the same roles as in people. */
    static boolean mayReadAll(Viewer viewer) {
        return viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER);
    }

    private static void mustRead(Viewer viewer) {
        if (!mayRead(viewer))
            throw new Forbidden("Báo cáo thống kê do Ban Tổ chức, người duyệt, trung tâm và trường xem.");
    }

    /** Those that the viewer may ask for, in the order offered. */
    static List<Subject> subjects(Viewer viewer) {
        return List.of(Subject.values()).stream()
                .filter(subject -> mayReadAll(viewer) || !subject.ofPlanning())
                .toList();
    }

    /** Those of a subject that the viewer may ask for. */
    static List<Dimension> dimensions(Viewer viewer, Subject subject) {
        return subject.dimensions().stream()
                .filter(dimension -> mayReadAll(viewer)
                        || !dimension.ofPlanning() && (!dimension.sensitive() || subject == Subject.LEARNERS))
                .toList();
    }

    /** What the viewer is shown when asking for this. @throws NotFound for what is not the viewer's to ask */
    static ReportQuery allowed(Viewer viewer, ReportQuery query) {
        var mine = dimensions(viewer, query.subject());
        var columns = query.columns();
        if (!subjects(viewer).contains(query.subject())
                || !mine.contains(query.rows())
                || columns != null && !mine.contains(columns)) throw new NotFound("report " + query.subject());
        if (mayReadAll(viewer)) return query;
        if (!query.title().isEmpty() || !query.term().isEmpty()) throw new NotFound("report by planning");
        if (columns != null && columns.sensitive()) return ReportQuery.of(query.subject(), columns, null);
        return query.sensitive() ? query.whole() : query;
    }

    /** Four statements, five by commune. */
    @Transactional(readOnly = true)
    public ReportTable table(Viewer viewer, ReportQuery asked) {
        return table(viewer, asked, rows.scope(viewer));
    }

    @Transactional(readOnly = true)
    ReportTable table(Viewer viewer, ReportQuery asked, ReportScope scope) {
        mustRead(viewer);
        var query = allowed(viewer, asked);
        return table(viewer, query, scope, counted(viewer, query, scope));
    }

    /** How the viewer's numbers of a subject are counted. @param at when they were counted ahead; null when pages count them */
    private record Counted(
            CountRules.Bounds bounds, @Nullable Instant at) {}

    private Counted counted(Viewer viewer, ReportQuery query, ReportScope scope) {
        return new Counted(
                rules.on(viewer.today()),
                ahead.countedAt(scope, query.subject()).orElse(null));
    }

    private ReportTable table(Viewer viewer, ReportQuery query, ReportScope scope, Counted counted) {
        var counts = counted.at() != null && CountingAhead.holds(query)
                ? ahead.counts(scope, query)
                : rows.counts(scope, query, counted.bounds(), counted.at() != null);
        var named = query.rows() == Dimension.COMMUNE
                ? counts.stream()
                        .map(CountRows.Count::v1)
                        .filter(Reports::isRef)
                        .collect(Collectors.toSet())
                : Set.<String>of();
        return new Tabulation(query, counted.bounds(), rows.names(query, named))
                .table(counts, query.sensitive() && !mayReadAll(viewer), counted.at());
    }

    /**
     * The same sorted, to be read a page at a time. Of a nation's table by organisations, which is twenty thousand counts, the cells of the page's
     * rows alone are read. Six statements at most.
     *
     * @param page which rows, sorted how
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ) // rows, sums and cells of one count
    ReportTable page(Viewer viewer, ReportQuery asked, ReportScope scope, ListQuery page) {
        mustRead(viewer);
        var query = allowed(viewer, asked);
        var counted = counted(viewer, query, scope);
        var columns = query.columns();
        var manyCells = columns != null && scope.wide() && query.rows() == Dimension.COMMUNE && !query.isSifted();
        if (columns == null || !manyCells || counted.at() == null || page.isSortedBy(ReportTable::byColumn)) {
            var table = table(viewer, query, scope, counted);
            return sorted(table, page);
        }
        var rows = sorted(table(viewer, query.undivided(), scope, counted), page);
        var shown = Pager.of(page, rows.rows().size()).of(rows.rows()).stream()
                .flatMap(row -> Stream.ofNullable(row.key()))
                .map(Tabulation::value)
                .collect(Collectors.toSet());
        return new Tabulation(query, counted.bounds(), Map.of())
                .divided(
                        rows,
                        ahead.counts(scope, ReportQuery.of(query.subject(), columns, null)),
                        ahead.counts(scope, query, shown));
    }

    /** All of it, sorted. @param address says how */
    @Transactional(readOnly = true)
    ReportTable sorted(Viewer viewer, ReportQuery asked, ReportScope scope, ListQuery address) {
        return sorted(table(viewer, asked, scope), address);
    }

    private static ReportTable sorted(ReportTable table, ListQuery page) {
        var sorting = page.sortedAs(table.sorts().toArray(String[]::new));
        return table.sorted(sorting.sort(), sorting.descending());
    }

    private static boolean isRef(String value) {
        return !value.isEmpty() && !value.equals(Dimension.SEVERAL);
    }

    /** Asks for what was counted ahead to be counted anew, soon. @return false when these numbers are counted by their pages */
    @Transactional
    public boolean countAgain(Viewer viewer, Subject subject) {
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new Forbidden("Ban Tổ chức cho tính lại số liệu.");
        var scope = rows.scope(viewer);
        if (ahead.countedAt(scope, subject).isEmpty()) return false;
        events.publishEvent(new CountsWanted(scope.tops().getFirst()));
        return true;
    }

    /**
     * Where the viewer's numbers come from.
     *
     * @param at with what hangs beneath it: a list to pick from, or of many a field to type a name into
     * @param map the choice of map, null when none has changed
     * @param day first day of the chosen map, null for as written
     */
    record Ground(
            ReportScope scope,
            OrganisationFilter at,
            @Nullable Field map,
            @Nullable LocalDate day) {}

    private static final String BENEATH = "Đơn vị và cấp dưới";

    /** Three statements; two where many organisations lie within reach and none is named. */
    @Transactional(readOnly = true)
    Ground ground(Viewer viewer, ListQuery query) {
        mustRead(viewer);
        var scope = rows.scope(viewer);
        var choice = MapChoice.of(
                units.mapDaysWithin(scope.tops(), viewer.today()), query.filter(MapChoice.NAME), "Như văn bản");
        var at = scope.many()
                ? organisations.typed(viewer, query, ReportAddress.ORGANISATION, BENEATH)
                : organisations.picked(query, ReportAddress.ORGANISATION, BENEATH, "Tất cả", rows.bodies(scope));
        return new Ground(scope, at, choice.field(), choice.day());
    }

    /** What a table may be sifted by: years, and for who reads planning titles and terms. One or two statements. */
    @Transactional(readOnly = true)
    CountRows.Choices choices(Viewer viewer, Subject subject, ReportScope scope) {
        mustRead(viewer);
        var all = mayReadAll(viewer);
        if (ahead.countedAt(scope, subject).isEmpty()) return rows.choices(scope, subject, all);
        var occurring = ahead.choices(scope, subject);
        return all ? occurring : new CountRows.Choices(occurring.years(), List.of(), List.of());
    }

    /**
     * One person or line behind a number.
     *
     * @param ref of the person's file, null when the viewer may not open it
     * @param name "Người ngoài phạm vi được xem" when neither a door nor the class opens it
     * @param born "" when unknown or not the viewer's to see
     */
    public record Behind(@Nullable UUID ref, String name, String born, String note) {}

    /**
     * One page, and what the chosen row and column are called ("" for all).
     *
     * @param total how many there are, as far as they were counted
     * @param beyond whether there are more than {@code total}
     * @param countedAt when the lines were counted ahead; null when just now
     */
    public record BehindPage(
            List<Behind> lines,
            int total,
            boolean beyond,
            String row,
            String column,
            @Nullable Instant countedAt) {
        public BehindPage {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The lines of one number, from what it was counted from. Five or six statements.
     *
     * @param row key of the table's row, "" for all; {@code column} likewise
     * @throws NotFound when the row is of a sensitive kind and the viewer may not know of whom
     */
    @Transactional(readOnly = true)
    public BehindPage list(Viewer viewer, ReportQuery asked, String row, String column, int limit, int offset) {
        return list(viewer, asked, rows.scope(viewer), row, column, limit, offset);
    }

    @Transactional(readOnly = true)
    BehindPage list(
            Viewer viewer, ReportQuery asked, ReportScope scope, String row, String column, int limit, int offset) {
        mustRead(viewer);
        var query = allowed(viewer, asked);
        if (asked.sensitive() && !mayReadAll(viewer)) throw new NotFound("list by sensitive data");
        var bounds = rules.on(viewer.today());
        var v1 = row.isEmpty() ? null : Tabulation.value(row);
        var v2 = column.isEmpty() || query.columns() == null ? null : Tabulation.value(column);
        var countedAt = ahead.countedAt(scope, query.subject()).orElse(null);
        var found = countedAt == null
                ? rows.list(scope, query, bounds, v1, v2, limit, offset)
                : rows.keptList(scope, query, bounds, v1, v2, limit, offset);
        var opened =
                rows.opened(viewer, found.stream().map(CountRows.Unit::personId).toList());
        var files = mayReadAll(viewer);
        var lines = new ArrayList<Behind>();
        for (var unit : found) lines.add(behind(unit, opened.contains(unit.personId()), files));
        var names = v1 != null && query.rows() == Dimension.COMMUNE && isUuid(v1)
                ? rows.names(query, Set.of(v1))
                : rows.names(query, Set.of());
        var tabulation = new Tabulation(query, bounds, names);
        var columns = query.columns();
        var total = found.isEmpty() ? 0 : found.getFirst().total();
        var known = countedAt == null ? total : Math.max(CountRows.COUNTED, offset + limit);
        return new BehindPage(
                lines,
                Math.min(total, known),
                total > known,
                v1 == null ? "" : label(tabulation, query.rows(), v1),
                v2 == null || columns == null ? "" : label(tabulation, columns, v2),
                countedAt);
    }

    private static String label(Tabulation tabulation, Dimension dimension, String value) {
        if (dimension == Dimension.AGE && !value.isEmpty() && !value.matches("[0-9]{1,2}|\\*")) return value;
        return tabulation.label(dimension, value);
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static Behind behind(CountRows.Unit unit, boolean opened, boolean files) {
        var born = unit.born();
        return new Behind(
                opened && files ? unit.ref() : null,
                opened || unit.seen() ? unit.fullName() : "Người ngoài phạm vi được xem",
                opened && born != null ? born : "",
                opened || unit.seen() ? unit.note() : "");
    }
}
