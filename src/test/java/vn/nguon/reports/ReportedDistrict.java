package vn.nguon.reports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;

/**
 * The planned district with something of everything that reports count by: facts of persons with gaps, two finished classes with some people
 * in both, results, placements, files of one person, and two communes that became one on 01/01/2023.
 */
@Component
class ReportedDistrict {
    static final LocalDate NEW_MAP = LocalDate.of(2023, 1, 1);

    private final PlannedDistrict given;
    private final JdbcClient jdbc;
    private final NguonClock clock;

    ReportedDistrict(PlannedDistrict given, JdbcClient jdbc, NguonClock clock) {
        this.given = given;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    PlannedDistrict build() {
        given.build();
        facts();
        var first = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        enrol(first, 0, 91);
        decide(first);
        var second = given.trainingClass("TD-2023-01", 60, "FINISHED", LocalDate.of(2023, 3, 6));
        enrol(second, 70, 40);
        place(12);
        merge();
        clock.travelTo(LocalDateTime.of(2023, 6, 30, 9, 0));
        return given;
    }

    /** By the order of the list, so that every value occurs, some seldom, and some are not known. */
    private void facts() {
        jdbc.sql("""
                UPDATE person p
                   SET sex = CASE n.no %% 5 WHEN 0 THEN NULL WHEN 1 THEN 'FEMALE' ELSE 'MALE' END,
                       ethnicity = CASE WHEN n.no <= 3 THEN 'Ơ Đu' WHEN n.no <= 7 THEN 'Khơ Mú' WHEN n.no %% 7 = 0 THEN '' WHEN n.no %% 3 = 0 THEN 'Kinh'
                                        WHEN n.no %% 11 = 0 THEN 'Mông' ELSE 'Thái' END,
                       political_theory = (ARRAY['', 'Sơ cấp', 'Trung cấp', 'Trung cấp LLCT', 'Cao cấp', 'đang học'])[1 + n.no %% 6],
                       birth_date = CASE WHEN n.no %% 9 = 0 THEN NULL ELSE p.birth_date END,
                       birth_year = CASE WHEN n.no %% 18 = 0 THEN NULL ELSE p.birth_year END,
                       party_official = CASE WHEN n.no %% 4 = 0 THEN NULL ELSE DATE '2010-05-19' END
                  FROM (SELECT id, row_number() OVER (ORDER BY id)::int AS no FROM person) n
                 WHERE n.id = p.id
                """.replace("%%", "%")).update();
    }

    private void enrol(long trainingClass, int from, int size) {
        jdbc.sql("""
                INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on, office, planned_as)
                SELECT gen_random_uuid(), :class, p.id, n.organisation_id, 'Xã', 'ACTIVE', '2022-09-25', '', n.planned_as
                  FROM (SELECT id FROM person ORDER BY id LIMIT :size OFFSET :from) p
                 CROSS JOIN LATERAL (SELECT min(e.organisation_id) AS organisation_id,
                                            string_agg(DISTINCT e.title || ' (' || replace(e.term, '-', '–') || ')', '; ') AS planned_as
                                       FROM planning_entry e WHERE e.person_id = p.id) n
                """)
                .param("class", trainingClass)
                .param("size", size)
                .param("from", from)
                .update();
    }

    /** Every tenth fails; three bands and, for a few, none. */
    private void decide(long trainingClass) {
        var decision = jdbc.sql("""
                INSERT INTO result_decision (ref, class_id, kind, no, document_id, decided_on, issuer_id, decided_at, account_id, actor)
                SELECT gen_random_uuid(), :class, 'CERTIFICATE', 1, min(d.id), '2022-11-10', :issuer, '2022-11-10', :account, 'test' FROM document d
                RETURNING id
                """)
                .param("class", trainingClass)
                .param("issuer", given.district)
                .param("account", account())
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO result_line (decision_id, enrolment_id, eligible, final_mark, band, granted)
                SELECT :decision, n.id, true, 7, CASE WHEN n.no % 10 = 0 THEN '' ELSE (ARRAY['Giỏi', 'Khá', 'Khá', 'Trung bình', ''])[1 + n.no % 5] END,
                       n.no % 10 <> 0
                  FROM (SELECT x.id, row_number() OVER (ORDER BY x.id)::int AS no FROM enrolment x WHERE x.class_id = :class) n
                """).param("decision", decision).param("class", trainingClass).update();
    }

    private long account() {
        return jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at) VALUES (gen_random_uuid(), 'quyet.dinh', 'Người quyết định', '2022-01-01') RETURNING id
                """).query(Long.class).single();
    }

    private void place(int size) {
        jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                SELECT e.id, 'APPOINTED', e.document_id, CASE WHEN e.id % 2 = 0 THEN DATE '2022-06-01' ELSE DATE '2023-02-01' END, 'test', '2023-02-01'
                  FROM planning_entry e ORDER BY e.id DESC LIMIT :size
                """).param("size", size).update();
    }

    /** The first two communes become one. */
    private void merge() {
        var before = List.copyOf(given.committees.values()).subList(0, 2);
        var after = given.organisation("Đảng ủy xã Hợp Nhất", "COMMUNE_COMMITTEE", null, given.district);
        var act = jdbc.sql("""
                INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_actor, decided_at, passed_at)
                VALUES (gen_random_uuid(), '01/NQ', 'Quốc hội', :day, 'CARRIED_OUT', 'test', '2022-12-01', 'test', '2022-12-01', '2023-01-01')
                RETURNING id
                """).param("day", NEW_MAP).query(Long.class).single();
        for (var one : before) {
            jdbc.sql(
                            "UPDATE organisation_version SET valid = daterange(lower(valid), :day) WHERE organisation_id = :one")
                    .params(Map.of("day", NEW_MAP, "one", one))
                    .update();
            jdbc.sql("""
                    INSERT INTO organisation_end (organisation_id, last_day, files_keeper, registers_keeper, tasks_keeper, reorganisation_id)
                    VALUES (:one, :day, :after, :after, :after, :act)
                    """)
                    .params(Map.of("day", NEW_MAP.minusDays(1), "one", one, "after", after, "act", act))
                    .update();
            jdbc.sql(
                            "INSERT INTO organisation_successor (organisation_id, successor_id, on_day, reorganisation_id) VALUES (:one, :after, :day, :act)")
                    .params(Map.of("day", NEW_MAP, "one", one, "after", after, "act", act))
                    .update();
        }
    }

    UUID ref(long organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation)
                .query(UUID.class)
                .single();
    }
}
