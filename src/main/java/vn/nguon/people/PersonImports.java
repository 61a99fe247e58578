package vn.nguon.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Ids;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** What lists write about persons known before, and how all that an import wrote is taken back. */
@Repository
class PersonImports {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonWrites writes;
    private final Ids ids;
    private final Clock clock;

    PersonImports(JdbcClient jdbc, JsonMapper json, PersonWrites writes, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.writes = writes;
        this.ids = ids;
        this.clock = clock;
    }

    List<PersonId> addedBy(long importId) {
        return jdbc
                .sql("SELECT id FROM person WHERE import_id = :import ORDER BY id")
                .param("import", importId)
                .query(Long.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Of the persons whom the import made: those corrected by hand, completed by another list, given a post or an account since. */
    List<PersonId> changedByHand(long importId) {
        return jdbc.sql("""
                SELECT p.id
                  FROM person p
                 WHERE p.import_id = :import
                   AND (p.corrected_at IS NOT NULL
                        OR EXISTS (SELECT 1 FROM person_completion c WHERE c.person_id = p.id AND c.import_id <> :import)
                        OR EXISTS (SELECT 1 FROM person_account a WHERE a.person_id = p.id)
                        OR EXISTS (SELECT 1 FROM person_fact f WHERE f.person_id = p.id)
                        OR EXISTS (SELECT 1 FROM person_same s WHERE p.id IN (s.person_id, s.kept_id))
                        OR EXISTS (SELECT 1 FROM person_post h WHERE h.person_id = p.id AND h.import_id IS DISTINCT FROM :import))
                 ORDER BY p.id
                """).param("import", importId).query(Long.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    private static final String FIELDS = """
            (VALUES ('sex', p.sex, r.sex), ('ethnicity', nullif(p.ethnicity, ''), nullif(r.ethnicity, '')),
                    ('birth_date', p.birth_date::text, r.birth_date::text),
                    ('party_official', p.party_official::text, r.party_official::text),
                    ('qualification', nullif(p.qualification, ''), nullif(r.qualification, '')),
                    ('political_theory', nullif(p.political_theory, ''), nullif(r.political_theory, '')),
                    ('personal_no', p.personal_no, r.personal_no)) AS f(field, kept, listed)
            """;

    /**
     * Fills what is blank of persons known before from a list, and notes it for undoing. A birth year becomes the whole date of that
     * year; nothing that is there is changed.
     */
    void complete(Viewer who, List<PersonId> people, List<PersonDetails> listed, long importId) {
        if (people.isEmpty()) return;
        var rows = new ArrayList<PersonWrites.PersonRow>();
        for (var i = 0; i < people.size(); i++)
            rows.add(PersonWrites.PersonRow.of(people.get(i).value(), ids.next(), listed.get(i)));
        jdbc.sql("""
                INSERT INTO person_completion (import_id, person_id, field, written)
                SELECT :import, p.id, f.field, f.listed
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(n bigint, sex text, ethnicity text, birth_year int, birth_date date,
                       party_official date, qualification text, political_theory text, personal_no text)
                  JOIN person p ON p.id = r.n
                 CROSS JOIN LATERAL %s
                 WHERE f.kept IS NULL
                   AND f.listed IS NOT NULL
                   AND (f.field <> 'birth_date' OR p.birth_year IS NULL OR p.birth_year = r.birth_year)
                   AND (f.field <> 'party_official' OR p.party_probation IS NULL OR p.party_probation <= r.party_official)
                ON CONFLICT DO NOTHING
                """.formatted(FIELDS))
                .param("rows", json.writeValueAsString(rows))
                .param("import", importId)
                .update();
        jdbc.sql(COMPLETED)
                .param("import", importId)
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .update();
    }

    /** What an import noted, one row a person. */
    private static final String NOTED = """
            (SELECT c.person_id,
                        max(c.written) FILTER (WHERE c.field = 'sex') AS sex,
                        max(c.written) FILTER (WHERE c.field = 'ethnicity') AS ethnicity,
                        max(c.written) FILTER (WHERE c.field = 'birth_date') AS birth_date,
                        max(c.written) FILTER (WHERE c.field = 'party_official') AS party_official,
                        max(c.written) FILTER (WHERE c.field = 'qualification') AS qualification,
                        max(c.written) FILTER (WHERE c.field = 'political_theory') AS political_theory,
                        max(c.written) FILTER (WHERE c.field = 'personal_no') AS personal_no
                   FROM person_completion c
                  WHERE c.import_id = :import
                  GROUP BY c.person_id) w
            """;

    private static final String COMPLETED = """
            UPDATE person p
               SET sex = coalesce(w.sex, p.sex), ethnicity = coalesce(w.ethnicity, p.ethnicity),
                   birth_year = coalesce(extract(year FROM w.birth_date::date)::int, p.birth_year),
                   birth_date = coalesce(w.birth_date::date, p.birth_date),
                   party_official = coalesce(w.party_official::date, p.party_official),
                   qualification = coalesce(w.qualification, p.qualification),
                   political_theory = coalesce(w.political_theory, p.political_theory),
                   personal_no = coalesce(w.personal_no, p.personal_no),
                   version = p.version + 1, changed_at = :at, changed_by = :by
              FROM
            """ + NOTED + """
             WHERE p.id = w.person_id
            """;

    /** Takes back what an import wrote: posts (and reopens those it ended), completed fields as long as they still say so, persons. */
    void forget(Viewer who, long importId) {
        var people = jdbc
                .sql("SELECT DISTINCT person_id FROM person_post WHERE import_id = :import")
                .param("import", importId)
                .query(Long.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
        jdbc.sql("""
                WITH gone AS (
                    DELETE FROM person_post WHERE import_id = :import RETURNING person_id, lower(valid) AS first_day
                )
                UPDATE person_post held
                   SET valid = daterange(lower(held.valid), NULL)
                  FROM gone
                 WHERE held.person_id = gone.person_id
                   AND held.import_id <> :import
                   AND upper(held.valid) = gone.first_day
                """).param("import", importId).update();
        jdbc.sql(UNCOMPLETED)
                .param("import", importId)
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .update();
        jdbc.sql("DELETE FROM person_completion WHERE import_id = :import")
                .param("import", importId)
                .update();
        jdbc.sql("DELETE FROM person WHERE import_id = :import")
                .param("import", importId)
                .update();
        writes.openDoorsOfPosts(people);
    }

    /** A field that somebody corrected since keeps the correction. */
    private static final String UNCOMPLETED = """
            UPDATE person p
               SET sex = CASE WHEN w.sex = p.sex THEN NULL ELSE p.sex END,
                   ethnicity = CASE WHEN w.ethnicity = p.ethnicity THEN '' ELSE p.ethnicity END,
                   birth_date = CASE WHEN w.birth_date = p.birth_date::text THEN NULL ELSE p.birth_date END,
                   party_official = CASE WHEN w.party_official = p.party_official::text THEN NULL ELSE p.party_official END,
                   qualification = CASE WHEN w.qualification = p.qualification THEN '' ELSE p.qualification END,
                   political_theory = CASE WHEN w.political_theory = p.political_theory THEN '' ELSE p.political_theory END,
                   personal_no = CASE WHEN w.personal_no = p.personal_no THEN NULL ELSE p.personal_no END,
                   version = p.version + 1, changed_at = :at, changed_by = :by
              FROM
            """ + NOTED + """
             WHERE p.id = w.person_id
            """;
}
