package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Role;

/** The table edge by edge: who may, what must hold, and nothing else. */
class ClassTransitionsTests {
    private static final LocalDate FIRST = LocalDate.of(2022, 10, 7);
    private static final LocalDate LAST = LocalDate.of(2022, 10, 28);
    private static final AccountId ACTOR = new AccountId(1);
    private static final AccountId PROPOSER = new AccountId(2);
    private static final Set<Act> RUNS = Set.of(new Act(Role.CENTRE, ClassPart.ORGANISES));
    private static final Set<Act> DECIDES = Set.of(new Act(Role.APPROVER, ClassPart.DECIDES));
    private static final Set<Act> SCHOOL = Set.of(new Act(Role.SCHOOL, ClassPart.ISSUES_CERTIFICATE));

    private static final String WAY = """
        DRAFT → SUBMITTED RUNS
        RETURNED → SUBMITTED RUNS
        SUBMITTED → APPROVED DECIDES
        SUBMITTED → RETURNED DECIDES SCHOOL
        APPROVED → SUMMONED RUNS SCHOOL
        SUMMONED → STUDYING RUNS
        STUDYING → AWAITING_RESULTS RUNS
        AWAITING_RESULTS → FINISHED DECIDES RUNS
        APPROVED → POSTPONED DECIDES
        SUMMONED → POSTPONED DECIDES
        STUDYING → POSTPONED DECIDES
        POSTPONED → APPROVED DECIDES
        DRAFT → CANCELLED RUNS
        RETURNED → CANCELLED RUNS
        SUBMITTED → CANCELLED DECIDES
        APPROVED → CANCELLED DECIDES
        SUMMONED → CANCELLED DECIDES
        STUDYING → CANCELLED DECIDES
        POSTPONED → CANCELLED DECIDES
        """;

    @Test
    void hasTheseEdgesAndNoOther() {
        assertThat(ClassTransitions.TABLE.stream()
                        .map(ClassTransitionsTests::line)
                        .toList())
                .containsExactlyElementsOf(WAY.lines().toList());
    }

