package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@Transactional
class CountedAheadTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    long province;
    long commune;
    Viewer leader;
    final AtomicInteger people = new AtomicInteger(7);
    final AtomicInteger counts = new AtomicInteger();

    record Numbers(int people, List<String> titles) {}

    @BeforeEach
    void provinceWithACommune() {
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 8, 0));
        province = organisation("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", null);
        commune = organisation("Đảng ủy xã Yên Na", "COMMUNE_COMMITTEE", province);
        leader = viewer("lanh-dao", province);
    }

    private CountedAhead ahead(int many) {
        return new CountedAhead(jdbc, clock, many, Runnable::run, Runnable::run);
    }

    private CountedAhead.Question<Numbers> question(CountedAhead ahead) {
        return ahead.question("test", Numbers.class, _ -> {
            counts.incrementAndGet();
            return new Numbers(people.get(), List.of("Bí thư"));
        });
    }

    @Test
    void whoLooksIntoFewIsAlwaysCountedFor() {
        var question = question(ahead(2));
        assertThat(question.of(leader)).isEqualTo(new CountedAhead.Answer<>(new Numbers(7, List.of("Bí thư")), null));
        people.set(8);
        assertThat(question.of(leader).value().people()).isEqualTo(8);
        assertThat(kept()).isZero();
    }

    @Test
    void whoLooksIntoManyIsToldTheLastCountAndWhenItWasMade() {
        var question = question(ahead(1));
        assertThat(question.of(leader).at()).isNull();
        people.set(8);
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 8, 9));
        var answer = question.of(leader);
        assertThat(answer.value().people()).isEqualTo(7);
        assertThat(answer.at()).isNotNull();
        assertThat(counts).hasValue(1);
    }

    @Test
    void anOldCountIsShownOnceMoreAndMadeAgainBehindThePage() {
        var question = question(ahead(1));
        question.of(leader);
        people.set(8);
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 8, 11));
        assertThat(question.of(leader).value().people()).isEqualTo(7);
        assertThat(question.of(leader).value().people()).isEqualTo(8);
        assertThat(counts).hasValue(2);
    }

    @Test
    void whoMendedFactsHasThemCountedAnewUnlessThatWasAMomentAgo() {
        var question = question(ahead(1));
        assertThat(question.again(leader)).isTrue();
        people.set(8);
        assertThat(question.again(leader)).isTrue();
        assertThat(question.of(leader).value().people()).isEqualTo(7);
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 8, 1).plusSeconds(1));
        assertThat(question.again(leader)).isTrue();
        assertThat(question.of(leader).value().people()).isEqualTo(8);
        assertThat(counts).hasValue(2);
    }

    @Test
    void nothingIsCountedAnewForWhomPagesCount() {
        assertThat(question(ahead(2)).again(leader)).isFalse();
        assertThat(counts).hasValue(0);
        assertThat(kept()).isZero();
    }

    /** After an update: a shape that is no longer that of the answer. */
    @Test
    void whatAnotherVersionOfTheProgramKeptIsCountedAnew() {
        var question = question(ahead(1));
        question.of(leader);
        jdbc.sql("UPDATE counted_ahead SET value = '{\"people\": 5}'").update();
        assertThat(question.of(leader).value()).isEqualTo(new Numbers(7, List.of("Bí thư")));
        jdbc.sql("UPDATE counted_ahead SET value = '{\"people\": 5, \"titles\": [], \"classes\": 3}'")
                .update();
        assertThat(question.of(leader).value()).isEqualTo(new Numbers(7, List.of("Bí thư")));
        assertThat(counts).hasValue(3);
    }

    @Test
    void yesterdaysCountIsNotTodays() {
        var question = question(ahead(1));
        question.of(leader);
        people.set(8);
        clock.travelTo(LocalDateTime.of(2026, 11, 27, 0, 1));
        assertThat(question.of(on(LocalDate.of(2026, 11, 27), leader)).value().people())
                .isEqualTo(8);
    }

    @Test
    void othersWhoActForTheSameShareTheCountAndNobodyElse() {
        var question = question(ahead(0));
        question.of(leader);
        people.set(8);
        assertThat(question.of(viewer("pho-lanh-dao", province)).value().people())
                .isEqualTo(7);
        assertThat(question.of(viewer("dang-uy-xa", commune)).value().people()).isEqualTo(8);
    }

    @Test
    void whatSomebodyAskedForIsCountedAgainEveryHourUntilNobodyAsksForTwoWeeks() {
        var ahead = ahead(1);
        var question = question(ahead);
        question.of(leader);
        people.set(8);
        clock.travelTo(LocalDateTime.of(2026, 11, 27, 0, 30));
        ahead.again();
        people.set(9);
        assertThat(question.of(on(LocalDate.of(2026, 11, 27), leader)).value().people())
                .isEqualTo(8);
        clock.travelTo(
                LocalDateTime.of(2026, 11, 26, 8, 0).plus(CountedAhead.WANTED).plus(Duration.ofMinutes(1)));
        ahead.again();
        assertThat(kept()).isZero();
    }

    @Test
    void anAccountThatActsForOthersSinceIsNotCountedForAgain() {
        var ahead = ahead(1);
        question(ahead).of(leader);
        jdbc.sql("UPDATE account_grant SET valid = '[2020-01-01,2026-11-26)' WHERE account_id = :id")
                .param("id", leader.id().value())
                .update();
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 9, 0));
        ahead.again();
        assertThat(kept()).isZero();
        assertThat(counts).hasValue(1);
    }

    @Test
    void aQuestionAboutManyThingsIsKeptAndCountedAgainForEach() {
        var ahead = ahead(1);
        var question =
                ahead.questionAbout("test", Numbers.class, (_, about) -> new Numbers(people.get(), List.of(about)));
        question.of(leader, "17");
        assertThat(question.of(leader, "18").value().titles()).containsExactly("18");
        people.set(8);
        assertThat(question.of(leader, "17").value()).isEqualTo(new Numbers(7, List.of("17")));
        clock.travelTo(LocalDateTime.of(2026, 11, 26, 9, 0));
        ahead.again();
        assertThat(question.of(leader, "17").value()).isEqualTo(new Numbers(8, List.of("17")));
        assertThat(kept()).isEqualTo(2);
    }

    private int kept() {
        return jdbc.sql("SELECT count(*) FROM counted_ahead")
                .query(Integer.class)
                .single();
    }

    private static Viewer on(LocalDate day, Viewer viewer) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), "", "", 0, day);
    }

    private Viewer viewer(String username, long organisation) {
        var id = jdbc.sql(
                        "INSERT INTO account (ref, username, display_name, made_at) VALUES (gen_random_uuid(), :name, :name, :at) RETURNING id")
                .param("name", username)
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by)
                VALUES (gen_random_uuid(), :id, 'APPROVER', :organisation, '[2020-01-01,)', '2020-01-01', :id)
                """).param("id", id).param("organisation", organisation).update();
        return new Viewer(new AccountId(id), username, Set.of(Role.APPROVER), "", "", 0, LocalDate.of(2026, 11, 26));
    }

    private long organisation(String name, String kind, @org.jspecify.annotations.Nullable Long superior) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                VALUES (:id, :name, :name, :kind, 'PARTY', :superior, '[2020-01-01,)')
                """)
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("superior", superior, java.sql.Types.BIGINT)
                .update();
        return id;
    }
}
