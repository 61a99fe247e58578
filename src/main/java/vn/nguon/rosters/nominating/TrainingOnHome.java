package vn.nguon.rosters.nominating;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** The way to the two lists of training on the home page of approvers and of the organisation board. Two statements. */
@Component
class TrainingOnHome implements HomePart {
    private static final TrainingNeeds.Filter COUNT = new TrainingNeeds.Filter("", "", "", null, 1, 0);

    private final TrainingNeeds needs;

    TrainingOnHome(TrainingNeeds needs) {
        this.needs = needs;
    }

    @Override
    public List<Section> sections(Viewer viewer) {
        if (!TrainingNeeds.mayLook(viewer)) return List.of();
        var untrained = needs.untrained(viewer, COUNT).total();
        var repeated = needs.repeated(viewer, COUNT).total();
        return List.of(new Section(
                "Nguồn cán bộ",
                List.of(
                        new Line(
                                "Quy hoạch, chưa bồi dưỡng",
                                TrainingPages.UNTRAINED,
                                Vn.count(untrained, "người"),
                                untrained > 0 ? "due" : "done",
                                untrained > 0 ? "Cần bồi dưỡng" : "Không còn ai"),
                        new Line("Đã học nhiều lần", TrainingPages.REPEATED, Vn.count(repeated, "người"), "", ""))));
    }
}
