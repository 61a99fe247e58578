package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;

class GroupMakerTests {

    private static List<RosterLine> trainees(int... perCommune) {
        var lines = new ArrayList<RosterLine>();
        for (var commune = 0; commune < perCommune.length; commune++)
            for (var i = 0; i < perCommune[commune]; i++) {
                var no = lines.size() + 1;
                lines.add(new RosterLine(
                        new EnrolmentId(no),
                        new UUID(0, no),
                        new PersonId(no),
                        new UUID(1, no),
                        "Người " + no,
                        no % 3 == 0 ? Sex.FEMALE : Sex.MALE,
                        "",
                        new OrganisationId(commune + 1),
                        "Xã " + commune,
                        "",
                        "",
                        0,
                        "",
                        ClassOffice.NONE));
            }
        return lines;
    }

    private static IntSummaryStatistics sizes(Map<RosterLine, Integer> groups) {
        return groups.values().stream()
                .collect(Collectors.groupingBy(g -> g, Collectors.summingInt(_ -> 1)))
                .values()
                .stream()
                .mapToInt(n -> n)
                .summaryStatistics();
    }

    @Test
    void keepsEveryCommuneWholeAndTheGroupsNearlyEqual() {
        var real = new int[] {6, 2, 6, 4, 6, 5, 6, 5, 6, 5, 6, 5, 6, 7, 6, 5, 5};
        var groups = GroupMaker.divide(trainees(real), GroupPlan.BY_COMMUNES, 3);
        var ofCommune = new HashMap<String, Integer>();
        groups.forEach((line, group) -> assertThat(ofCommune.computeIfAbsent(line.unitName(), _ -> group))
                .isEqualTo(group));
        assertThat(sizes(groups).getCount()).isEqualTo(3);
        // 29, 33, 29: no cut between communes in this order comes nearer to 91 / 3.
        assertThat(sizes(groups).getMin()).isEqualTo(29);
        assertThat(sizes(groups).getMax()).isEqualTo(33);
    }

    @Test
    void putsNeighboursTogether() {
        var groups = GroupMaker.divide(trainees(5, 5, 5, 5), GroupPlan.BY_COMMUNES, 2);
        assertThat(groups.values())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> i < 10 ? 1 : 2).toList());
    }

    @Test
    void spreadsMenAndWomenEvenlyWhenMixed() {
        var groups = GroupMaker.divide(trainees(6, 2, 6, 4, 6, 5, 6, 5), GroupPlan.MIXED, 4);
        assertThat(sizes(groups).getMax() - sizes(groups).getMin()).isLessThanOrEqualTo(1);
        for (var sex : Sex.values()) {
            var perGroup = groups.entrySet().stream()
                    .filter(e -> e.getKey().sex() == sex)
                    .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.summingInt(_ -> 1)))
                    .values()
                    .stream()
                    .mapToInt(n -> n)
                    .summaryStatistics();
            assertThat(perGroup.getMax() - perGroup.getMin()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void leavesNoGroupEmptyAndLosesNobodyWhateverTheSizes() {
        var random = new Random(20221007);
        for (var round = 0; round < 200; round++) {
            var communes = random.ints(1 + random.nextInt(20), 1, 12).toArray();
            var people = trainees(communes);
            for (var plan : GroupPlan.values()) {
                var most = plan == GroupPlan.MIXED ? people.size() : communes.length;
                var count = 1 + random.nextInt(most);
                var groups = GroupMaker.divide(people, plan, count);
                assertThat(groups.keySet()).containsExactlyElementsOf(people);
                assertThat(groups.values().stream().distinct().sorted())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, count).boxed().toList());
            }
        }
    }

    @Test
    void cutsARowIntoItsMostEqualRuns() {
        assertThat(GroupMaker.cut(new int[] {9, 1, 1, 1, 6}, 2)).containsExactly(0, 1, 1, 1, 1);
        assertThat(Arrays.stream(GroupMaker.cut(new int[] {4}, 1)).boxed()).containsExactly(0);
    }
}
