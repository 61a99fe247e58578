package vn.nguon.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.followup.Owed;
import vn.nguon.people.People;
import vn.nguon.planning.EntryState;
import vn.nguon.planning.Planning;
import vn.nguon.planning.PlanningDecisions;
import vn.nguon.planning.PlanningFilter;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;

/**
 * Half a year before today: some of the class of 2022 take up the posts at xã Tương Dương that they are planned for, so that their first
 * reviews are due today, by themselves and by the committee.
 */
@DemoPart
class PlacedToday {
    private static final String COMMUNE = "Xã Tương Dương";
    private static final String TERM = "2025-2030";
    private static final int MOST = 3;

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Planning planning;
    private final PlanningDecisions decisions;
    private final NewMap map;
    private final Owed owed;

    PlacedToday(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            People people,
            Planning planning,
            PlanningDecisions decisions,
            NewMap map,
            Owed owed) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.planning = planning;
        this.decisions = decisions;
        this.map = map;
        this.owed = owed;
    }

    void place(Cast cast, LocalDate today) {
        var day = today.minusMonths(6).minusDays(3);
        stage.scene(day.atTime(9, 0), () -> {
            var board = stage.as(cast.account(Who.PROVINCE_BOARD));
            var committee = map.committee(cast, COMMUNE, day);
            Stage.done(decisions.end(
                    board,
                    entries(cast, committee),
                    EntryState.APPOINTED,
                    new DocumentReference(
                            "%d-QĐ/TU".formatted(800 + day.getDayOfYear()),
                            day,
                            cast.at(Body.PROVINCE),
                            "",
                            "Chỉ định cán bộ lãnh đạo Đảng ủy xã Tương Dương"),
                    "",
                    true));
        });
    }

    /** The younger of the class of 2022 first: they are in the class of today too, and one of them is the trial's trainee. */
    private List<UUID> entries(Cast cast, OrganisationId committee) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var trained = new ArrayList<PersonId>();
        rosters.roster(board, classroom.head(board, ClassOf2022.CODE)).lines().stream()
                .sorted(Comparator.comparing(PlacedToday::born).reversed())
                .map(RosterLine::person)
                .forEach(trained::add);
        var chosen = new ArrayList<UUID>();
        var persons = new HashSet<PersonId>();
        planning
                .list(
                        board,
                        new PlanningFilter(
                                "",
                                TERM,
                                "",
                                committee,
                                PlanningFilter.Standing.STANDS,
                                PlanningFilter.Order.NAME,
                                false,
                                200,
                                0))
                .entries()
                .stream()
                .filter(entry -> trained.contains(entry.person().id())
                        && people.accountOf(entry.person().id()).isPresent())
                .sorted(Comparator.comparingInt(
                        entry -> trained.indexOf(entry.person().id())))
                .filter(entry -> persons.add(entry.person().id()))
                .limit(MOST)
                .forEach(entry -> chosen.add(entry.ref()));
        return chosen;
    }

    private static String born(RosterLine line) {
        var text = line.born();
        return text.substring(Math.max(0, text.length() - 4));
    }

    /** What is due on the story's last day stands on the lists of those who owe it. */
    void ask(LocalDateTime now) {
        stage.alone(now, owed::again);
    }
}
