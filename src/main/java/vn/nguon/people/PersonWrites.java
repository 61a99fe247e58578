package vn.nguon.people;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Ids;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** Writes of persons and posts, many rows a statement: a list of 117 rows is a handful of statements. */
@Repository
class PersonWrites {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    PersonWrites(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** One row of a batch as PostgreSQL reads it out of JSON; dates as ISO text. */
    record PersonRow(
            long n,
            UUID ref,
            String full_name,
            String given_name,
            @Nullable String sex,
            @Nullable Integer birth_year,
            @Nullable String birth_date,
            String ethnicity,
            String religion,
            String home_town,
            @Nullable String personal_no,
            @Nullable String party_probation,
            @Nullable String party_official,
            String qualification,
            String general_education,
            String political_theory,
            String state_management) {

        static PersonRow of(long n, UUID ref, PersonDetails d) {
            var born = d.born();
            return new PersonRow(
                    n,
                    ref,
                    d.fullName(),
                    d.givenName(),
                    d.sex() == null ? null : d.sex().name(),
                    born == null ? null : born.year(),
                    iso(born == null ? null : born.full().orElse(null)),
                    d.ethnicity(),
                    d.religion(),
                    d.homeTown(),
                    d.personalNo(),
                    iso(d.partyProbation()),
                    iso(d.partyOfficial()),
                    d.qualification(),
                    d.generalEducation(),
                    d.politicalTheory(),
                    d.stateManagement());
        }
    }

    private static @Nullable String iso(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Adds persons; answers their ids in the same order. */
    List<PersonId> add(Viewer who, List<PersonDetails> people, @Nullable Long importId) {
        if (people.isEmpty()) return List.of();
        var rows = new ArrayList<PersonRow>();
        for (var person : people) rows.add(PersonRow.of(rows.size(), ids.next(), person));
        return jdbc
                .sql("""
                WITH row AS (
                    SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r(n int, ref uuid, full_name text, given_name text, sex text,
                           birth_year int, birth_date date, ethnicity text, religion text, home_town text, personal_no text,
                           party_probation date, party_official date, qualification text, general_education text,
                           political_theory text, state_management text)
                ), added AS (
                    INSERT INTO person (ref, code, full_name, given_name, sex, birth_year, birth_date, ethnicity, religion, home_town,
                           personal_no, party_probation, party_official, qualification, general_education, political_theory,
                           state_management, import_id, changed_at, changed_by)
                    SELECT ref, 'CB-' || lpad(nextval('person_code')::text, 5, '0'), full_name, given_name, sex, birth_year, birth_date,
                           ethnicity, religion, home_town, personal_no, party_probation, party_official, qualification,
                           general_education, political_theory, state_management, :import, :at, :by
                      FROM row
                     ORDER BY n
                    RETURNING id, ref
                )
                SELECT added.id FROM added JOIN row USING (ref) ORDER BY row.n
                """)
                .param("rows", json.writeValueAsString(rows))
                .param("import", importId, Types.BIGINT)
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .query(Long.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Writes all fields when the version still fits; false when somebody else saved first. */
    boolean correct(Viewer who, PersonId person, int version, Correction correction) {
        var more = correction.particulars();
        return jdbc.sql("""
                UPDATE person p
                   SET full_name = r.full_name, given_name = r.given_name, sex = r.sex, birth_year = r.birth_year,
                       birth_date = r.birth_date, ethnicity = r.ethnicity, religion = r.religion, home_town = r.home_town,
                       personal_no = r.personal_no, party_probation = r.party_probation, party_official = r.party_official,
                       qualification = r.qualification, general_education = r.general_education,
                       political_theory = r.political_theory, state_management = r.state_management,
                       other_name = :otherName, birth_place = :birthPlace, residence = :residence, personal_no_issued = :issued,
                       party_card = :card, recruited_on = :recruitedOn, recruited_by = :recruitedBy, degree = :degree,
                       foreign_language = :foreign, ethnic_language = :ethnic, computing = :computing, died_on = :died,
                       version = p.version + 1, changed_at = :at, changed_by = :by, corrected_at = :at
                  FROM jsonb_to_record(:row::jsonb) AS r(full_name text, given_name text, sex text, birth_year int, birth_date date,
                       ethnicity text, religion text, home_town text, personal_no text, party_probation date, party_official date,
                       qualification text, general_education text, political_theory text, state_management text)
                 WHERE p.id = :person AND p.version = :version
                """)
                        .param("row", json.writeValueAsString(PersonRow.of(0, ids.next(), correction.details())))
                        .param("otherName", more.otherName())
                        .param("birthPlace", more.birthPlace())
                        .param("residence", more.residence())
                        .param("issued", more.personalNoIssued(), Types.DATE)
                        .param("card", more.partyCard())
                        .param("recruitedOn", more.recruitedOn(), Types.DATE)
                        .param("recruitedBy", more.recruitedBy())
                        .param("degree", more.degree())
                        .param("foreign", more.foreignLanguage())
                        .param("ethnic", more.ethnicLanguage())
                        .param("computing", more.computing())
                        .param("died", more.diedOn(), Types.DATE)
                        .param("person", person.value())
                        .param("version", version)
                        .param("at", OffsetDateTime.now(clock))
                        .param("by", who.name())
                        .update()
                == 1;
    }

    /** Keeps what a correction by hand replaced, field by field. */
    void keepCorrection(Viewer who, PersonId person, String why, Map<String, String> was, Map<String, String> became) {
        jdbc.sql("""
                INSERT INTO person_correction (person_id, at, by, why, was, became)
                VALUES (:person, :at, :by, :why, :was::jsonb, :became::jsonb)
                """)
                .param("person", person.value())
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .param("why", why)
                .param("was", json.writeValueAsString(was))
                .param("became", json.writeValueAsString(became))
                .update();
    }

    private record PostRow(
            UUID ref,
            long person_id,
            String title,
            @Nullable Long organisation_id,
            String organisation_name,
            String first_day,
            @Nullable String last_day,
            String basis) {}

    /**
     * Adds posts that are not held already (same title, organisation and an open end) and opens the door WORKS for those at one of our
     * organisations. A post read off a list ends the open one that an earlier list gave.
     */
    void hold(Map<PersonId, Post> posts, @Nullable Long importId) {
        if (posts.isEmpty()) return;
        var rows = posts.entrySet().stream()
                .map(entry -> {
                    var post = entry.getValue();
                    return new PostRow(
                            ids.next(),
                            entry.getKey().value(),
                            post.title(),
                            post.organisation() == null
                                    ? null
                                    : post.organisation().value(),
                            post.organisationName(),
                            post.from().toString(),
                            iso(post.to()),
                            post.basis());
                })
                .toList();
        var batch = json.writeValueAsString(rows);
        if (importId != null) jdbc.sql("""
                    UPDATE person_post held
                       SET valid = daterange(lower(held.valid), r.first_day)
                      FROM jsonb_to_recordset(:rows::jsonb) AS r(person_id bigint, title text, organisation_name text, first_day date)
                     WHERE held.person_id = r.person_id
                       AND held.import_id IS NOT NULL
                       AND upper_inf(held.valid)
                       AND held.withdrawn_at IS NULL
                       AND lower(held.valid) < r.first_day
                       AND (vn_fold(held.title), vn_fold(held.organisation_name)) <> (vn_fold(r.title), vn_fold(r.organisation_name))
                    """).param("rows", batch).update();
        jdbc.sql("""
                INSERT INTO person_post (ref, person_id, title, organisation_id, organisation_name, valid, basis, import_id)
                SELECT r.ref, r.person_id, r.title, r.organisation_id, r.organisation_name,
                       daterange(r.first_day, r.last_day, '[]'), r.basis, :import
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(ref uuid, person_id bigint, title text, organisation_id bigint,
                       organisation_name text, first_day date, last_day date, basis text)
                 WHERE NOT EXISTS (
                       SELECT 1
                         FROM person_post held
                        WHERE held.person_id = r.person_id
                          AND held.withdrawn_at IS NULL
                          AND vn_fold(held.title) = vn_fold(r.title)
                          AND vn_fold(held.organisation_name) = vn_fold(r.organisation_name)
                          AND held.valid && daterange(r.first_day, r.last_day, '[]'))
                """)
                .param("rows", batch)
                .param("import", importId, Types.BIGINT)
                .update();
        openDoorsOfPosts(posts.keySet());
    }

    /**
     * Doors follow posts: open for those held without end, closed for those ended, but the last post keeps its door until another one
     * is held: who worked there last keeps the file.
     */
    void openDoorsOfPosts(Collection<PersonId> people) {
        var persons = people.stream().map(PersonId::value).toArray(Long[]::new);
        jdbc.sql("""
                DELETE FROM person_at
                 WHERE person_id = ANY (:people::bigint[])
                   AND source_key LIKE 'post:%'
                   AND source_key NOT IN (SELECT 'post:' || h.id
                                            FROM person_post h
                                           WHERE h.person_id = ANY (:people::bigint[]) AND post_opens_door(h)
                                              AND h.withdrawn_at IS NULL)
                """).param("people", persons).update();
        jdbc.sql("""
                INSERT INTO person_at (person_id, organisation_id, reason, source_key)
                SELECT h.person_id, h.organisation_id, 'WORKS', 'post:' || h.id
                  FROM person_post h
                 WHERE h.person_id = ANY (:people::bigint[]) AND post_opens_door(h) AND h.withdrawn_at IS NULL AND h.organisation_id IS NOT NULL
                ON CONFLICT DO NOTHING
                """).param("people", persons).update();
    }

    /** Ends a post on a day (inclusive); false when it is not this person's, has ended or began later. */
    boolean endPost(PersonId person, UUID post, LocalDate lastDay, String basis) {
        var holder = jdbc.sql("""
                UPDATE person_post
                   SET valid = daterange(lower(valid), :lastDay::date, '[]'), end_basis = :basis
                 WHERE ref = :ref AND person_id IN (SELECT files_of(:person)) AND withdrawn_at IS NULL
                   AND upper_inf(valid) AND lower(valid) <= :lastDay::date
                RETURNING person_id
                """)
                .param("ref", post)
                .param("person", person.value())
                .param("lastDay", lastDay)
                .param("basis", basis)
                .query(Long.class)
                .optional();
        holder.ifPresent(id -> openDoorsOfPosts(List.of(new PersonId(id))));
        return holder.isPresent();
    }

    /** Withdraws a post, with the reason, and puts the right one in its place, if there is one. */
    void correctPost(Viewer who, UUID post, @Nullable Post right, String why) {
        var at = OffsetDateTime.now(clock);
        var old = jdbc.sql("""
                UPDATE person_post
                   SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
                 WHERE ref = :ref
                RETURNING id, person_id
                """)
                .param("at", at)
                .param("by", who.name())
                .param("why", why)
                .param("ref", post)
                .query((row, n) -> new long[] {row.getLong("id"), row.getLong("person_id")})
                .single();
        if (right != null)
            jdbc.sql("""
                    INSERT INTO person_post (ref, person_id, title, organisation_id, organisation_name, valid, basis, replaces_id)
                    VALUES (:ref, :person, :title, :organisation, :name, daterange(:first, :last, '[]'), :basis, :replaces)
                    """)
                    .param("ref", ids.next())
                    .param("person", old[1])
                    .param("title", right.title())
                    .param(
                            "organisation",
                            right.organisation() == null
                                    ? null
                                    : right.organisation().value(),
                            Types.BIGINT)
                    .param("name", right.organisationName())
                    .param("first", right.from())
                    .param("last", right.to(), Types.DATE)
                    .param("basis", right.basis())
                    .param("replaces", old[0])
                    .update();
        openDoorsOfPosts(List.of(new PersonId(old[1])));
    }

    /** Opens doors; each is idempotent. */
    void at(Collection<People.Door> doors) {
        if (doors.isEmpty()) return;
        var rows = doors.stream()
                .map(door -> new DoorRow(
                        door.person().value(),
                        door.organisation().value(),
                        door.reason().name(),
                        door.sourceKey()))
                .toList();
        jdbc.sql("""
                INSERT INTO person_at (person_id, organisation_id, reason, source_key)
                SELECT r.person_id, r.organisation_id, r.reason, r.source_key
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(person_id bigint, organisation_id bigint, reason text, source_key text)
                ON CONFLICT DO NOTHING
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    private record DoorRow(long person_id, long organisation_id, String reason, String source_key) {}

    void leave(Collection<String> sourceKeys) {
        if (sourceKeys.isEmpty()) return;
        jdbc.sql("DELETE FROM person_at WHERE source_key = ANY (:keys::text[])")
                .param("keys", sourceKeys.toArray(String[]::new))
                .update();
    }

    void distinct(Viewer who, PersonId one, PersonId other) {
        jdbc.sql("""
                INSERT INTO person_distinct (one_id, other_id, decided_at, actor)
                VALUES (least(:one, :other), greatest(:one, :other), :at, :actor)
                ON CONFLICT DO NOTHING
                """)
                .param("one", one.value())
                .param("other", other.value())
                .param("at", OffsetDateTime.now(clock))
                .param("actor", who.name())
                .update();
    }

    void linkAccount(PersonId person, long account) {
        jdbc.sql("""
                INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)
                ON CONFLICT (person_id) DO UPDATE SET account_id = excluded.account_id
                """).param("person", person.value()).param("account", account).update();
    }
}
