package vn.nguon.followup;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * Who was placed in a post after a class for it, by title, on the home of leaders and organisation boards, as {@link Counting} counted them. The
 * most frequent titles; the rest together. One statement.
 */
@Component
class PlacedOnHome implements HomePart {
    private static final int MOST = 8;

    private final JdbcClient jdbc;

    PlacedOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A title with the sums over all titles beside it. @param untrained placements without training, of any year */
    record Title(String title, int placed, int trained, int allPlaced, int allTrained, int titles, int untrained) {}

    private static final String TITLES = """
            WITH top AS MATERIALIZED (SELECT t AS id FROM acting_top(:viewer, CAST(:today AS date)) AS t)
            SELECT p.title, sum(p.placed)::int AS placed, sum(p.trained)::int AS trained,
                   sum(sum(p.placed)) OVER ()::int AS all_placed, sum(sum(p.trained)) OVER ()::int AS all_trained, count(*) OVER ()::int AS titles,
                   (SELECT sum(c.placed_untrained) FROM people_count c WHERE c.organisation_id IN (SELECT id FROM top))::int AS untrained
              FROM placed_count p
             WHERE p.organisation_id IN (SELECT id FROM top)
             GROUP BY p.title
             ORDER BY sum(p.placed) DESC, p.title COLLATE "vi-x-icu"
             LIMIT :most
            """;

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!Afterwards.mayLook(viewer)) return List.of();
        var titles = jdbc.sql(TITLES)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("most", MOST)
                .query(Title.class)
                .list();
        if (titles.isEmpty()) return List.of();
        var all = titles.getFirst();
        var rows = new ArrayList<HomeBlock.Bar>();
        for (var title : titles) rows.add(bar(title.title(), title.trained(), title.placed()));
        if (all.titles() > titles.size())
            rows.add(bar(
                    Vn.count(all.titles() - titles.size(), "chức danh khác"),
                    all.allTrained() - titles.stream().mapToInt(Title::trained).sum(),
                    all.allPlaced() - titles.stream().mapToInt(Title::placed).sum()));
        return List.of(new HomeBlock.Gauges(
                "Người mới nhận chức đã qua lớp",
                "Từ " + Vn.date(Counting.since(viewer.today())) + " đến nay",
                List.of("Chức danh", "Đã qua lớp", "Mới nhận", "Tỷ lệ"),
                false,
                rows,
                bar("Cộng", all.allTrained(), all.allPlaced()),
                all.untrained() == 0
                        ? "Ai nhận chức cũng đã học."
                        : Vn.count(all.untrained(), "lượt") + " nhận chức khi chưa học.",
                all.untrained() == 0 ? null : new HomeBlock.Link("Xem danh sách", AfterwardsListPages.UNTRAINED),
                true));
    }

    private static HomeBlock.Bar bar(String name, int trained, int placed) {
        return new HomeBlock.Bar(
                name,
                "",
                "",
                List.of(Vn.number(trained), Vn.number(placed)),
                trained,
                placed,
                null,
                Vn.percent(trained, placed),
                "",
                "");
    }
}
