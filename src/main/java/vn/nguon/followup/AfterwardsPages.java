package vn.nguon.followup;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.CountAgain;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** After classes, seen as a whole (/sau-lop): placed and trained, understanding over time, actions at home. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER})
class AfterwardsPages {
    static final String HOME = "/sau-lop";
    static final String PROGRAMME = "/sau-lop/chuong-trinh";

    /** A term of a committee: who was placed in it belongs to today's picture. */
    private static final int YEARS = 5;

    private final Afterwards afterwards;
    private final TopicsAfterwards topics;
    private final Months months;

    private final CountedAhead.Question<Counted> counted;

    AfterwardsPages(Afterwards afterwards, TopicsAfterwards topics, Months months, CountedAhead ahead) {
        this.afterwards = afterwards;
        this.topics = topics;
        this.months = months;
        this.counted = ahead.question("afterwards", Counted.class, this::count);
    }

    /** What stands on the page in numbers. */
    record Counted(
            Afterwards.Figures figures,
            List<Afterwards.SkillLine> understanding,
            List<Afterwards.ClassActions> actions) {}

    private Counted count(Viewer viewer) {
        var reviews = months.reviews(viewer.today());
        return new Counted(
                afterwards.figures(viewer, since(viewer)),
                afterwards.understanding(viewer, null, reviews.getFirst(), reviews.getLast()),
                afterwards.actions(viewer));
    }

    private static LocalDate since(Viewer viewer) {
        return LocalDate.of(viewer.today().getYear() - YEARS, 1, 1);
    }

    @Bean
    static MenuItem afterwardsMenu() {
        return new MenuItem(58, "Sau bồi dưỡng", HOME, "result", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER));
    }

    @GetMapping(HOME)
    ModelAndView whole(Viewer viewer) {
        Afterwards.mustLook(viewer);
        var answer = counted.of(viewer);
        var numbers = answer.value();
        return Views.page(
                "followup/afterwards",
                new AfterwardsPage(
                        numbers.figures(),
                        since(viewer),
                        moments(months.reviews(viewer.today())),
                        numbers.understanding(),
                        numbers.actions(),
                        topics.taught(viewer),
                        time(answer.at()),
                        mayCountAgain(viewer, answer.at())));
    }

    /** Of numbers counted ahead; empty of those counted just now. */
    private static String time(@Nullable Instant at) {
        return at == null ? "" : Vn.time(at.atZone(Vn.ZONE).toLocalTime());
    }

    private static List<String> moments(List<Integer> reviews) {
        return List.of(
                "Trước lớp",
                "Cuối lớp",
                "Sau %d tháng".formatted(reviews.getFirst()),
                "Sau %d tháng".formatted(reviews.getLast()));
    }

    @GetMapping(PROGRAMME + "/{ref}")
    ModelAndView byTopic(Viewer viewer, @PathVariable UUID ref) {
        var read = topics.of(viewer, ref);
        return Views.page(
                "followup/topics",
                TopicsPage.of(read, moments(read.reviews()), time(read.at()), mayCountAgain(viewer, read.at())));
    }

    @PostMapping(HOME + CountAgain.PATH)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView countAgain(Viewer viewer, HttpServletResponse response) {
        return CountAgain.answer(counted.again(viewer), HOME, Map.of(), response);
    }

    @PostMapping(PROGRAMME + "/{ref}" + CountAgain.PATH)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView countTopicsAgain(Viewer viewer, @PathVariable UUID ref, HttpServletResponse response) {
        return CountAgain.answer(topics.countAgain(viewer, ref), PROGRAMME + "/" + ref, Map.of(), response);
    }

    /** Whether the viewer may have them counted anew. @param at see {@link CountedAhead.Answer} */
    private static boolean mayCountAgain(Viewer viewer, @Nullable Instant at) {
        return at != null && viewer.is(Role.ORGANISATION_BOARD);
    }
}
