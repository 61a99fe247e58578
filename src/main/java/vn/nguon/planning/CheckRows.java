package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.planning.checks.Candidate;
import vn.nguon.planning.checks.Discipline;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;

/** What the checks read: the province, facts of persons from people's views, who stands planned already. One statement each. */
@Repository
class CheckRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CheckRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static final String PROVINCE = """
            WITH RECURSIVE up AS (
                SELECT o.id FROM organisation o WHERE o.ref = :ref::uuid
                UNION
                SELECT v.superior_id
                  FROM organisation_version v
                  JOIN up ON v.organisation_id = up.id
                 WHERE v.superior_id IS NOT NULL AND NOT v.valid >> daterange(:day::date, :day::date, '[]')
            ), spot AS (
                SELECT v.place_id AS id
                  FROM organisation_version v
                  JOIN up ON up.id = v.organisation_id
                 WHERE v.place_id IS NOT NULL AND NOT v.valid >> daterange(:day::date, :day::date, '[]')
                UNION
                SELECT p.superior_id
                  FROM place_version p
                  JOIN spot ON p.place_id = spot.id
                 WHERE p.superior_id IS NOT NULL AND NOT p.valid >> daterange(:day::date, :day::date, '[]')
            )
            SELECT coalesce((SELECT p.name FROM place_version p JOIN spot ON spot.id = p.place_id WHERE p.kind = 'PROVINCE'
                              ORDER BY p.valid @> :day::date DESC, p.id LIMIT 1), '') AS province
            """;

    /** The province whose values hold; "" when the organisation hangs under none. @param issuer ref of the organisation that plans, null while unknown */
    String province(@Nullable UUID issuer, LocalDate day) {
        return jdbc.sql(PROVINCE)
                .param("ref", issuer == null ? null : issuer.toString(), java.sql.Types.VARCHAR)
                .param("day", day)
                .query(String.class)
                .single();
    }

    private static final String PROVINCE_OF_VIEWER = PROVINCE.replace("""
            o.ref = :ref::uuid
            """.strip(), """
            o.id = (SELECT g.organisation_id FROM grant_in_force g WHERE g.account_id = :viewer AND g.valid @> :day::date ORDER BY g.id LIMIT 1)
            """.strip());

    /** The province of some organisation in which the viewer holds a role today; "" when they hold none, or it hangs under none. */
    String provinceOf(Viewer viewer) {
        return jdbc.sql(PROVINCE_OF_VIEWER)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(String.class)
                .single();
    }

    /** What is known of a person. @param one the same for all files of one person */
    record Facts(
            long one,
            @Nullable Sex sex,
            @Nullable BirthDate born,
            String ethnicity,
            List<String> posts,
            @Nullable LocalDate partyOfficial,
            List<Discipline> disciplines,
            boolean science) {}

    private static final String FACTS = """
            SELECT f.person_id, f.one_id, f.sex, f.birth_year, f.birth_date, f.ethnicity, p.official_on,
                   (SELECT true FROM person_training t WHERE t.person_id = f.person_id AND t.branch = 'SCIENCE' LIMIT 1) IS NOT NULL AS science,
                   (SELECT coalesce(jsonb_agg(h.title ORDER BY h.id), '[]')
                      FROM person_post_held h
                     WHERE h.person_id = f.person_id AND h.valid @> :day::date)::text AS posts,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('form', d.form, 'decided', d.decided_on, 'expires', upper(d.in_force) - 1)
                                              ORDER BY d.id), '[]')
                      FROM person_discipline d
                     WHERE d.person_id = f.person_id)::text AS disciplines
              FROM person_facts f
              JOIN person_party p ON p.person_id = f.person_id
             WHERE f.person_id = ANY (:people::bigint[])
            """;

    private record DisciplineRow(
            String form,
            @Nullable LocalDate decided,
            @Nullable LocalDate expires) {}

    /** The caller has passed the persons' doors. */
    Map<PersonId, Facts> facts(Collection<PersonId> people, LocalDate day) {
        var facts = new HashMap<PersonId, Facts>();
        if (people.isEmpty()) return facts;
        jdbc.sql(FACTS)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("day", day)
                .query((ResultSet row) -> {
                    var sex = row.getString("sex");
                    var disciplines = new ArrayList<Discipline>();
                    for (var one : json.readValue(row.getString("disciplines"), DisciplineRow[].class))
                        disciplines.add(new Discipline(
                                form(one.form()),
                                one.decided(),
                                one.expires(),
                                one.form().equals("EXPULSION")));
                    facts.put(
                            new PersonId(row.getLong("person_id")),
                            new Facts(
                                    row.getLong("one_id"),
                                    sex == null ? null : Sex.valueOf(sex),
                                    born(row),
                                    row.getString("ethnicity"),
                                    List.of(json.readValue(row.getString("posts"), String[].class)),
                                    row.getObject("official_on", LocalDate.class),
                                    disciplines,
                                    row.getBoolean("science")));
                });
        return facts;
    }

    private static String form(String code) {
        return switch (code) {
            case "REPRIMAND" -> "Khiển trách";
            case "WARNING" -> "Cảnh cáo";
            case "PAY_CUT" -> "Hạ bậc lương";
            case "DEMOTION" -> "Giáng chức";
            case "REMOVAL" -> "Cách chức";
            case "RECALL" -> "Bãi nhiệm";
            case "DISMISSAL" -> "Buộc thôi việc";
            case "EXPULSION" -> "Khai trừ";
            default -> code;
        };
    }

    static @Nullable BirthDate born(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        if (date != null) return BirthDate.of(date);
        var year = row.getInt("birth_year");
        return row.wasNull() ? null : BirthDate.ofYear(year);
    }

    /** An entry to check, or one that counts along. */
    record Planned(
            long id,
            UUID ref,
            PersonId person,
            UUID personRef,
            long one,
            String name,
            String title,
            long organisation,
            UUID organisationRef,
            String organisationName,
            OrganisationCard.Kind kind,
            String term,
            String discipline,
            EntryState state,
            @Nullable Long round,
            LocalDate firstOn,
            @Nullable LocalDate approvedOn) {

        String who() {
            return whoOf(one);
        }

        /** The same person for a title at an organisation, as a decision would have it. */
        Planned moved(OrganisationCard to, String newTitle) {
            return new Planned(
                    id,
                    ref,
                    person,
                    personRef,
                    one,
                    name,
                    newTitle,
                    to.id().value(),
                    to.ref(),
                    to.name(),
                    to.kind(),
                    term,
                    discipline,
                    state,
                    round,
                    firstOn,
                    approvedOn);
        }

        /** Counts along; judged only when its facts are added. */
        Candidate candidate(@Nullable Facts facts) {
            var disciplines = new ArrayList<Discipline>();
            Discipline.read(discipline, firstOn).ifPresent(disciplines::add);
            if (facts != null) disciplines.addAll(facts.disciplines());
            return new Candidate(
                    who(),
                    name,
                    facts == null ? null : facts.sex(),
                    facts == null ? null : facts.born(),
                    facts == null ? "" : facts.ethnicity(),
                    facts == null ? List.of() : facts.posts(),
                    facts == null ? null : facts.partyOfficial(),
                    disciplines,
                    title,
                    atOf(organisation),
                    organisationName,
                    term,
                    Level.of(kind),
                    facts != null && facts.science());
        }
    }

    static String whoOf(long one) {
        return "p" + one;
    }

    static String atOf(long organisation) {
        return "o" + organisation;
    }

    private static final String PLANNED = """
            SELECT c.id, c.ref, c.person_id AS person, p.ref AS person_ref, p.one_id AS one, p.full_name AS name, c.title,
                   c.organisation_id AS organisation, o.ref AS organisation_ref, v.name AS organisation_name, o.kind, c.term, c.listed_discipline, c.state,
                   c.round_id, c.first_on, c.approved_on
              FROM planning_course c
              JOIN person_card p ON p.id = c.person_id
             CROSS JOIN LATERAL (SELECT k.ref, k.name, k.kind FROM organisation_card k WHERE k.id = c.organisation_id OFFSET 0) o
              LEFT JOIN organisation_version w ON w.organisation_id = c.organisation_id AND w.valid @> c.first_on
             CROSS JOIN LATERAL (SELECT coalesce(w.name, o.name) AS name) v
            """;
    private static final String STANDS = " c.approved_on <= :day AND (c.ended_on IS NULL OR c.ended_on > :day) ";

    /** Each kind by its index; only then what is shown of them. */
    private static final String OTHERS = """
            WITH other AS MATERIALIZED (
                (SELECT e.id FROM planning_entry e WHERE e.term = ANY (:terms) AND e.organisation_id = ANY (:organisations)
                 UNION ALL
                 SELECT e.id FROM planning_entry e WHERE e.term = ANY (:terms) AND e.person_id = ANY (:persons)
                 UNION ALL
                 SELECT e.id FROM person_spoken_for s JOIN planning_entry e ON e.person_id = s.person_id WHERE e.term = ANY (:terms) AND s.one_id = ANY (:persons))
                EXCEPT
                SELECT m FROM unnest(:mine) AS m
            )
            """;

    /**
     * Who stands planned on a day in these terms, at these organisations or of these persons: for counting along, so no door is asked and
     * nothing but the names of people for the same title at the viewer's own organisations is shown.
     *
     * @param persons by the files that speak for them @param mine entries to leave out
     */
    List<Planned> standing(
            Collection<String> terms,
            Collection<Long> organisations,
            Collection<Long> persons,
            Collection<Long> mine,
            LocalDate day) {
        if (terms.isEmpty()) return List.of();
        return jdbc.sql(OTHERS + PLANNED + "WHERE" + STANDS + " AND c.id IN (SELECT id FROM other)")
                .param("terms", terms.toArray(String[]::new))
                .param("organisations", organisations.toArray(Long[]::new))
                .param("persons", persons.toArray(Long[]::new))
                .param("mine", mine.toArray(Long[]::new))
                .param("day", day)
                .query((row, _) -> planned(row))
                .list();
    }

    /**
     * Entries of a round's owner, level and term that the viewer may look into: those that stand on the day, and those that this round
     * proposes; by organisation, title and name.
     */
    List<Planned> ofRound(Viewer viewer, long round, LocalDate day) {
        return jdbc.sql(PLANNED + """
                 WHERE c.round_id = ANY (ARRAY(SELECT r.id
                                                 FROM planning_round mine
                                                 JOIN planning_round r ON r.owner_id = mine.owner_id AND r.level = mine.level AND r.term = mine.term
                                                WHERE mine.id = :round))
                   AND (c.organisation_id IN (SELECT visible_organisation(:viewer, :today))) IS TRUE
                   AND ((c.state = 'PROPOSED' AND c.round_id = :round) OR (""" + STANDS + """
                       ))
                 ORDER BY v.name COLLATE "vi-x-icu", c.title, p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", c.id
                """)
                .param("round", round)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("day", day)
                .query((row, _) -> planned(row))
                .list();
    }

    /** These entries, as far as the viewer may look into their organisations. */
    List<Planned> entries(Viewer viewer, Collection<UUID> refs) {
        return jdbc.sql(PLANNED + """
                 WHERE c.ref = ANY (:refs::uuid[])
                   AND c.organisation_id IN (SELECT visible_organisation(:viewer, :today))
                 ORDER BY v.name COLLATE "vi-x-icu", c.title, p.given_name COLLATE "vi-x-icu", c.id
                """)
                .param("refs", refs.stream().map(UUID::toString).toArray(String[]::new))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query((row, _) -> planned(row))
                .list();
    }

    /** Entries by inner key, in no order. The caller has passed their doors. */
    List<Planned> byId(Collection<Long> entries) {
        return jdbc.sql(PLANNED + "WHERE c.id = ANY (:entries::bigint[])")
                .param("entries", entries.toArray(Long[]::new))
                .query((row, _) -> planned(row))
                .list();
    }

    /** These entries, for an act that carries them on whoever may look into them: nothing of them is shown to anybody. */
    Map<UUID, Planned> carried(Collection<UUID> refs) {
        var carried = new HashMap<UUID, Planned>();
        jdbc.sql(PLANNED + " WHERE c.ref = ANY (:refs::uuid[])")
                .param("refs", refs.stream().map(UUID::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    var one = planned(row);
                    carried.put(one.ref(), one);
                });
        return carried;
    }

    private static Planned planned(ResultSet row) throws SQLException {
        return new Planned(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                new PersonId(row.getLong("person")),
                row.getObject("person_ref", UUID.class),
                row.getLong("one"),
                row.getString("name"),
                row.getString("title"),
                row.getLong("organisation"),
                row.getObject("organisation_ref", UUID.class),
                row.getString("organisation_name"),
                OrganisationCard.Kind.valueOf(row.getString("kind")),
                row.getString("term"),
                row.getString("listed_discipline"),
                EntryState.valueOf(row.getString("state")),
                row.getObject("round_id", Long.class),
                row.getObject("first_on", LocalDate.class),
                row.getObject("approved_on", LocalDate.class));
    }
}
