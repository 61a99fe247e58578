package vn.nguon.planning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.PersonCard;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.rules.Rule;
import vn.nguon.units.MapChoice;
import vn.nguon.units.OrganisationFilter;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;
import vn.nguon.web.Vn;

/**
 * One round: who stands planned in its term and whom it proposes, with what the checks say as of a day.
 *
 * @param dayForm the day of the check
 * @param decision form of the decision about the ticked ones
 * @param ticked refs of the entries that were ticked
 * @param kept what was said of its lists as a whole when they were decided
 * @param submission the last time it was put before the approvers, null when it never was
 * @param returning the form by which an approver sends it back; null for everybody else
 */
public record RoundPage(
        List<Tab> tabs,
        PlanningRound round,
        String address,
        Form dayForm,
        String day,
        String place,
        List<Verdict> whole,
        List<ReviewPage.Pick> picks,
        List<PlanningRounds.Line> lines,
        List<String> ticked,
        Pager pager,
        Form decision,
        List<PlanningRounds.Kept> kept,
        boolean mayWrite,
        boolean mayDecide,
        PlanningSubmissions.@Nullable Submission submission,
        @Nullable Form returning) {

    /** Whether the board may put it before the approvers. */
    public boolean maySubmit() {
        return mayWrite && round.counts().proposed() > 0 && (submission == null || !submission.waits());
    }

    /** The list of rounds. @param countedAt when its numbers were counted; "" when they were just now */
    public record Rounds(List<Tab> tabs, List<PlanningRound> rounds, String countedAt, boolean mayWrite) {}

    static String countedAt(@Nullable Instant at) {
        return at == null ? "" : Vn.time(at.atZone(Vn.ZONE).toLocalTime());
    }

    /** Beginning a round. */
    public record Begin(Form form) {}

    /** Proposing somebody. @param people those found by name; {@code chosen} null while nobody is */
    public record Propose(
            PlanningRound round,
            String address,
            Field search,
            List<PersonCard> people,
            @Nullable PersonCard chosen,
            Form form) {}

    /** The quotas of a round. */
    public record Quotas(
            PlanningRound round, String address, List<PlanningQuotas.Quota> quotas, Form form, boolean mayWrite) {}

    /** One quota with all that it was. @param here its own address */
    public record OneQuota(
            PlanningRound round,
            String address,
            String here,
            PlanningQuotas.Story story,
            Form form,
            boolean mayWrite) {}

    /** Gauges by organisation or title. @param question which organisation is meant, null when that is known @param pager null where all rows are shown @param again whether the viewer may have the whole counted anew */
    public record Gauges(
            List<Tab> tabs,
            boolean byTitle,
            ListQuery query,
            List<Field> filters,
            OrganisationFilter.@Nullable Question question,
            PlanningGauges.Gauges gauges,
            @Nullable Pager pager,
            String listQuery,
            boolean sensitive,
            boolean again) {

        /** When the whole was counted; "" when it was just now. */
        public String countedAt() {
            return RoundPage.countedAt(gauges.at());
        }

        /** The list behind a row. */
        public String behind(PlanningGauges.Gauge row) {
            var ref = row.ref();
            return "%s&%s=%s"
                    .formatted(
                            listQuery.replaceAll("&" + (byTitle ? "chuc-danh" : "to-chuc") + "=[^&]*", ""),
                            byTitle ? "chuc-danh" : "to-chuc",
                            ref == null ? PlanningGaugePages.encode(row.name()) : ref);
        }

        /** The other view of the same row: an organisation's titles, a title's organisations. */
        public String drill(PlanningGauges.Gauge row) {
            var ref = row.ref();
            var map = query.filter(MapChoice.NAME);
            return "%s?nhiem-ky=%s&%s%s"
                    .formatted(
                            byTitle ? PlanningGaugePages.ORGANISATIONS : PlanningGaugePages.TITLES,
                            PlanningGaugePages.encode(query.filter("nhiem-ky")),
                            ref == null ? "chuc-danh=" + PlanningGaugePages.encode(row.name()) : "to-chuc=" + ref,
                            map.isEmpty() ? "" : "&" + MapChoice.NAME + "=" + PlanningGaugePages.encode(map));
        }
    }

    /** How many of a whole are missing to the target, in people; 0 when it is reached or there is none. */
    public static int missing(int part, int whole, @Nullable Rule target) {
        if (target == null) return 0;
        var wanted = target.value()
                .multiply(BigDecimal.valueOf(whole))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .intValueExact();
        return Math.max(0, wanted - part);
    }
}
