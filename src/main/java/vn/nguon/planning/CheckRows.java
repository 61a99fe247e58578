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
import vn.nguon.units.OrganisationDoor;

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

    /** What a view says of several people is read at once, along its index, instead of once a person. */
    private static final String FACTS = """
            SELECT f.person_id, f.one_id, f.sex, f.birth_year, f.birth_date, f.ethnicity, p.official_on, t.person_id IS NOT NULL AS science,
                   coalesce(h.posts, '[]')::text AS posts, coalesce(d.disciplines, '[]')::text AS disciplines
              FROM person_facts f
              JOIN person_party p ON p.person_id = f.person_id
              LEFT JOIN (SELECT DISTINCT x.person_id FROM person_training x WHERE x.person_id = ANY (:people::bigint[]) AND x.branch = 'SCIENCE') t
                ON t.person_id = f.person_id
              LEFT JOIN (SELECT x.person_id, jsonb_agg(x.title ORDER BY x.id) AS posts
                           FROM person_post_held x
                          WHERE x.person_id = ANY (:people::bigint[]) AND x.valid @> :day::date
                          GROUP BY x.person_id) h
                ON h.person_id = f.person_id
              LEFT JOIN (SELECT x.person_id,
                                jsonb_agg(jsonb_build_object('form', x.form, 'decided', x.decided_on, 'expires', upper(x.in_force) - 1) ORDER BY x.id) AS disciplines
                           FROM person_discipline x
                          WHERE x.person_id = ANY (:people::bigint[])
                          GROUP BY x.person_id) d
                ON d.person_id = f.person_id
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

    /**
     * Of some entries what is shown of them. Those of an organisation go together, so that it is looked up once however many are planned for it: joined
     * to names, each entry would be compared with each organisation.
     *
     * @param which a condition on {@code c}
     */
    private static String planned(String which) {
        return """
            named AS MATERIALIZED (
                SELECT d.entries, o.ref, o.kind, n.name, dense_rank() OVER (ORDER BY n.name COLLATE "vi-x-icu") AS place
                  FROM (SELECT e.organisation_id, e.first_on, array_agg(e) AS entries
                          FROM (SELECT c.id, c.ref, c.person_id, c.title, c.organisation_id, c.term, c.listed_discipline, c.state, c.round_id, c.first_on, c.approved_on
                                  FROM planning_course c
                                 WHERE %s) e
                         GROUP BY e.organisation_id, e.first_on) d
                 CROSS JOIN LATERAL (SELECT k.ref, k.name, k.kind FROM organisation_card k WHERE k.id = d.organisation_id OFFSET 0) o
                  LEFT JOIN LATERAL (SELECT v.name FROM organisation_version v WHERE v.organisation_id = d.organisation_id AND v.valid @> d.first_on OFFSET 0) w ON true
                 CROSS JOIN LATERAL (SELECT coalesce(w.name, o.name) AS name) n
            )
            SELECT c.id, c.ref, c.person_id AS person, p.ref AS person_ref, p.one_id AS one, p.full_name AS name, c.title,
                   c.organisation_id AS organisation, o.ref AS organisation_ref, o.name AS organisation_name, o.kind, c.term, c.listed_discipline, c.state,
                   c.round_id, c.first_on, c.approved_on
              FROM named o
             CROSS JOIN LATERAL unnest(o.entries) AS c (id bigint, ref uuid, person_id bigint, title text, organisation_id bigint, term text, listed_discipline text,
                                                        state text, round_id bigint, first_on date, approved_on date)
              JOIN person_card p ON p.id = c.person_id
            """.formatted(which);
    }

    /** @param which a condition on {@code c} */
    private static String only(String which) {
        return "WITH " + planned(which);
    }

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
            ),
            """;

    private static final String STANDING = OTHERS + planned("c.id = ANY (ARRAY(SELECT id FROM other)) AND" + STANDS);

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
        return standing(STANDING, terms, organisations, persons, mine, day)
                .query((row, _) -> planned(row))
                .list();
    }

    private JdbcClient.StatementSpec standing(
            String sql,
            Collection<String> terms,
            Collection<Long> organisations,
            Collection<Long> persons,
            Collection<Long> mine,
            LocalDate day) {
        return jdbc.sql(sql)
                .param("terms", terms.toArray(String[]::new))
                .param("organisations", organisations.toArray(Long[]::new))
                .param("persons", persons.toArray(Long[]::new))
                .param("mine", mine.toArray(Long[]::new))
                .param("day", day);
    }

    private static final String BESIDES = OTHERS
            + planned("c.id = ANY (ARRAY(SELECT id FROM other)) AND (" + STANDS + " OR " + proposedBy(":round")
                    + " AND " + OrganisationDoor.opens("c.organisation_id", ":today") + ")");

    /**
     * The same of a round of which some entries are checked: whatever else it proposes counts along too, as far as the viewer may look into it.
     *
     * @param some entries of it; those are left out
     */
    List<Planned> besides(Viewer viewer, long round, Collection<Planned> some, LocalDate day) {
        if (some.isEmpty()) return List.of();
        return standing(
                        BESIDES,
                        some.stream().map(Planned::term).distinct().toList(),
                        some.stream().map(Planned::organisation).distinct().toList(),
                        some.stream().map(Planned::one).distinct().toList(),
                        some.stream().map(Planned::id).toList(),
                        day)
                .param("round", round)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query((row, _) -> planned(row))
                .list();
    }

    private static String proposedBy(String round) {
        return "c.state = 'PROPOSED' AND c.round_id = " + round;
    }

    /** These entries, as far as the viewer may look into their organisations. */
    List<Planned> entries(Viewer viewer, Collection<UUID> refs) {
        return jdbc.sql(
                        only("c.ref = ANY (:refs::uuid[]) AND " + OrganisationDoor.opens("c.organisation_id", ":today"))
                                + "ORDER BY o.place, c.title, p.given_name COLLATE \"vi-x-icu\", p.full_name COLLATE \"vi-x-icu\", c.id")
                .param("refs", refs.stream().map(UUID::toString).toArray(String[]::new))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query((row, _) -> planned(row))
                .list();
    }

    /** Entries by inner key, in no order. The caller has passed their doors. */
    List<Planned> byId(Collection<Long> entries) {
        return jdbc.sql(only("c.id = ANY (:entries::bigint[])"))
                .param("entries", entries.toArray(Long[]::new))
                .query((row, _) -> planned(row))
                .list();
    }

    /** These entries, for an act that carries them on whoever may look into them: nothing of them is shown to anybody. */
    Map<UUID, Planned> carried(Collection<UUID> refs) {
        var carried = new HashMap<UUID, Planned>();
        jdbc.sql(only("c.ref = ANY (:refs::uuid[])"))
                .param("refs", refs.stream().map(UUID::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    var one = planned(row);
                    carried.put(one.ref(), one);
                });
        return carried;
    }

    static Planned planned(ResultSet row) throws SQLException {
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
