package vn.nguon.followup;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;

/** Who stands behind "Đã bồi dưỡng" and "Đã bố trí sau lớp" on the home of leaders and organisation boards. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class TrainedPages {
    static final String TRAINED = "/sau-lop/da-hoc";
    static final String PLACED = "/sau-lop/da-bo-tri";

    private final Trained people;

    TrainedPages(Trained people) {
        this.people = people;
    }

    @GetMapping(TRAINED)
    ModelAndView trained(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ngay");
        return list(false, query, people.trained(viewer, query.size(), query.offset()));
    }

    @GetMapping(PLACED)
    ModelAndView placed(Viewer viewer, @RequestParam Map<String, String> params) {
        var query = ListQuery.from(params, "ngay");
        return list(true, query, people.placed(viewer, query.size(), query.offset()));
    }

    private static ModelAndView list(boolean placed, ListQuery query, Trained.Page page) {
        return Views.page(
                "followup/trained",
                new TrainedPage(placed, page.lines(), Pager.of(query, page.total(), page.beyond())));
    }
}
