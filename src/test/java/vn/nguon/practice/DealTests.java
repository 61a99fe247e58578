package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Properties of the deal, over many seeds and sizes. Each world is made from its number, so a failure can be made again. */
class DealTests {
    private static final List<Deal.Scene> SCENES = List.of(
            new Deal.Scene(101, 3),
            new Deal.Scene(102, 3),
            new Deal.Scene(103, 2),
            new Deal.Scene(104, 4),
            new Deal.Scene(105, 3));

    /** A class of so many groups and people; half days with room enough unless {@code turns} is small. */
    private record World(long seed, Heads heads, List<Deal.Person> people, List<Deal.Sitting> sittings) {
        static World of(int number, Heads heads, int turns) {
            var random = new Random(number);
            var people = new ArrayList<Deal.Person>();
            int groups = 1 + random.nextInt(6);
            int size = 1 + random.nextInt(20);
            for (var id = 1; id <= groups * size; id++)
                people.add(new Deal.Person(id * 10L, new UUID(random.nextLong(), random.nextLong()), 1 + id % groups));
            var sittings = new ArrayList<Deal.Sitting>();
            int halves = 1 + random.nextInt(4);
            for (var half = 0; half < halves; half++)
                for (var group = 1; group <= groups; group++)
                    sittings.add(new Deal.Sitting(1000L + half * 10 + group, group, turns));
            return new World(number * 7919L, heads, people, sittings);
        }

        Deal.Dealt deal() {
            return deal(List.of());
        }

        Deal.Dealt deal(List<Deal.Kept> kept) {
            return Deal.of(seed, heads, people, sittings, SCENES, kept);
        }

        /** One more, who joined last. */
        World with(Deal.Person newcomer) {
            var more = new ArrayList<>(people);
            more.add(newcomer);
            return new World(seed, heads, more, sittings);
        }
    }

    private static final int WORLDS = 300;

    @Test
    void givesTheSameDealForTheSameNumberInWhateverOrderPeopleCome() {
        for (var number = 0; number < WORLDS; number++)
            for (var heads : Heads.values()) {
                var world = World.of(number, heads, 9);
                var shuffled = new ArrayList<>(world.people());
                java.util.Collections.shuffle(shuffled, new Random(number));
                assertThat(new World(world.seed(), heads, shuffled, world.sittings()).deal())
                        .isEqualTo(world.deal());
            }
    }

    @Test
    void givesAnotherDealForAnotherNumber() {
        var world = World.of(5, Heads.ONCE, 20);
        assertThat(new World(world.seed() + 1, Heads.ONCE, world.people(), world.sittings()).deal())
                .isNotEqualTo(world.deal());
    }

