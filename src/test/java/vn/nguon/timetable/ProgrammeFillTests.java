package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.ItemKind;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.StudyForm;
import vn.nguon.timetable.ProgrammeFill.Wanted;

class ProgrammeFillTests {
    static final HalfDays HOURS =
            new HalfDays(LocalTime.of(7, 30), LocalTime.of(11, 0), LocalTime.of(13, 30), LocalTime.of(17, 0), 4, 30);
    static final int[] REAL = {8, 8, 8, 8, 8, 8, 4, 4, 8, 8, 8, 4, 4, 4, 4, 8, 16, 8};

    private static List<ProgrammeItem> programme(int... periods) {
        var items = new ArrayList<ProgrammeItem>();
        items.add(item(1, ItemKind.OPENING, 0));
        for (var p : periods) items.add(item(items.size() + 1, ItemKind.TOPIC, p));
        items.add(item(items.size() + 1, ItemKind.CLOSING, 0));
        return items;
    }

    private static ProgrammeItem item(int no, ItemKind kind, int periods) {
        return new ProgrammeItem(
                new ItemId(no), new UUID(0, no), kind, 1, no, "Mục " + no, periods, StudyForm.LECTURE, "");
    }

    private static NavigableSet<Slot> slots(int days) {
        var slots = new TreeSet<Slot>();
        for (var day = LocalDate.of(2022, 10, 7); slots.size() < days * 2; day = day.plusDays(1))
            if (day.getDayOfWeek().getValue() < 6) for (var half : Half.values()) slots.add(new Slot(day, half));
        return slots;
    }

    private static Placed placed(int no, Slot slot, SessionKind kind, long item, int periods, List<Integer> groups) {
        return new Placed(
                new SessionId(no),
                new UUID(1, no),
                slot,
                HOURS.from(slot.half()),
                HOURS.to(slot.half()),
                false,
                kind,
                item == 0 ? null : new ItemId(item),
                "Buổi " + no,
                periods,
                groups,
                0);
    }

    private static int periods(Collection<Wanted> sessions) {
        return sessions.stream().mapToInt(Wanted::periods).sum();
    }

    @Test
    void fillsThirtyTwoHalfDaysWithTheRealProgrammeExactly() {
        var result = ProgrammeFill.fill(programme(REAL), slots(16), List.of(), List.of(), HOURS);
        assertThat(result.periodsLeft()).isZero();
        assertThat(periods(result.sessions())).isEqualTo(128);
        assertThat(result.sessions().stream()
                        .filter(w -> !w.kind().ceremony())
                        .map(Wanted::slot)
                        .distinct())
                .hasSize(32);
        assertThat(result.sessions()).hasSize(34);
        assertThat(result.sessions().getFirst().kind()).isEqualTo(SessionKind.OPENING);
        assertThat(result.sessions().getLast().slot()).isEqualTo(slots(16).last());
    }

    @Test
    void splitsATopicThatIsLongerThanAHalfDayOverTheNextOnes() {
        var result = ProgrammeFill.fill(programme(6, 6), slots(2), List.of(), List.of(), HOURS);
        assertThat(result.sessions().stream().filter(w -> !w.kind().ceremony()).map(Wanted::periods))
                .containsExactly(4, 2, 2, 4);
    }

    @Test
    void saysHowManyPeriodsFoundNoRoom() {
        assertThat(ProgrammeFill.fill(programme(REAL), slots(15), List.of(), List.of(), HOURS)
                        .periodsLeft())
                .isEqualTo(8);
        assertThat(ProgrammeFill.fill(programme(REAL), new TreeSet<>(), List.of(), List.of(), HOURS)
                        .periodsLeft())
                .isEqualTo(128);
    }

    @Test
    void leavesWhatIsPlacedAndGivesATopicOnlyWhatItLacks() {
        var slots = slots(2);
        var second = slots.stream().skip(1).findFirst().orElseThrow();
        var there = List.of(placed(1, second, SessionKind.TOPIC, 2, 4, List.of(0)));
        var result = ProgrammeFill.fill(programme(8, 4), slots, there, List.of(), HOURS);
        assertThat(result.sessions()).noneMatch(w -> w.slot().equals(second));
        assertThat(result.sessions().stream()
                        .filter(w -> w.item().id().value() == 2)
                        .mapToInt(Wanted::periods)
                        .sum())
                .isEqualTo(4);
        assertThat(result.periodsLeft()).isZero();
    }

    @Test
    void countsATopicTaughtToGroupsOnlyOnceEveryGroupHasHadIt() {
        var slot = slots(1).first();
        var one = placed(1, slot, SessionKind.TOPIC, 2, 4, List.of(1));
        assertThat(ProgrammeFill.placedPeriods(List.of(one), List.of(1, 2))).containsEntry(new ItemId(2), 0);
        var two = placed(2, slot, SessionKind.TOPIC, 2, 4, List.of(2));
        assertThat(ProgrammeFill.placedPeriods(List.of(one, two), List.of(1, 2)))
                .containsEntry(new ItemId(2), 4);
    }

