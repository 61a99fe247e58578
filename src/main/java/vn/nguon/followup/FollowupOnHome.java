package vn.nguon.followup;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** What the class exists for, on the leader's home page: who was placed after it, and who without it. One statement. */
@Component
class FollowupOnHome implements HomePart {
    private static final int YEARS = 5;

    private final Afterwards afterwards;

    FollowupOnHome(Afterwards afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public List<Section> sections(Viewer viewer) {
        if (!Afterwards.mayLook(viewer)) return List.of();
        var figures = afterwards.figures(viewer, LocalDate.of(viewer.today().getYear() - YEARS, 1, 1));
        var placed = figures.placedInAll();
        var untrained = placed - figures.trainedOfPlaced();
        if (figures.trained() == 0 && placed == 0) return List.of();
        return List.of(new Section(
                "Sau bồi dưỡng",
                List.of(
                        new Line(
                                "Đã bồi dưỡng, đã bố trí",
                                AfterwardsPages.HOME,
                                "%d trong %s, %s"
                                        .formatted(
                                                figures.placed(),
                                                Vn.count(figures.trained(), "người đã học"),
                                                Vn.percent(figures.placed(), figures.trained())),
                                "",
                                ""),
                        new Line(
                                "Nhận chức khi chưa học",
                                AfterwardsPages.UNTRAINED,
                                "%d trong %s".formatted(untrained, Vn.count(placed, "lượt nhận chức")),
                                untrained > 0 ? "due" : "done",
                                untrained > 0 ? "Cần bồi dưỡng" : "Đều đã học"))));
    }
}
