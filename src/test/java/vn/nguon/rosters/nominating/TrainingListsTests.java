package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** The lists of training as they are walked, beside what they say in one plain statement each. */
@Transactional
class TrainingListsTests extends NominatingGround {

    /** "Planned and never trained", read off the definition: everybody first, then sorted. */
    private static final String NEVER = """
        SELECT c.ref || ' ' || coalesce(v.name, o.short_name) || ' ' || p.planned_as
          FROM (SELECT coalesce(s.one_id, n.person_id) AS person_id, min(n.organisation_id) AS organisation_id,
                       string_agg(DISTINCT n.title || ' (' || replace(n.term, '-', '–') || ')', '; ') AS planned_as
                  FROM planned_person n
                  LEFT JOIN person_spoken_for s ON s.person_id = n.person_id
                 WHERE n.organisation_id IN (SELECT visible_organisation(:viewer, :today))
                   AND n.decided_on <= :today
                   AND (n.removed_on IS NULL OR n.removed_on > :today)
                   AND (:title = '' OR n.title = :title)
                   AND (:term = '' OR n.term = :term)
                   AND NOT EXISTS (SELECT FROM planned_training t WHERE t.entry_id = n.entry_id)
                 GROUP BY 1) p
          JOIN person_card c ON c.id = p.person_id
          JOIN organisation_card o ON o.id = p.organisation_id
          LEFT JOIN LATERAL (SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
         WHERE (CAST(:organisation AS uuid) IS NULL OR o.ref = CAST(:organisation AS uuid))
           AND (:name = '' OR vn_fold(c.full_name) LIKE '%' || :name || '%')
         ORDER BY coalesce(v.name, o.short_name) COLLATE "vi-x-icu", c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
        """;

    private static final String OFTEN = """
        SELECT c.ref || ' ' || f.times
          FROM (SELECT coalesce(s.one_id, x.person_id) AS person_id, count(*) AS times, min(x.organisation_id) AS organisation_id
                  FROM enrolment x
                  JOIN training_class k ON k.id = x.class_id AND k.state = 'FINISHED'
                  LEFT JOIN person_spoken_for s ON s.person_id = x.person_id
                 WHERE x.state = 'ACTIVE'
                 GROUP BY 1
                HAVING count(*) > 1) f
          JOIN person_card c ON c.id = f.person_id
          JOIN organisation_card o ON o.id = f.organisation_id
          LEFT JOIN LATERAL (SELECT x.name FROM place_version x WHERE x.place_id = o.place_id ORDER BY x.valid @> CAST(:today AS date) DESC, x.valid DESC LIMIT 1) v ON true
         WHERE c.id IN (SELECT visible_person(:viewer, :today))
         ORDER BY f.times DESC, coalesce(v.name, o.short_name) COLLATE "vi-x-icu", c.given_name COLLATE "vi-x-icu", c.full_name COLLATE "vi-x-icu", c.id
        """;

    @Test
    void theListsSayTheSameHoweverTheyAreComeBy() {
        var random = new SplittableRandom(7);
        trainAndJoin(random);
        jdbc.sql("SELECT count_tables_anew()").query((_, _) -> true).single();
        var titles = new ArrayList<>(texts("SELECT DISTINCT title FROM planning_entry ORDER BY 1"));
        titles.add("");
        var terms = new ArrayList<>(texts("SELECT DISTINCT term FROM planning_entry ORDER BY 1"));
        terms.add("");
        var found = 0;
        assertThat(untrained(approver, "", "", "", null))
                .isEqualTo(never(approver, "", "", "", null))
                .hasSizeGreaterThan(50);
        assertThat(repeated(approver)).isEqualTo(often(approver)).hasSizeGreaterThan(5);
        changeEnrolments(random);
        assertThat(repeated(approver)).isEqualTo(often(approver)).hasSizeGreaterThan(5);
        for (var organisation : texts(
                "SELECT DISTINCT CAST(o.ref AS text) FROM organisation o JOIN planning_entry e ON e.organisation_id = o.id ORDER BY 1 LIMIT 4"))
            found += same(approver, "", "", "", UUID.fromString(organisation));
        for (var title : titles) found += same(approver, "", title, "", null);
        for (var term : terms) found += same(approver, "", titles.getFirst(), term, null);
        for (var name : List.of("lò", "Vi", "thị", "xong", "khong ai")) found += same(approver, name, "", "", null);
        assertThat(found).isGreaterThan(100);
    }

    private int same(Viewer viewer, String name, String title, String term, @Nullable UUID organisation) {
        var expected = never(viewer, name, title, term, organisation);
        assertThat(untrained(viewer, name, title, term, organisation)).isEqualTo(expected);
        return expected.size();
    }

