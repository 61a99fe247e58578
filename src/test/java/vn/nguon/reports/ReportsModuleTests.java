package vn.nguon.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** Every table of every subject by every dimension: parts sum to totals, lists are as long as their numbers, what is hidden stays hidden. Longer than most: all of it is tried on one district. */
@SpringBootTest
@Transactional
class ReportsModuleTests {
    private static final int ALL = 1000;

    @Autowired
    ReportedDistrict reported;

    @Autowired
    Reports reports;

    @Autowired
    CountingAhead ahead;

    @Autowired
    CountRows rows;

    @Autowired
    Units units;

    @Autowired
    JdbcClient jdbc;

    PlannedDistrict given;
    Viewer board;
    Viewer approver;
    Viewer centre;
    Viewer commune;

    @BeforeEach
    void aDistrictWithSomethingOfEverything() {
        given = reported.build();
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        centre = given.viewer("Lô Thị Nga", Role.CENTRE, given.centre);
        commune = given.viewer(
                "Kha Văn Lực",
                Role.ORGANISATION_BOARD,
                List.copyOf(given.committees.values()).get(4));
    }

    private static List<ReportQuery> all(Viewer viewer, @Nullable LocalDate map) {
        var all = new ArrayList<ReportQuery>();
        for (var subject : Reports.subjects(viewer))
            for (var rows : Reports.dimensions(viewer, subject)) {
                all.add(on(ReportQuery.of(subject, rows, null), map));
                for (var columns : Reports.dimensions(viewer, subject))
                    if (columns != rows && columns.fitsColumns())
                        all.add(on(ReportQuery.of(subject, rows, columns), map));
            }
        return all;
    }

    private static ReportQuery on(ReportQuery query, @Nullable LocalDate map) {
        return new ReportQuery(
                query.subject(),
                query.rows(),
                query.columns(),
                query.year(),
                query.title(),
                query.term(),
                query.code(),
                query.organisation(),
                map);
    }

