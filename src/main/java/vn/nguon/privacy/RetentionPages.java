package vn.nguon.privacy;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.rules.Holidays;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Viewer;
import vn.nguon.web.AllowSignedIn;
import vn.nguon.web.Views;

/** How long what is kept and by when requests are answered, with the source of each number (/du-lieu-ca-nhan/thoi-han). */
@Controller
@AllowSignedIn
class RetentionPages {
    private final Rules rules;
    private final Holidays holidays;

    RetentionPages(Rules rules, Holidays holidays) {
        this.rules = rules;
        this.holidays = holidays;
    }

    @GetMapping("/du-lieu-ca-nhan/thoi-han")
    ModelAndView page(Viewer viewer) {
        var all = rules.all(viewer.today());
        return Views.page(
                "privacy/retention",
                new RetentionPage(
                        viewer.today(),
                        with(all, "privacy.retention."),
                        with(all, "privacy.request-days", "privacy.breach-hours"),
                        with(all, "privacy.working-day.", "privacy.holiday"),
                        holidays.between(
                                viewer.today().withDayOfYear(1),
                                viewer.today().plusYears(1).withDayOfYear(1).minusDays(1))));
    }

    private static List<Rule> with(List<Rule> rules, String... keys) {
        return rules.stream()
                .filter(rule -> List.of(keys).stream().anyMatch(rule.key()::startsWith))
                .toList();
    }
}