    @ParameterizedTest
    @MethodSource("edges")
    void letsPassWhoMayWhenAllHolds(Edge edge) {
        for (var who : edge.who())
            assertThat(ClassTransitions.judge(good(edge, acts(who)), edge.to()))
                    .as(line(edge))
                    .isEqualTo(new ClassTransitions.Go(edge));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void keepsOutEverybodyElse(Edge edge) {
        for (var who : EnumSet.complementOf(EnumSet.copyOf(edge.who())))
            assertThat(ClassTransitions.judge(good(edge, acts(who)), edge.to()))
                    .as(line(edge) + " by " + who)
                    .isInstanceOf(ClassTransitions.NotYours.class);
        assertThat(ClassTransitions.judge(good(edge, Set.of()), edge.to()))
                .isInstanceOf(ClassTransitions.NotYours.class);
    }

    @ParameterizedTest
    @MethodSource("edges")
    void refusesWithTheCodeOfEachConditionThatFails(Edge edge) {
        for (var must : edge.musts()) {
            var facts = broken(edge, must);
            assertThat(ClassTransitions.judge(facts, edge.to()))
                    .as(line(edge) + " without " + must)
                    .isInstanceOfSatisfying(ClassTransitions.Not.class, not -> {
                        assertThat(not.refusal().code()).isEqualTo(must.code());
                        assertThat(not.refusal().sentence())
                                .isNotBlank()
                                .doesNotContain("%s", "vui lòng", "không hợp lệ");
                    });
        }
    }

    @Test
    void knowsNoWayBetweenOtherStates() {
        for (var from : ClassState.values())
            for (var to : ClassState.values()) {
                if (ClassTransitions.edge(from, to).isPresent()) continue;
                var facts = new Facts(
                        from,
                        Stream.of(RUNS, DECIDES, SCHOOL).flatMap(Set::stream).collect(Collectors.toSet()));
                assertThat(ClassTransitions.judge(facts.sheet(), to))
                        .as(from + " → " + to)
                        .isInstanceOfSatisfying(
                                ClassTransitions.Not.class,
                                not -> assertThat(not.refusal().code()).isEqualTo("khong-co-buoc-nay"));
            }
    }

    @Test
    void needsNoSchoolWhereNobodyIssuesACertificate() {
        var facts = new Facts(ClassState.SUBMITTED, DECIDES);
        facts.held = EnumSet.of(ClassPart.DECIDES, ClassPart.ORGANISES);
        facts.programmeApproved = false;
        assertThat(ClassTransitions.judge(facts.sheet(), ClassState.APPROVED)).isInstanceOf(ClassTransitions.Go.class);
    }

    @Test
    void startsOnTheFirstDayAndEndsOnTheLastAtTheEarliest() {
        var start = new Facts(ClassState.SUMMONED, RUNS);
        start.today = FIRST.minusDays(1);
        assertThat(ClassTransitions.judge(start.sheet(), ClassState.STUDYING)).isInstanceOf(ClassTransitions.Not.class);
        start.today = FIRST;
        assertThat(ClassTransitions.judge(start.sheet(), ClassState.STUDYING)).isInstanceOf(ClassTransitions.Go.class);

        var end = new Facts(ClassState.STUDYING, RUNS);
        end.today = LAST.minusDays(1);
        assertThat(ClassTransitions.judge(end.sheet(), ClassState.AWAITING_RESULTS))
                .isInstanceOf(ClassTransitions.Not.class);
        end.today = LAST;
        assertThat(ClassTransitions.judge(end.sheet(), ClassState.AWAITING_RESULTS))
                .isInstanceOf(ClassTransitions.Go.class);
    }

    static Stream<Edge> edges() {
        return ClassTransitions.TABLE.stream();
    }

    private static String line(Edge edge) {
        return edge.from() + " → " + edge.to() + " "
                + String.join(" ", edge.who().stream().map(Enum::name).sorted().toList());
    }

    private static Set<Act> acts(Who who) {
        return switch (who) {
            case RUNS -> RUNS;
            case DECIDES -> DECIDES;
            case SCHOOL -> SCHOOL;
        };
    }

    private static ClassFactSheet good(Edge edge, Set<Act> acts) {
        var facts = new Facts(edge.from(), acts);
        if (edge.musts().contains(Must.NOT_OVER)) facts.today = FIRST;
        return facts.sheet();
    }

    private static ClassFactSheet broken(Edge edge, Must must) {
        var facts = new Facts(edge.from(), acts(edge.who().iterator().next()));
        if (edge.musts().contains(Must.NOT_OVER)) facts.today = FIRST;
        switch (must) {
            case PROGRAMME_CHOSEN -> facts.programme = null;
            case DAYS_SET -> facts.days = 0;
            case PARTS_SHARED -> facts.held = EnumSet.of(ClassPart.ORGANISES);
            case PROGRAMME_APPROVED -> facts.programmeApproved = false;
            case NOT_PROPOSER -> facts.proposer = ACTOR;
            case DECISION_NAMED -> facts.document = false;
            case REASON_GIVEN -> facts.reason = " ";
            case FIRST_DAY_REACHED -> facts.today = FIRST.minusDays(1);
            case LAST_DAY_REACHED -> facts.today = LAST.minusDays(1);
            case NOT_OVER -> facts.today = LAST.plusDays(1);
        }
        return facts.sheet();
    }

    /** Everything holds until a test says otherwise. */
    private static final class Facts {
        private final ClassState state;
        private final Set<Act> acts;
        private @Nullable ProgrammeId programme = new ProgrammeId(1);
        private int days = 16;
        private Set<ClassPart> held = EnumSet.copyOf(Arrays.asList(ClassPart.values()));
        private boolean programmeApproved = true;
        private AccountId proposer = PROPOSER;
        private boolean document = true;
        private String reason = "Trùng lịch họp Huyện ủy";
        private LocalDate today = LAST;

        Facts(ClassState state, Set<Act> acts) {
            this.state = state;
            this.acts = acts;
        }

        ClassFactSheet sheet() {
            var head = new ClassHead(
                    new ClassId(1),
                    new UUID(0, 1),
                    "TD-2022-01",
                    "Bồi dưỡng cán bộ",
                    "Bồi dưỡng kỹ năng",
                    state,
                    "Hội trường 1",
                    days == 0 ? null : FIRST,
                    days == 0 ? null : LAST,
                    days,
                    "thứ 2 đến thứ 6",
                    91,
                    programme,
                    "Chương trình",
                    128,
                    91,
                    programmeApproved,
                    0,
                    acts,
                    Set.of(),
                    Set.of());
            return new ClassFactSheet(head, ACTOR, proposer, held, today, reason, document);
        }
    }
}
