package vn.nguon.followup;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * Planned, trained, placed: the numbers of the viewer's committee on the home of leaders and organisation boards, as {@link Counting} counted
 * them; for a board also where most people wait for training. One statement.
 */
@Component
class PeopleOnHome implements HomePart {
    /** Title of the figures, to which the understanding is added. */
    static final String FIGURES = "Nguồn cán bộ";

    private static final String UNTRAINED = "/boi-duong/chua-hoc";
    private static final int MOST = 8;

    private final JdbcClient jdbc;

    PeopleOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name of an organisation right below; empty for what the viewer acts for */
    record Count(String name, int planned, int untrained, int trained, int placed, OffsetDateTime countedAt) {
        Count plus(Count other) {
            return new Count(
                    name,
                    planned + other.planned,
                    untrained + other.untrained,
                    trained + other.trained,
                    placed + other.placed,
                    countedAt.isBefore(other.countedAt) ? countedAt : other.countedAt);
        }
    }

    private static final String COUNTS = """
            WITH top AS MATERIALIZED (SELECT t AS id FROM acting_top(:viewer, CAST(:today AS date)) AS t)
            (SELECT '' AS name, c.planned, c.untrained, c.trained, c.placed, c.counted_at
               FROM people_count c
              WHERE c.organisation_id IN (SELECT id FROM top)
              ORDER BY c.organisation_id)
            UNION ALL
            (SELECT v.short_name, c.planned, c.untrained, c.trained, c.placed, c.counted_at
               FROM top
               JOIN organisation_version v ON v.superior_id = top.id AND v.valid @> CAST(:today AS date)
               JOIN people_count c ON c.organisation_id = v.organisation_id AND c.untrained > 0
              WHERE :below
              ORDER BY c.untrained DESC, c.planned DESC, v.short_name COLLATE "vi-x-icu", c.organisation_id
              LIMIT :most)
            """;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!Afterwards.mayLook(viewer)) return List.of();
        var counts = jdbc.sql(COUNTS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("below", viewer.is(Role.ORGANISATION_BOARD))
                .param("most", MOST)
                .query(Count.class)
                .list();
        var whole = counts.stream().filter(count -> count.name().isEmpty()).reduce(Count::plus);
        if (whole.isEmpty()) return List.of();
        var blocks = new ArrayList<HomeBlock>();
        blocks.add(new HomeBlock.Said("số liệu đến " + when(whole.get().countedAt(), viewer.today())));
        blocks.add(figures(whole.get()));
        var below = counts.stream().filter(count -> !count.name().isEmpty()).toList();
        if (!below.isEmpty()) blocks.add(byUnit(below, whole.get().untrained()));
        return blocks;
    }

    /** "07:00 hôm nay", "23:10 17/10". */
    private static String when(OffsetDateTime at, LocalDate today) {
        var moment = at.atZoneSameInstant(Vn.ZONE);
        var day = moment.toLocalDate();
        return Vn.time(moment.toLocalTime()) + " " + (day.equals(today) ? "hôm nay" : Vn.dayMonth(day));
    }

    private static HomeBlock figures(Count all) {
        var trained = all.planned() - all.untrained();
        return new HomeBlock.Figures(
                FIGURES,
                List.of(
                        new HomeBlock.Figure("Trong quy hoạch", Vn.number(all.planned()), "/quy-hoach", "người", null),
                        new HomeBlock.Figure(
                                "Đã bồi dưỡng",
                                Vn.number(trained),
                                AfterwardsListPages.TRAINED,
                                Vn.percent(trained, all.planned()) + " người trong quy hoạch",
                                all.untrained() == 0
                                        ? null
                                        : new HomeBlock.Link("còn " + Vn.count(all.untrained(), "người"), UNTRAINED)),
                        new HomeBlock.Figure(
                                "Đã bố trí sau lớp",
                                Vn.number(all.placed()),
                                AfterwardsListPages.PLACED,
                                "%s của %s"
                                        .formatted(
                                                Vn.percent(all.placed(), all.trained()),
                                                Vn.count(all.trained(), "người đã học")),
                                null)));
    }

    private static HomeBlock byUnit(List<Count> below, int untrained) {
        return new HomeBlock.Gauges(
                "Nơi còn nhiều người chưa bồi dưỡng",
                "Người trong quy hoạch",
                List.of("Đơn vị", "Chưa học", "Quy hoạch", "Đã bồi dưỡng"),
                false,
                below.stream()
                        .map(count -> new HomeBlock.Bar(
                                count.name(),
                                "",
                                "",
                                List.of(Vn.number(count.untrained()), Vn.number(count.planned())),
                                count.planned() - count.untrained(),
                                count.planned(),
                                null,
                                Vn.percent(count.planned() - count.untrained(), count.planned()),
                                "",
                                ""))
                        .toList(),
                null,
                "",
                new HomeBlock.Link("Xem %s chưa bồi dưỡng".formatted(Vn.count(untrained, "người")), UNTRAINED),
                true);
    }
}
