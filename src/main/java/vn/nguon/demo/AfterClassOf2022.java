package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.nguon.accounts.Accounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.followup.ActionOutcome;
import vn.nguon.followup.HomeActions;
import vn.nguon.followup.Owed;
import vn.nguon.followup.Reviews;
import vn.nguon.people.People;
import vn.nguon.planning.Entry;
import vn.nguon.planning.EntryState;
import vn.nguon.planning.Planning;
import vn.nguon.planning.PlanningDecisions;
import vn.nguon.planning.PlanningFilter;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.units.Units;

/**
 * What came of the class of 2022: thirty trainees name two actions, the clerk of one commune says what became of its own, some are placed in
 * December and March, and say themselves after six and twelve months whether they understand the post.
 */
@DemoPart
class AfterClassOf2022 {
    private static final long SEED = 20230107;
    private static final String COMMUNE = "Xã Yên Na";
    private static final int WITH_ACTIONS = 30;
    private static final int PLACED = 8;
    private static final int UNTRAINED = 2;
    private static final LocalDate PLACED_ON = LocalDate.of(2022, 12, 15);
    private static final List<String> SKILLS = List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT");
    /** After six months nothing is left undone. */
    private static final List<ActionOutcome> OUTCOMES =
            List.of(ActionOutcome.DONE, ActionOutcome.PARTLY, ActionOutcome.NOT_YET);

    private static final List<String> FIRST = List.of(
            "Lập lịch công tác tuần của cấp ủy, thông báo chiều thứ sáu hằng tuần",
            "Họp dân hai bản xa nhất về tuyến đường nội bản, xong trước 31/12",
            "Xây dựng quy chế phối hợp giữa Đảng ủy và Ủy ban nhân dân xã");
    private static final List<String> SECOND = List.of(
            "Tiếp công dân định kỳ ngày 10 hằng tháng, có sổ theo dõi trả lời",
            "Kiểm tra việc thực hiện nghị quyết chuyên đề ở ba chi bộ",
            "Giao việc bằng phiếu có thời hạn cho từng cán bộ phụ trách bản");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Planning planning;
    private final PlanningDecisions decisions;
    private final OfficesOf2022 offices;
    private final Accounts accounts;
    private final Units units;
    private final HomeActions actions;
    private final Reviews reviews;
    private final Owed owed;

    AfterClassOf2022(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            People people,
            Planning planning,
            PlanningDecisions decisions,
            OfficesOf2022 offices,
            Accounts accounts,
            Units units,
            HomeActions actions,
            Reviews reviews,
            Owed owed) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.planning = planning;
        this.decisions = decisions;
        this.offices = offices;
        this.accounts = accounts;
        this.units = units;
        this.actions = actions;
        this.reviews = reviews;
        this.owed = owed;
    }

    void act(Cast cast) {
        stage.scene(LocalDate.of(2022, 12, 2).atTime(9, 0), () -> nameActions(cast));
        var placed = stage.scene(PLACED_ON.atTime(9, 0), () -> place(cast));
        stage.scene(LocalDate.of(2023, 1, 30).atTime(9, 0), () -> check(cast, 3));
        stage.scene(LocalDate.of(2023, 4, 28).atTime(9, 0), () -> check(cast, 6));
        stage.scene(PLACED_ON.plusMonths(6).plusDays(3).atTime(9, 0), () -> review(placed, 6, 3));
        stage.scene(PLACED_ON.plusMonths(12).plusDays(3).atTime(9, 0), () -> review(placed, 12, 4));
        stage.alone(PLACED_ON.plusMonths(14).atTime(7, 0), owed::again);
    }

    private List<RosterLine> lines(Cast cast) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        return rosters.roster(board, classroom.head(board, ClassOf2022.CODE)).lines();
    }

    private void nameActions(Cast cast) {
        var random = new Random(SEED);
        lines(cast).stream()
                .sorted((one, other) -> Boolean.compare(
                        other.unitName().equals(COMMUNE), one.unitName().equals(COMMUNE)))
                .limit(WITH_ACTIONS)
                .forEach(line -> people.accountOf(line.person())
                        .ifPresent(account -> Stage.done(actions.name(
                                stage.as(account),
                                line.ref(),
                                List.of(
                                        FIRST.get(random.nextInt(FIRST.size())),
                                        SECOND.get(random.nextInt(SECOND.size())))))));
        cast.is(Who.COMMUNE_OF_2022, accounts.open("dangboxa.yenna", Who.COMMUNE_OF_2022.fullName()));
        var committee = units.committeeOf(COMMUNE, cast.at(Body.DISTRICT), LocalDate.of(2022, 12, 2))
                .orElseThrow();
        offices.grant(cast, Who.COMMUNE_OF_2022, Role.COMMUNE, committee.id(), LocalDate.of(2022, 12, 2));
    }

    /** Of the list of 2020-2025: trained ones, and two that never came to the class. */
    private Map<UUID, PersonId> place(Cast cast) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var trained = lines(cast).stream().map(RosterLine::person).collect(Collectors.toSet());
        var entries = planning.list(
                        board,
                        new PlanningFilter(
                                "",
                                "2020-2025",
                                "",
                                null,
                                PlanningFilter.Standing.STANDS,
                                PlanningFilter.Order.NAME,
                                false,
                                200,
                                0))
                .entries();
        var placed = new TreeMap<UUID, PersonId>();
        pick(entries, entry -> trained.contains(entry.person().id()), PLACED, placed);
        pick(entries, entry -> !trained.contains(entry.person().id()), PLACED + UNTRAINED, placed);
        Stage.done(decisions.end(
                board,
                List.copyOf(placed.keySet()),
                EntryState.APPOINTED,
                new DocumentReference(
                        "934-QĐ/HU", PLACED_ON, cast.at(Body.DISTRICT), "", "Điều động, chỉ định cán bộ lãnh đạo xã"),
                "",
                true));
        return placed;
    }

    /** Each person once, each seventh of those that fit, up to {@code most} in all. */
    private static void pick(List<Entry> entries, Predicate<Entry> fits, int most, Map<UUID, PersonId> placed) {
        var fitting = entries.stream().filter(fits).toList();
        for (var i = 0; i < fitting.size() && placed.size() < most; i += 3) {
            var entry = fitting.get(i);
            if (!placed.containsValue(entry.person().id()))
                placed.put(entry.ref(), entry.person().id());
        }
    }

    private void check(Cast cast, int after) {
        owed.again();
        var commune = stage.as(cast.account(Who.COMMUNE_OF_2022));
        var random = new Random(SEED + after);
        for (var of : actions.sent(commune))
            for (var action : of.actions()) {
                var outcome = OUTCOMES.get(random.nextInt(after > 3 ? 2 : 3));
                Stage.done(actions.check(
                        commune,
                        action.ref(),
                        after,
                        outcome,
                        outcome == ActionOutcome.DONE ? "" : "Chờ kinh phí của huyện, làm tiếp trong quý sau"));
            }
    }

    /** Those who have an account, about themselves. */
    private void review(Map<UUID, PersonId> placed, int after, int level) {
        owed.again();
        var random = new Random(SEED + after);
        placed.forEach((entry, person) -> people.accountOf(person).ifPresent(account -> {
            var values = SKILLS.stream()
                    .collect(Collectors.toMap(skill -> skill, _ -> Math.min(5, level + random.nextInt(2))));
            Stage.done(reviews.answer(
                    stage.as(account), entry, after, values, "Nắm việc chung; dân vận ở bản xa còn khó.", List.of()));
        }));
    }
}