    @Test
    void doesNothingTheSecondTime() {
        var programme = programme(REAL);
        var slots = slots(16);
        var there = asPlaced(ProgrammeFill.fill(programme, slots, List.of(), List.of(), HOURS)
                .sessions());
        var again = ProgrammeFill.fill(programme, slots, there, List.of(), HOURS);
        assertThat(again.sessions()).isEmpty();
        assertThat(again.periodsLeft()).isZero();
    }

    private static List<Placed> asPlaced(List<Wanted> wanted) {
        var there = new ArrayList<Placed>();
        for (var w : wanted)
            there.add(placed(there.size() + 1, w.slot(), w.kind(), w.item().id().value(), w.periods(), List.of(0)));
        return there;
    }

    @Test
    void keepsSumsOrderAndRoomWhateverTheProgramme() {
        var random = new Random(128);
        for (var round = 0; round < 300; round++) {
            var topics = random.ints(1 + random.nextInt(25), 0, 17).toArray();
            var programme = programme(topics);
            var slots = slots(1 + random.nextInt(20));
            var there = new ArrayList<Placed>();
            for (var slot : slots)
                if (random.nextInt(5) == 0)
                    there.add(placed(
                            there.size() + 1, slot, SessionKind.SELF_STUDY, 0, 1 + random.nextInt(4), List.of(0)));
            var result = ProgrammeFill.fill(programme, slots, there, List.of(), HOURS);

            var total = programme.stream().mapToInt(ProgrammeItem::periods).sum();
            assertThat(periods(result.sessions()) + result.periodsLeft()).isEqualTo(total);
            var used = new TreeMap<Slot, Integer>();
            there.forEach(s -> used.merge(s.slot(), s.periods(), Integer::sum));
            result.sessions().forEach(w -> used.merge(w.slot(), w.periods(), Integer::sum));
            assertThat(used.values()).allMatch(n -> n <= HOURS.periods());
            if (result.periodsLeft() > 0)
                assertThat(slots).allMatch(slot -> used.getOrDefault(slot, 0) == HOURS.periods());
            var taught =
                    result.sessions().stream().filter(w -> !w.kind().ceremony()).toList();
            assertThat(taught.stream().map(Wanted::slot).toList()).isSorted();
            assertThat(taught.stream().map(w -> w.item().id().value()).toList()).isSorted();
            assertThat(taught).allMatch(w -> w.periods() > 0);
        }
    }

    @Test
    void putsOpeningBeforeAndClosingAfterWhatIsTaughtInTheSameHalfDay() {
        var slot = slots(1).first();
        var opening = placed(3, slot, SessionKind.OPENING, 0, 0, List.of(0));
        var topic = placed(1, slot, SessionKind.TOPIC, 2, 4, List.of(0));
        var closing = placed(2, slot, SessionKind.CLOSING, 0, 0, List.of(0));
        var hours = HOURS.lay(slot.half(), List.of(topic, closing, opening));
        assertThat(hours.get(opening)).isEqualTo(new HalfDays.Hours(LocalTime.of(7, 30), LocalTime.of(8, 0)));
        assertThat(hours.get(topic)).isEqualTo(new HalfDays.Hours(LocalTime.of(8, 0), LocalTime.of(10, 30)));
        assertThat(hours.get(closing)).isEqualTo(new HalfDays.Hours(LocalTime.of(10, 30), LocalTime.of(11, 0)));
    }

    @Test
    void givesAWholeHalfDayItsHoursAndPartsTheirShare() {
        var slot = slots(1).last();
        var whole = placed(1, slot, SessionKind.TOPIC, 2, 4, List.of(0));
        assertThat(HOURS.lay(slot.half(), List.of(whole)).get(whole))
                .isEqualTo(new HalfDays.Hours(LocalTime.of(13, 30), LocalTime.of(17, 0)));
        var first = placed(1, slot, SessionKind.TOPIC, 2, 2, List.of(0));
        var second = placed(2, slot, SessionKind.TOPIC, 3, 2, List.of(0));
        var hours = HOURS.lay(slot.half(), List.of(first, second));
        assertThat(hours.get(first)).isEqualTo(new HalfDays.Hours(LocalTime.of(13, 30), LocalTime.of(15, 15)));
        assertThat(hours.get(second)).isEqualTo(new HalfDays.Hours(LocalTime.of(15, 15), LocalTime.of(17, 0)));
    }

    @Test
    void runsStudyGroupsBesideEachOther() {
        var slot = slots(1).first();
        var one = placed(1, slot, SessionKind.FIELD_STUDY, 2, 4, List.of(1));
        var others = placed(2, slot, SessionKind.FIELD_STUDY, 2, 4, List.of(2, 3));
        assertThat(HalfDays.mostUsed(List.of(one, others))).isEqualTo(4);
        var hours = HOURS.lay(slot.half(), List.of(one, others));
        assertThat(hours.values().stream().collect(Collectors.toSet())).hasSize(1);
        assertThat(HOURS.free(List.of(one, others))).isZero();
    }
}