    /** Finished classes with whomever, some of them twice; and files that are one person's. */
    private void trainAndJoin(SplittableRandom random) {
        var people = jdbc.sql("SELECT DISTINCT person_id FROM planning_entry ORDER BY 1")
                .query(Long.class)
                .list();
        for (var n = 0; n < 4; n++) {
            var id = given.trainingClass("NML-" + n, 90, "FINISHED", LocalDate.of(2022, 1 + n, 3));
            for (var person : people)
                if (random.nextInt(6) == 0)
                    jdbc.sql("""
                            INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, joined_on)
                            SELECT gen_random_uuid(), :class, :person, min(e.organisation_id), 'x', '2022-01-03' FROM planning_entry e WHERE e.person_id = :person
                            """).param("class", id).param("person", person).update();
        }
        for (var n = 0; n < 12; n++) {
            var one = people.get(random.nextInt(people.size() / 2));
            var other = people.get(people.size() / 2 + random.nextInt(people.size() / 2));
            jdbc.sql("""
                    INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                    SELECT gen_random_uuid(), :other, :one, 'x', '2022-09-01', 'x'
                     WHERE NOT EXISTS (SELECT FROM person_same WHERE person_id IN (:one, :other) OR kept_id = :other)
                    """).param("one", one).param("other", other).update();
        }
    }

    /** Some leave, some join, some are taken back, several at once: who is enrolled again is derived each time. */
    private void changeEnrolments(SplittableRandom random) {
        for (var n = 0; n < 12; n++) {
            var some = "(hashint8(id + %d) %% 5 = 0)".formatted(random.nextInt(1000));
            jdbc.sql(
                            switch (n % 4) {
                                case 0 ->
                                    "UPDATE enrolment SET state = 'REMOVED', left_on = '2022-05-01' WHERE state = 'ACTIVE' AND "
                                            + some;
                                case 1 -> "UPDATE enrolment SET post = 'x' WHERE " + some;
                                case 2 ->
                                    "UPDATE enrolment e SET state = 'ACTIVE', left_on = NULL WHERE state = 'REMOVED' AND "
                                            + some;
                                default -> "DELETE FROM enrolment WHERE hashint8(id + 3) % 40 = 0";
                            })
                    .update();
            assertThat(texts("SELECT person_id || ' ' || class_id FROM enrolled_again ORDER BY 1"))
                    .isEqualTo(texts("""
                                    SELECT e.person_id || ' ' || e.class_id
                                      FROM (SELECT x.*, count(*) OVER (PARTITION BY x.person_id) AS times FROM enrolment x WHERE x.state = 'ACTIVE') e
                                     WHERE e.times > 1
                                     ORDER BY 1
                                    """))
                    .isNotEmpty();
        }
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private List<String> untrained(Viewer viewer, String name, String title, String term, @Nullable UUID organisation) {
        var lines = new ArrayList<String>();
        for (var offset = 0; ; offset += 40) {
            var filter = new TrainingNeeds.Filter(name, title, term, organisation, 40, offset);
            var page = training.untrained(viewer, filter);
            // as far as a country's lists are walked
            var walked = training.untrained(viewer, filter, new TrainingNeeds.Walk(5, 1, 0));
            assertThat(walked.lines()).isEqualTo(page.lines());
            assertThat(walked.total()).isEqualTo(Math.min(page.total(), offset + 40));
            assertThat(walked.beyond()).isEqualTo(page.total() > walked.total());
            page.lines().forEach(line -> lines.add(line.ref() + " " + line.unitName() + " " + line.plannedAs()));
            if (page.lines().size() < 40) return lines;
            assertThat(page.total()).isGreaterThanOrEqualTo(lines.size());
        }
    }

    private List<String> never(Viewer viewer, String name, String title, String term, @Nullable UUID organisation) {
        return jdbc.sql(NEVER)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("title", title)
                .param("term", term)
                .param("name", VietnameseText.sought(name))
                .param("organisation", organisation == null ? null : organisation.toString(), Types.VARCHAR)
                .query(String.class)
                .list();
    }

    private List<String> repeated(Viewer viewer) {
        for (var offset = 0; offset < 12; offset += 3) {
            var filter = new TrainingNeeds.Filter("", "", "", null, 3, offset);
            for (var few : List.of(0, 150))
                assertThat(training.repeated(viewer, filter, new TrainingNeeds.Walk(2, 1, few))
                                .lines())
                        .isEqualTo(training.repeated(viewer, filter).lines());
        }
        return training.repeated(viewer, new TrainingNeeds.Filter("", "", "", null, 1000, 0)).lines().stream()
                .map(line -> line.ref() + " " + line.times())
                .toList();
    }

    private List<String> often(Viewer viewer) {
        return jdbc.sql(OFTEN)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(String.class)
                .list();
    }
}
