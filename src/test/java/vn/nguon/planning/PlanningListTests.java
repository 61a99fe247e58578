package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.Upland;
import vn.nguon.planning.PlanningFilter.Order;
import vn.nguon.planning.PlanningFilter.Standing;
import vn.nguon.planning.PlanningReads.Way;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;

/** The list as it is walked from organisation to organisation, beside the same list sorted whole. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"accounts", "web"})
@Transactional
class PlanningListTests {

    @Autowired
    PlanningImports imports;

    @Autowired
    PlanningReads reads;

    @Autowired
    PlanningChoices offered;

    @Autowired
    PlanningGauges gauges;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Viewer board;

    @BeforeEach
    void listOf2022WithCommunesRenamedSince() throws IOException {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        board = new Upland(jdbc).boardClerk();
        ListOf2022.imported(imports, board);
        // two that change their names, one of them to that of a third
        var planned = jdbc.sql("SELECT DISTINCT organisation_id FROM planning_entry ORDER BY 1 LIMIT 3")
                .query(Long.class)
                .list();
        rename(
                planned.get(0),
                "(SELECT max(name) FROM organisation_version WHERE organisation_id = " + planned.get(2) + ")");
        rename(planned.get(1), "'Đảng ủy xã Á Châu'");
    }

    private void rename(long organisation, String name) {
        jdbc.sql(
                        "UPDATE organisation_version SET valid = daterange(lower(valid), '2022-03-01') WHERE organisation_id = :id AND upper_inf(valid)")
                .param("id", organisation)
                .update();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
                SELECT organisation_id, %1$s, %1$s, kind, form, place_id, superior_id, '[2022-03-01,)'
                  FROM organisation_version WHERE organisation_id = :id AND upper(valid) = '2022-03-01'
                """.formatted(name)).param("id", organisation).update();
    }

    @Test
    void everyPageIsAPieceOfTheWholeList() {
        for (var way : List.of(Way.WALK, Way.WALK_INDEX, Way.DOORS, Way.SORTED))
            for (var descending : List.of(false, true))
                for (var asOf : new @Nullable LocalDate[] {null, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 1)}) {
                    var whole = refs(reads.all(board, filter(asOf, descending, 200, 0)));
                    var paged = new ArrayList<UUID>();
                    for (var offset = 0; offset < 120; offset += 7)
                        paged.addAll(refs(reads.list(board, filter(asOf, descending, 7, offset), way)));
                    assertThat(paged).as(way + " " + asOf).hasSize(117).isEqualTo(whole);
                }
    }

    @Test
    void aNameIsFoundTheSameWhicheverWay() {
        for (var text : List.of("lo van", "van", "Lò", "thi", "khong ai", "an", "'", "\\"))
            for (var order : Order.values()) {
                var filter = named(text, order);
                var plain = jdbc.sql("""
                                SELECT e.ref FROM planning_line e JOIN person_card p ON p.id = e.person_id
                                 WHERE e.removed_on IS NULL AND ' ' || vn_fold(p.full_name) LIKE '% ' || vn_fold(:text) || '%'
                                """)
                        .param("text", filter.text())
                        .query(UUID.class)
                        .list();
                var whole = reads.all(board, filter);
                assertThat(refs(whole))
                        .as(text)
                        .containsExactlyInAnyOrderElementsOf(filter.text().isEmpty() ? refs(whole) : plain);
                for (var way : Way.values()) {
                    if (order != Order.ORGANISATION && (way == Way.WALK || way == Way.WALK_INDEX)) continue;
                    if (filter.text().isEmpty() && way == Way.NAMES) continue;
                    assertThat(refs(reads.list(board, filter, way)))
                            .as("%s %s %s", text, order, way)
                            .isEqualTo(refs(whole));
                    assertThat(reads.totals(board, filter, 500, way))
                            .as("%s %s", text, way)
                            .isEqualTo(reads.totals(board, filter));
                }
            }
    }

    /** Rows of organisations by both ways and one by one, and the whole and the titles that are counted ahead, say the same. */
    @Test
    void gaugesCountTheSameWhicheverWay() {
        jdbc.sql("""
                INSERT INTO planning_quota (ref, round_id, title, seats, coefficient, document_id, actor, written_at)
                SELECT gen_random_uuid(), r.id, t.title, 1, 2, d.id, 'x', '2022-09-01'
                  FROM planning_round r
                 CROSS JOIN (SELECT title FROM planning_entry GROUP BY title ORDER BY count(*) DESC, title LIMIT 2) t
                 CROSS JOIN (SELECT min(id) AS id FROM document) d
                """).update();
        var titles = offered.words(board).titles();
        var wanted = new ArrayList<String>(List.of(""));
        wanted.addAll(titles.subList(0, 3));
        for (var title : wanted) {
            var scope = new PlanningGauges.Scope("", title, null, null);
            var page = gauges.gauges(board, scope, PlanningGauges.By.ORGANISATION, 200, 0);
            assertThat(page.total()).as(title).isEqualTo(page.rows().size()).isPositive();
            var walked = new ArrayList<PlanningGauges.Gauge>();
            for (var offset = 0; offset < page.total(); offset += 3)
                walked.addAll(gauges.organisations(board, scope, page.targets(), true, 3, offset)
                        .rows());
            assertThat(walked).as(title).containsExactlyInAnyOrderElementsOf(page.rows());
            assertThat(page.whole().entries())
                    .isEqualTo(page.rows().stream()
                            .mapToInt(PlanningGauges.Gauge::entries)
                            .sum());
            assertThat(page.whole().quota())
                    .isEqualTo(page.rows().stream()
                            .mapToInt(PlanningGauges.Gauge::quota)
                            .sum());
            assertThat(page.whole().measured())
                    .isEqualTo(page.rows().stream()
                            .mapToInt(PlanningGauges.Gauge::measured)
                            .sum());
        }
        var byTitle =
                gauges.gauges(board, new PlanningGauges.Scope("", "", null, null), PlanningGauges.By.TITLE, 50, 0);
        assertThat(byTitle.rows()).extracting(PlanningGauges.Gauge::name).containsExactlyElementsOf(titles);
        assertThat(byTitle.whole().entries())
                .isEqualTo(byTitle.rows().stream()
                        .mapToInt(PlanningGauges.Gauge::entries)
                        .sum());
        assertThat(byTitle.rows().stream().mapToInt(PlanningGauges.Gauge::quota).sum())
                .isEqualTo(byTitle.whole().quota())
                .isPositive();
    }

    private static PlanningFilter named(String text, Order order) {
        return new PlanningFilter(text, "", "", null, Standing.STANDS, order, false, 200, 0);
    }

    @Test
    void whoLooksIntoManyIsOfferedTheSameWordsAndMaps() {
        var choices = offered.choices(board, null);
        assertThat(offered.words(board)).isEqualTo(new Planning.Choices(choices.terms(), choices.titles(), List.of()));
        assertThat(offered.ended(board)).isEmpty();
        var gone = choices.organisations().getFirst().id();
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, made_actor, made_at)
                    VALUES (gen_random_uuid(), '1', 'x', '2022-09-01', 'x', '2022-08-01') RETURNING id)
                INSERT INTO organisation_successor (organisation_id, successor_id, on_day, reorganisation_id)
                SELECT :id, :next, '2022-09-01', id FROM act
                """)
                .param("id", gone.value())
                .param("next", choices.organisations().getLast().id().value())
                .update();
        assertThat(offered.ended(board)).containsExactly(gone);
    }

    private static PlanningFilter filter(@Nullable LocalDate asOf, boolean descending, int limit, int offset) {
        return new PlanningFilter(
                "",
                "",
                "",
                null,
                null,
                Standing.STANDS,
                PlanningFilter.Group.ALL,
                null,
                null,
                null,
                asOf,
                Order.ORGANISATION,
                descending,
                limit,
                offset);
    }

    private static List<UUID> refs(List<Entry> entries) {
        return entries.stream().map(Entry::ref).toList();
    }

    @Test
    void whatCanBeChosenIsWhatTheEntriesSay() {
        var choices = offered.choices(board, null);
        assertThat(choices.terms())
                .containsExactlyElementsOf(texts("SELECT DISTINCT term FROM planning_entry ORDER BY 1"));
        assertThat(choices.titles())
                .containsExactlyInAnyOrderElementsOf(texts("SELECT DISTINCT title FROM planning_entry"));
        assertThat(choices.organisations())
                .extracting(OrganisationChoice::name)
                .containsExactlyElementsOf(
                        texts(
                                "SELECT name FROM organisation_card WHERE id IN (SELECT organisation_id FROM planning_entry) ORDER BY name, id"));
        jdbc.sql("UPDATE planning_entry SET first_state = 'PROPOSED'").update();
        assertThat(offered.choices(board, null)).isEqualTo(new Planning.Choices(List.of(), List.of(), List.of()));
    }

    @Test
    void aLongListIsCountedOnlySoFar() {
        assertThat(reads.totals(board, filter(null, false, 50, 0), 200, Way.DOORS))
                .isEqualTo(reads.totals(board, filter(null, false, 50, 0)));
        assertThat(reads.totals(board, filter(null, false, 50, 0), 100, Way.DOORS))
                .isEqualTo(new Planning.Totals(100, 0, true));
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