    private static void reconciles(ReportTable table) {
        var about = table.query().toString();
        assertThat(table.rows().stream().mapToInt(ReportTable.Row::total).sum())
                .as(about)
                .isEqualTo(table.total());
        if (table.total() > 0)
            assertThat(table.rows().stream().map(ReportTable.Row::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(about)
                    .isEqualByComparingTo("100");
        if (table.columns().isEmpty()) return;
        assertThat(table.totals().stream().mapToInt(Integer::intValue).sum())
                .as(about)
                .isEqualTo(table.total());
        for (var row : table.rows())
            assertThat(row.cells().stream().mapToInt(Integer::intValue).sum())
                    .as(about + row.label())
                    .isEqualTo(row.total());
        for (var place = 0; place < table.columns().size(); place++) {
            var column = place;
            assertThat(table.rows().stream()
                            .mapToInt(row -> row.cells().get(column))
                            .sum())
                    .as(about + table.columns().get(column).label())
                    .isEqualTo(table.totals().get(column));
        }
    }

    /** The list as it is shown, not the count beside it. */
    private int listed(Viewer viewer, ReportQuery query, String row, String column) {
        var page = reports.list(viewer, query, row, column, ALL, 0);
        assertThat(page.total()).isEqualTo(page.lines().size());
        return page.lines().size();
    }

    @Test
    void everyTableOfEverySubjectReconcilesForEveryViewerOnBothMaps() {
        for (var query : all(board, null)) reconciles(reports.table(board, query));
        for (var query : all(centre, null)) reconciles(reports.table(centre, query));
        for (var viewer : List.of(approver, commune))
            for (var query : all(viewer, null))
                if (query.columns() == null || query.columns() == Dimension.SEX)
                    reconciles(reports.table(viewer, query));
        for (var viewer : List.of(board, centre))
            for (var query : all(viewer, ReportedDistrict.NEW_MAP))
                if (query.rows() == Dimension.COMMUNE) reconciles(reports.table(viewer, query));
    }

    @Test
    void everyNumberOfATableIsAsLongAsTheListBehindIt() {
        for (var map : new LocalDate[] {null, ReportedDistrict.NEW_MAP})
            for (var query : all(board, map)) {
                if (map != null && query.rows() != Dimension.COMMUNE || !tried(query.columns())) continue;
                var table = reports.table(board, query);
                if (table.columns().isEmpty()) {
                    assertThat(listed(board, query, "", ""))
                            .as(query.toString())
                            .isEqualTo(table.total());
                    for (var row : table.rows())
                        assertThat(listed(board, query, known(row.key()), ""))
                                .as(query + row.label())
                                .isEqualTo(row.total());
                } else cell(query, table);
            }
    }

    /** Divided by a few of the dimensions only: the text of a column is that of a row. */
    private static boolean tried(@Nullable Dimension columns) {
        return columns == null
                || columns == Dimension.SEX
                || columns == Dimension.RESULT
                || columns == Dimension.TRAINED;
    }

    /** The last row of a divided table in the column in which it has most. */
    private void cell(ReportQuery query, ReportTable table) {
        var row = table.rows().getLast();
        var most = Collections.max(row.cells());
        var column = table.columns().get(row.cells().indexOf(most));
        assertThat(listed(board, query, known(row.key()), column.key()))
                .as(query + row.label() + column.label())
                .isEqualTo(most);
    }

    private static String known(@Nullable String key) {
        return Objects.requireNonNull(key);
    }

    @Test
    void personPlannedForTwoTitlesCountsOnceAmongPeopleAndTwiceAmongEntries() {
        var people = reports.table(board, ReportQuery.of(Subject.PLANNED_PEOPLE, Dimension.TITLE, null));
        var entries = reports.table(board, ReportQuery.of(Subject.PLANNED_ENTRIES, Dimension.TITLE, null));
        assertThat(people.total()).isEqualTo(jdbc.sql("""
                SELECT count(DISTINCT e.person_id) FROM planning_entry e WHERE NOT EXISTS (SELECT FROM planning_step s WHERE s.entry_id = e.id)
                """).query(Integer.class).single());
        assertThat(entries.total()).isGreaterThan(people.total());
        assertThat(people.rows()).extracting(ReportTable.Row::label).contains("Nhiều chức danh");
        assertThat(entries.rows()).extracting(ReportTable.Row::label).doesNotContain("Nhiều chức danh");
    }

    @Test
    void filesOfOnePersonCountAsOnePerson() {
        var before = reports.table(board, ReportQuery.of(Subject.LEARNERS, Dimension.SEX, null))
                .total();
        jdbc.sql("""
                INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                SELECT gen_random_uuid(), max(p.id), min(p.id), 'cùng người', '2023-01-01', 'test'
                  FROM (SELECT person_id AS id FROM enrolment ORDER BY person_id LIMIT 2) p
                """).update();
        assertThat(reports.table(board, ReportQuery.of(Subject.LEARNERS, Dimension.SEX, null))
                        .total())
                .isEqualTo(before - 1);
        assertThat(reports.table(board, ReportQuery.of(Subject.ENROLMENTS, Dimension.SEX, null))
                        .total())
                .isEqualTo(131);
    }

    @Test
    void communesThatBecameOneStandTogetherOnTheNewMapAlone() {
        var written = reports.table(board, ReportQuery.of(Subject.ENROLMENTS, Dimension.COMMUNE, null));
        var drawn = reports.table(
                board, on(ReportQuery.of(Subject.ENROLMENTS, Dimension.COMMUNE, null), ReportedDistrict.NEW_MAP));
        assertThat(written.rows()).extracting(ReportTable.Row::label).doesNotContain("Đảng ủy xã Hợp Nhất");
        assertThat(drawn.rows()).extracting(ReportTable.Row::label).contains("Đảng ủy xã Hợp Nhất");
        assertThat(drawn.rows()).hasSize(written.rows().size() - 1);
        assertThat(drawn.total()).isEqualTo(written.total());
    }

    @Test
    void filtersSiftTheSameLinesFromWhichTheTableIsCounted() {
        var year = new ReportQuery(Subject.ENROLMENTS, Dimension.SEX, null, 2022, "", "", "", null, null);
        assertThat(reports.table(board, year).total()).isEqualTo(91);
        var code = new ReportQuery(Subject.ENROLMENTS, Dimension.SEX, null, null, "", "", "TD-2023-01", null, null);
        assertThat(reports.table(board, code).total()).isEqualTo(40);
        var one = given.committees.values().iterator().next();
        var beneath = new ReportQuery(
                Subject.PLANNED_ENTRIES, Dimension.COMMUNE, null, null, "", "", "", reported.ref(one), null);
        assertThat(reports.table(board, beneath).rows()).hasSize(1);
        var nothing = new ReportQuery(Subject.ENROLMENTS, Dimension.SEX, null, 1999, "", "", "", null, null);
        assertThat(reports.table(board, nothing).rows()).isEmpty();
        reconciles(reports.table(board, nothing));
    }

    @Test
    void othersSeeNothingAndTheForeignRoleIsTurnedAway() {
        var elsewhere = given.organisation("Huyện ủy Con Cuông", "DISTRICT_COMMITTEE", null, null);
        var foreign = given.viewer("Vi Văn Khách", Role.ORGANISATION_BOARD, elsewhere);
        for (var query : all(foreign, null))
            assertThat(reports.table(foreign, query).total()).isZero();
        var trainee = given.viewer("Lữ Thị Học", Role.TRAINEE, given.district);
        assertThatThrownBy(() -> reports.table(trainee, ReportQuery.of(Subject.LEARNERS, Dimension.SEX, null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void communeCountsItsOwnPeopleOnly() {
        var own = reports.table(commune, ReportQuery.of(Subject.PLANNED_ENTRIES, Dimension.COMMUNE, null));
        assertThat(own.rows()).hasSize(1);
        assertThat(own.total()).isPositive().isLessThan(60);
    }

    @Test
    void centreIsNotShownWhatIsPlannedNorSmallCountsOfASensitiveKind() {
        assertThat(Reports.subjects(centre)).containsExactly(Subject.LEARNERS, Subject.ENROLMENTS, Subject.RESULTS);
        assertThatThrownBy(() -> reports.table(centre, ReportQuery.of(Subject.PLANNED_PEOPLE, Dimension.SEX, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reports.table(centre, ReportQuery.of(Subject.LEARNERS, Dimension.TITLE, null)))
                .isInstanceOf(NotFound.class);
        var full = reports.table(board, ReportQuery.of(Subject.LEARNERS, Dimension.ETHNICITY, null));
        assertThat(full.rows()).anyMatch(row -> row.total() < 5);
        var hidden = reports.table(centre, ReportQuery.of(Subject.LEARNERS, Dimension.ETHNICITY, null));
        assertThat(hidden.restricted()).isTrue();
        assertThat(hidden.total()).isEqualTo(full.total());
        assertThat(hidden.rows()).allMatch(row -> row.total() >= 5).allMatch(row -> row.key() == null);
        reconciles(hidden);
    }

    @Test
    void nothingThatTheCentreMayAskGivesAnotherTableBySensitiveDataOfTheSamePeople() {
        var whole = reports.table(centre, ReportQuery.of(Subject.LEARNERS, Dimension.ETHNICITY, null));
        var asked = new ArrayList<ReportQuery>();
        for (var columns : List.of(Dimension.SEX, Dimension.RESULT, Dimension.YEAR))
            asked.add(ReportQuery.of(Subject.LEARNERS, Dimension.ETHNICITY, columns));
        asked.add(new ReportQuery(Subject.LEARNERS, Dimension.ETHNICITY, null, 2022, "", "", "", null, null));
        asked.add(new ReportQuery(Subject.LEARNERS, Dimension.ETHNICITY, null, null, "", "", "TD-2023-01", null, null));
        asked.add(new ReportQuery(
                Subject.LEARNERS, Dimension.ETHNICITY, null, null, "", "", "", reported.ref(commune(0)), null));
        asked.add(new ReportQuery(Subject.LEARNERS, Dimension.SEX, Dimension.ETHNICITY, 2022, "", "", "", null, null));
        asked.add(on(ReportQuery.of(Subject.LEARNERS, Dimension.ETHNICITY, null), ReportedDistrict.NEW_MAP));
        for (var query : asked) {
            var table = reports.table(centre, query);
            assertThat(table.rows()).as(query.toString()).isEqualTo(whole.rows());
            assertThat(table.columns()).as(query.toString()).isEmpty();
            assertThatThrownBy(() -> reports.list(centre, query, "", "", 10, 0)).isInstanceOf(NotFound.class);
        }
        for (var subject : List.of(Subject.ENROLMENTS, Subject.RESULTS))
            assertThatThrownBy(() -> reports.table(centre, ReportQuery.of(subject, Dimension.ETHNICITY, null)))
                    .isInstanceOf(NotFound.class);
    }

    /** Sifted by each thing that a page offers. */
    private List<ReportQuery> sifted(Viewer viewer) {
        var all = new ArrayList<ReportQuery>();
        var commune = reported.ref(commune(0));
        for (var subject : Reports.subjects(viewer))
            for (var rows : Reports.dimensions(viewer, subject)) {
                var columns = rows == Dimension.SEX ? null : Dimension.SEX;
                all.add(new ReportQuery(subject, rows, columns, 2022, "", "", "", null, null));
                all.add(new ReportQuery(subject, rows, columns, null, "", "2020-2025", "", null, null));
                all.add(new ReportQuery(subject, rows, null, null, "", "", "TD-2023-01", null, null));
                all.add(new ReportQuery(subject, rows, null, null, "Bí thư Đảng ủy", "", "", null, null));
                all.add(new ReportQuery(subject, rows, columns, 2022, "", "2020-2025", "", null, null));
                if (rows != Dimension.YEAR)
                    all.add(new ReportQuery(subject, rows, Dimension.YEAR, 2022, "", "", "", null, null));
                if (rows == Dimension.COMMUNE)
                    all.add(new ReportQuery(subject, rows, null, 2022, "", "", "", null, ReportedDistrict.NEW_MAP));
                all.add(new ReportQuery(subject, rows, null, null, "", "", "", commune, ReportedDistrict.NEW_MAP));
            }
        return all;
    }

    @Test
    void whatWasCountedAheadIsWhatThePageWouldCount() {
        var before = new HashMap<ReportQuery, ReportTable>();
        for (var map : new LocalDate[] {null, ReportedDistrict.NEW_MAP})
            for (var query : all(board, map))
                if (map == null || query.rows() == Dimension.COMMUNE) before.put(query, reports.table(board, query));
        for (var query : sifted(board)) before.put(query, reports.table(board, query));
        var scope = ground(board).scope();
        var choices = reports.choices(board, Subject.ENROLMENTS, scope);
        ahead.count(List.of(given.district));
        before.forEach((query, counted) -> {
            var read = reports.table(board, query);
            assertThat(read.countedAt()).as(query.toString()).isNotNull();
            assertThat(read.rows()).as(query.toString()).isEqualTo(counted.rows());
            assertThat(read.columns()).as(query.toString()).isEqualTo(counted.columns());
            assertThat(read.totals()).as(query.toString()).isEqualTo(counted.totals());
        });
        assertThat(reports.choices(board, Subject.ENROLMENTS, scope)).isEqualTo(choices);
        before.forEach((query, counted) -> assertThat(
                        reports.table(board, query, wide(board)).rows())
                .as("as a nation reads lines: " + query)
                .isEqualTo(counted.rows()));
        assertThat(reports.table(commune, ReportQuery.of(Subject.ENROLMENTS, Dimension.SEX, null))
                        .countedAt())
                .isNull();
    }

    @Test
    void yearsThatAreOfferedAreThoseOfTheLines() {
        for (var viewer : List.of(board, centre, commune)) {
            var scope = ground(viewer).scope();
            for (var subject : Subject.values())
                assertThat(rows.choices(scope, subject, false).years())
                        .as("%s %s", viewer.name(), subject)
                        .isEqualTo(rows.choices(scope, subject, true).years());
        }
        assertThat(rows.choices(ground(centre).scope(), Subject.LEARNERS, false).years())
                .contains(2022);
    }

    private record Cell(ReportQuery query, String row, String column) {}

    @Test
    void listsOfWhatWasCountedAheadAreThoseThatThePageWouldMake() {
        var before = new HashMap<Cell, Reports.BehindPage>();
        for (var viewer : List.of(board, centre)) {
            before.clear();
            for (var subject : Reports.subjects(viewer))
                for (var rows : List.of(Dimension.SEX, Dimension.COMMUNE, Dimension.YEAR)) {
                    var whole = ReportQuery.of(subject, rows, null);
                    var year = new ReportQuery(subject, rows, Dimension.AGE, 2022, "", "", "", null, null);
                    before.put(new Cell(whole, "", ""), list(viewer, whole, "", ""));
                    var table = reports.table(viewer, whole);
                    var row = known(table.rows().getLast().key());
                    before.put(new Cell(whole, row, ""), list(viewer, whole, row, ""));
                    before.put(new Cell(year, row, "1"), list(viewer, year, row, "1"));
                    before.put(new Cell(year, "", "2"), list(viewer, year, "", "2"));
                    if (rows != Dimension.COMMUNE) continue;
                    var renamed =
                            new ReportQuery(subject, rows, null, null, "", "", "", null, ReportedDistrict.NEW_MAP);
                    for (var one : reports.table(viewer, renamed).rows())
                        before.put(
                                new Cell(renamed, known(one.key()), ""), list(viewer, renamed, known(one.key()), ""));
                }
            ahead.count(ground(viewer).scope().tops());
            before.forEach((cell, page) -> {
                var read = list(viewer, cell.query(), cell.row(), cell.column());
                assertThat(read.countedAt()).as(cell.toString()).isNotNull();
                assertThat(read.lines()).as(cell.toString()).isEqualTo(page.lines());
                assertThat(read.total()).as(cell.toString()).isEqualTo(page.total());
                assertThat(reports.list(viewer, cell.query(), wide(viewer), cell.row(), cell.column(), ALL, 0)
                                .lines())
                        .as("as a nation reads lines: " + cell)
                        .isEqualTo(page.lines());
            });
            assertThat(before.values()).anyMatch(page -> page.lines().size() > 100);
            jdbc.sql("DELETE FROM report_counted").update();
        }
    }

    @Test
    void aPageOfANationsTableHasTheCellsOfItsRows() {
        ahead.count(List.of(given.district));
        for (var map : new LocalDate[] {null, ReportedDistrict.NEW_MAP})
            for (var query : all(board, map)) {
                if (query.rows() != Dimension.COMMUNE || query.columns() == null) continue;
                for (var sort : List.of("", "ten", "-cong", "-" + Dimension.COMMUNE, "-cot-FEMALE"))
                    for (var number : List.of("1", "2", "99")) {
                        var page = ReportAddress.query(Map.of("xep", sort, "trang", number))
                                .sized(5);
                        var whole = reports.sorted(board, query, wide(board), page);
                        var read = reports.page(board, query, wide(board), page);
                        var about = query + " " + sort + " " + number;
                        var shown = Pager.of(page, whole.rows().size());
                        assertThat(shown.of(read.rows())).as(about).isEqualTo(shown.of(whole.rows()));
                        assertThat(read.columns()).as(about).isEqualTo(whole.columns());
                        assertThat(read.totals()).as(about).isEqualTo(whole.totals());
                        assertThat(read.total()).as(about).isEqualTo(whole.total());
                        assertThat(read.rows()).as(about).hasSameSizeAs(whole.rows());
                        for (var n = 0; n < read.rows().size(); n++)
                            assertThat(read.rows().get(n).total())
                                    .as(about)
                                    .isEqualTo(whole.rows().get(n).total());
                    }
            }
        var query = ReportQuery.of(Subject.LEARNERS, Dimension.COMMUNE, Dimension.SEX);
        var last = reports.page(
                        board, query, wide(board), ReportAddress.query(Map.of()).sized(5))
                .rows()
                .getLast();
        assertThat(last.cells()).isEmpty();
    }

    private ReportScope wide(Viewer viewer) {
        var scope = ground(viewer).scope();
        assertThat(scope.wide()).isFalse();
        return new ReportScope(scope.tops(), scope.today(), 10 * ReportScope.WIDE);
    }

    private Reports.Ground ground(Viewer viewer, String... address) {
        var params = new HashMap<String, String>();
        for (var n = 0; n < address.length; n += 2) params.put(address[n], address[n + 1]);
        return reports.ground(viewer, ReportAddress.query(params));
    }

    @Test
    void whoReachesFewOrganisationsPicksFromTheCommittees() {
        var near = ground(board).at().field();
        assertThat(near.options())
                .extracting(Option::label)
                .startsWith("Huyện ủy Tương Dương")
                .hasSizeGreaterThan(10);
        var commune = reported.ref(commune(0));
        var chosen = ground(board, "to-chuc", commune.toString()).at();
        assertThat(chosen.ref()).isEqualTo(commune);
        var elsewhere = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        assertThat(ground(board, "to-chuc", reported.ref(elsewhere).toString())
                        .at()
                        .chosen())
                .isNull();
        assertThat(ground(this.commune).at().field().options()).hasSize(1);
    }

    @Test
    void whoReachesManyTypesANameAndMayMeanAnyOrganisation() {
        for (var n = 0; n < 200; n++)
            given.organisation("Đảng ủy xã Nậm " + n, "COMMUNE_COMMITTEE", null, given.district);
        assertThat(ground(board).at().field().options()).isEmpty();
        var centre = ground(board, "to-chuc", "trung tam chinh tri").at();
        assertThat(centre.ref()).isEqualTo(reported.ref(given.centre));
        var several = ground(board, "to-chuc", "xa");
        assertThat(several.at().question()).isNotNull();
        var query = ReportAddress.read(
                Subject.ENROLMENTS,
                Subject.ENROLMENTS.dimensions(),
                ReportAddress.query(Map.of("to-chuc", "xa")),
                several);
        assertThat(reports.table(board, query).total()).isZero();
    }

    @Test
    void mapsOfWhatLiesWithinReachAreThoseOfEachOrganisation() {
        for (var viewer : List.of(board, centre, commune)) {
            var scope = ground(viewer).scope();
            var within = jdbc
                    .sql(
                            "SELECT organisation_id FROM organisation_reach WHERE top_id = ANY (CAST(:tops AS bigint[])) AND since <= :today")
                    .params(scope.parameters())
                    .query(Long.class)
                    .list()
                    .stream()
                    .map(OrganisationId::new)
                    .toList();
            assertThat(units.mapDaysWithin(scope.tops(), scope.today()))
                    .isEqualTo(units.mapDays(within, scope.today()));
        }
        assertThat(units.mapDaysWithin(List.of(given.district), board.today())).contains(ReportedDistrict.NEW_MAP);
    }

    private Reports.BehindPage list(Viewer viewer, ReportQuery query, String row, String column) {
        return reports.list(viewer, query, row, column, ALL, 0);
    }

    @Test
    void longListsSayThatThereIsMoreAndAreLeafedThrough() {
        ahead.count(List.of(given.district));
        jdbc.sql("""
                INSERT INTO report_line
                SELECT kind, place + 1000 * s, id + 1000000 * s, person_id, organisation_id, class_id, year, title, term, code, sex, age, ethnicity, party,
                       discipline, theory, result, trained, note
                  FROM report_line CROSS JOIN generate_series(1, 3) AS s
                """).update();
        var query = ReportQuery.of(Subject.ENROLMENTS, Dimension.SEX, null);
        var first = reports.list(board, query, "", "", 50, 0);
        assertThat(first.total()).isEqualTo(200);
        assertThat(first.beyond()).isTrue();
        var beyond = reports.list(board, query, "", "", 50, 400);
        assertThat(beyond.lines()).hasSize(50);
        assertThat(beyond.beyond()).isTrue();
        var last = reports.list(board, query, "", "", 50, 500);
        assertThat(last.lines()).hasSize(24);
        assertThat(last.total()).isEqualTo(524);
        assertThat(last.beyond()).isFalse();
    }

    @Test
    void numbersAreCountedAnewWhenSomebodyAsksUnlessTheyAreYoungOrWereNeverCountedAhead() {
        ahead.again(given.district);
        assertThat(countedAt(Subject.ENROLMENTS)).isNull();
        ahead.count(List.of(given.district));
        jdbc.sql("DELETE FROM report_line WHERE kind = 'ENROLLED'").update();
        ahead.again(given.district);
        // people of one year are counted from lines
        var year = new ReportQuery(Subject.LEARNERS, Dimension.SEX, null, 2022, "", "", "", null, null);
        assertThat(reports.table(board, year).total()).isZero();
        jdbc.sql("UPDATE report_counted SET counted_at = counted_at - interval '2 minutes'")
                .update();
        ahead.again(given.district);
        assertThat(reports.table(board, year).total()).isEqualTo(91);
        assertThatThrownBy(() -> reports.countAgain(centre, Subject.ENROLMENTS)).isInstanceOf(Forbidden.class);
    }

    private java.time.@Nullable Instant countedAt(Subject subject) {
        return reports.table(board, ReportQuery.of(subject, Dimension.SEX, null))
                .countedAt();
    }

    @Test
    void smallOrganisationsAreNotCountedAheadAndWhatIsOldIsNotRead() {
        ahead.countDaily();
        assertThat(jdbc.sql("SELECT count(*) FROM report_counted")
                        .query(Integer.class)
                        .single())
                .isZero();
        ahead.count(List.of(given.district));
        jdbc.sql("UPDATE report_counted SET day = day - 2").update();
        assertThat(reports.table(board, ReportQuery.of(Subject.LEARNERS, Dimension.SEX, null))
                        .countedAt())
                .isNull();
    }

    private long commune(int place) {
        return List.copyOf(given.committees.values()).get(place);
    }

    @Test
    void centreReadsTheNamesOfItsTraineesWithoutAWayIntoTheirFiles() {
        var page = reports.list(
                centre, ReportQuery.of(Subject.ENROLMENTS, Dimension.RESULT, null), "khong-dat", "", ALL, 0);
        assertThat(page.lines())
                .hasSize(9)
                .allMatch(line -> line.ref() == null)
                .allMatch(line -> line.note().startsWith("Lớp TD-2022-01"));
        assertThat(page.row()).isEqualTo("Không đạt");
        var files = reports.list(
                board, ReportQuery.of(Subject.ENROLMENTS, Dimension.RESULT, null), "khong-dat", "", ALL, 0);
        assertThat(files.lines()).hasSize(9).noneMatch(line -> line.ref() == null);
    }
}
