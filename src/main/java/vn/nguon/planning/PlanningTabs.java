package vn.nguon.planning;

import java.util.ArrayList;
import java.util.List;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Tab;

/** The ways of looking at planning, as tabs; a viewer has those that their roles may open. */
final class PlanningTabs {
    private PlanningTabs() {}

    static List<Tab> of(Viewer viewer, String here) {
        var tabs = new ArrayList<Tab>();
        tabs.add(tab("Theo người", "/quy-hoach", here));
        tabs.add(tab("Theo đơn vị", PlanningGaugePages.ORGANISATIONS, here));
        tabs.add(tab("Theo chức danh", PlanningGaugePages.TITLES, here));
        if (viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER)) {
            tabs.add(tab("Các đợt", "/quy-hoach/dot", here));
            tabs.add(tab("Bậc chức danh", TitleRankPages.ADDRESS, here));
        }
        if (viewer.is(Role.ORGANISATION_BOARD)) {
            tabs.add(tab("Kiểm tra danh sách", "/quy-hoach/kiem-tra", here));
            tabs.add(tab("Mẫu trích ngang", "/quy-hoach/trich-ngang", here));
        }
        return tabs;
    }

    private static Tab tab(String label, String href, String here) {
        return new Tab(label, href, href.equals(here));
    }
}