    @Test
    void makesEverybodyHeadExactlyOnceWhenThereIsRoom() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.ONCE, 20);
            var dealt = world.deal();
            assertThat(dealt.left()).isEmpty();
            assertThat(dealt.turns())
                    .extracting(Deal.Turn::head)
                    .containsExactlyInAnyOrderElementsOf(
                            world.people().stream().map(Deal.Person::id).toList());
        }
    }

    @Test
    void makesEverybodyHeadOnceInEachSessionAndGivesNoSituationTwiceWhileThereIsAnother() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.EACH, 20);
            var dealt = world.deal();
            assertThat(dealt.left()).isEmpty();
            for (var person : world.people()) {
                var own = dealt.turns().stream()
                        .filter(turn -> turn.head() == person.id())
                        .toList();
                assertThat(own)
                        .extracting(turn -> turn.sitting().session())
                        .containsExactlyElementsOf(world.sittings().stream()
                                .filter(sitting -> sitting.group() == person.group())
                                .map(Deal.Sitting::session)
                                .toList());
                assertThat(own).extracting(Deal.Turn::version).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void usesEverySituationOfAGroupAsOftenAsAnyOtherGiveOrTakeOne() {
        for (var number = 0; number < WORLDS; number++) {
            var dealt = World.of(number, Heads.ONCE, 20).deal();
            for (var group = 1; group <= 6; group++) {
                var no = group;
                var counts = counts(
                        dealt.turns().stream()
                                .filter(turn -> turn.sitting().group() == no)
                                .map(Deal.Turn::version)
                                .toList(),
                        SCENES.stream().map(Deal.Scene::version).toList());
                assertThat(spread(counts)).isLessThanOrEqualTo(1);
            }
        }
    }

    /** Turns of three to five roles: nobody plays along in fewer than two or more than four, if the group is large enough. */
    @Test
    void letsEverybodyPlayAlongAboutAsOften() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.ONCE, 20);
            var size = world.people().size()
                    / world.people().stream().map(Deal.Person::group).distinct().count();
            if (size < 6) continue;
            var counts = counts(
                    world.deal().turns().stream()
                            .flatMap(turn -> turn.cast().values().stream())
                            .toList(),
                    world.people().stream().map(Deal.Person::id).toList());
            assertThat(counts.values()).allMatch(count -> count >= 2 && count <= 4);
        }
    }

    @Test
    void putsNobodyIntoTwoRolesOfATurnNorIntoAnotherGroup() {
        for (var number = 0; number < WORLDS; number++)
            for (var heads : Heads.values()) {
                var world = World.of(number, heads, 12);
                var groups = new HashMap<Long, Integer>();
                for (var person : world.people()) groups.put(person.id(), person.group());
                for (var turn : world.deal().turns()) {
                    var playing = new ArrayList<>(turn.cast().values());
                    playing.add(turn.head());
                    assertThat(playing).doesNotHaveDuplicates();
                    assertThat(playing)
                            .allMatch(person ->
                                    groups.get(person) == turn.sitting().group());
                }
            }
    }

    @Test
    void fillsSittingsEvenlyAndNeverBeyondTheirRoom() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.ONCE, 3);
            var dealt = world.deal();
            var counts = counts(dealt.turns().stream().map(Deal.Turn::sitting).toList(), world.sittings());
            assertThat(counts.values()).allMatch(count -> count <= 3);
            for (var group = 1; group <= 6; group++) {
                var no = group;
                var own = new HashMap<>(counts);
                own.keySet().removeIf(sitting -> sitting.group() != no);
                assertThat(spread(own)).isLessThanOrEqualTo(1);
            }
            assertThat(dealt.turns().size() + dealt.left().size())
                    .isEqualTo(world.people().size());
        }
    }

    @Test
    void leavesEverybodysTurnAsHeadWhereItWasWhenSomebodyJoins() {
        for (var number = 0; number < WORLDS; number++)
            for (var heads : Heads.values()) {
                var world = World.of(number, heads, 30);
                var newcomer = new Deal.Person(100_000, new UUID(number, 42), 1);
                var before = heads(world.deal());
                var after = heads(world.with(newcomer).deal());
                assertThat(after).containsAllEntriesOf(before);
            }
    }

    @Test
    void changesThoseWhoPlayAlongOnlyNextToTheNewcomer() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.ONCE, 30);
            var newcomer = new Deal.Person(100_000, new UUID(number, 42), 1);
            var before = casts(world.deal());
            var after = casts(world.with(newcomer).deal());
            var changed = before.entrySet().stream()
                    .filter(turn -> !turn.getValue().equals(after.get(turn.getKey())))
                    .count();
            // No situation has more than four roles beside the head.
            assertThat(changed).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void displacesAtMostOneOtherWhenSomebodyJoinsAndThereIsNoRoom() {
        for (var number = 0; number < WORLDS; number++)
            for (var heads : Heads.values()) {
                var world = World.of(number, heads, 2);
                var newcomer = new Deal.Person(100_000, new UUID(number, 42), 1);
                var before = left(world.deal());
                var after = left(world.with(newcomer).deal());
                after.removeIf(one -> one.person() == newcomer.id());
                after.removeAll(before);
                var sessions = after.stream().map(Deal.Left::session).toList();
                assertThat(sessions).doesNotHaveDuplicates();
            }
    }

    @Test
    void keepsWhatWasChangedByHandThroughANewDeal() {
        for (var number = 0; number < WORLDS; number++) {
            var world = World.of(number, Heads.ONCE, 20);
            var turn = world.deal().turns().getFirst();
            var kept = new Deal.Kept(
                    turn.sitting().session(),
                    turn.sitting().group(),
                    999,
                    turn.head(),
                    turn.cast(),
                    turn.cast().size() + 1);
            for (var seed = 0; seed < 3; seed++) {
                var again = Deal.of(seed, Heads.ONCE, world.people(), world.sittings(), SCENES, List.of(kept));
                assertThat(again.turns())
                        .filteredOn(one -> one.head() == turn.head())
                        .containsExactly(new Deal.Turn(turn.sitting(), 999, turn.head(), turn.cast(), true));
                assertThat(again.turns()).hasSameSizeAs(world.people());
            }
        }
    }

    @Test
    void dropsAKeptTurnWhoseHeadHasLeftAndFillsTheRoleOfAPlayerWhoHasLeft() {
        var world = World.of(12, Heads.ONCE, 20);
        var turn = world.deal().turns().stream()
                .filter(one -> one.cast().size() >= 2)
                .findFirst()
                .orElseThrow();
        var gone = turn.cast().get(2);
        var people = new ArrayList<>(world.people());
        people.removeIf(person -> person.id() == gone);
        var kept = new Deal.Kept(
                turn.sitting().session(),
                turn.sitting().group(),
                turn.version(),
                turn.head(),
                turn.cast(),
                turn.cast().size() + 1);
        var again = Deal.of(1, Heads.ONCE, people, world.sittings(), SCENES, List.of(kept));
        assertThat(again.turns())
                .filteredOn(one -> one.head() == turn.head())
                .singleElement()
                .satisfies(one -> assertThat(one.cast().values())
                        .doesNotContain(gone)
                        .contains(turn.cast().get(3)));

        people.removeIf(person -> person.id() == turn.head());
        assertThat(Deal.of(1, Heads.ONCE, people, world.sittings(), SCENES, List.of(kept))
                        .turns())
                .noneMatch(one -> one.head() == turn.head());
    }

    @Test
    void leavesARoleEmptyWhenTheGroupIsTooSmall() {
        var people = IntStream.rangeClosed(1, 2)
                .mapToObj(id -> new Deal.Person(id, new UUID(7, id), 0))
                .toList();
        var dealt = Deal.of(
                1, Heads.ONCE, people, List.of(new Deal.Sitting(5, 0, 10)), List.of(new Deal.Scene(9, 4)), List.of());
        assertThat(dealt.turns())
                .hasSize(2)
                .allSatisfy(turn -> assertThat(turn.cast()).hasSize(1));
    }

    private static Map<Long, List<String>> heads(Deal.Dealt dealt) {
        var heads = new HashMap<Long, List<String>>();
        for (var turn : dealt.turns())
            heads.computeIfAbsent(turn.head(), _ -> new ArrayList<>()).add(turn.sitting() + " " + turn.version());
        return heads;
    }

    private static Map<Long, Map<Integer, Long>> casts(Deal.Dealt dealt) {
        var casts = new HashMap<Long, Map<Integer, Long>>();
        for (var turn : dealt.turns()) casts.put(turn.head(), turn.cast());
        return casts;
    }

    private static HashSet<Deal.Left> left(Deal.Dealt dealt) {
        return new HashSet<>(dealt.left());
    }

    private static <T> Map<T, Integer> counts(List<T> found, List<T> all) {
        var counts = new HashMap<T, Integer>();
        for (var one : all) counts.put(one, 0);
        for (var one : found) counts.merge(one, 1, Integer::sum);
        return counts;
    }

    private static int spread(Map<?, Integer> counts) {
        if (counts.isEmpty()) return 0;
        return counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow()
                - counts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }
}
