package vn.nguon.people;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.PersonOrder.Place;
import vn.nguon.people.PersonWays.Asked;
import vn.nguon.people.PersonWays.Chosen;
import vn.nguon.people.PersonWays.Door;
import vn.nguon.people.PersonWays.Way;

/** What is sent for a page of persons and for their number: one statement, in as many texts as there are ways, best read side by side. */
final class PersonStatements {
    private PersonStatements() {}

    /** One statement as it is sent. */
    record Statement(String sql, Map<String, Object> parameters) {}

    private static final String COLUMNS =
            "p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date";

    /** The files of a page or of a part of it, in the order of the list. */
    static Statement found(
            Asked asked, PersonSegment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var filter = asked.filter();
        var downwards = filter.descending() != backwards;
        var parameters = parameters(asked);
        parameters.put("limit", limit);
        if (place != null) place.into(parameters);
        var order = PersonOrder.key(filter.order(), downwards);
        var beyond = place == null ? "" : " AND " + PersonOrder.beyond(filter.order(), place, downwards);
        var page = """
                SELECT %s
                  FROM %s
                 WHERE %s%s
                 ORDER BY %s
                 LIMIT :limit
                """;
        var found = switch (chosen.way()) {
            case NAMES, DOORS, WALK ->
                page.formatted(
                        COLUMNS,
                        source(asked, chosen.way(), chosen.door(), segment).replace("#order", order),
                        where(asked, chosen.way(), chosen.door(), segment),
                        beyond,
                        order);
            case GIVEN -> {
                parameters.put("given", chosen.given().toArray(String[]::new));
                var there = page.formatted(
                        COLUMNS,
                        source(asked, Way.WALK, chosen.door(), segment),
                        where(asked, Way.WALK, chosen.door(), segment)
                                + " AND p.given_name COLLATE \"vi-x-icu\" = g.name",
                        beyond,
                        order);
                var others = page.formatted(
                        COLUMNS,
                        FRONTED.replace("#front", segment.front()).replace("#text", segment.spell(":text"))
                                + plan(asked),
                        where(asked, Way.NAMES, segment, door(asked, chosen.door())),
                        beyond,
                        order);
                yield """
                            SELECT * FROM (
                                SELECT there.* FROM unnest(CAST(:given AS text[])) AS g (name) CROSS JOIN LATERAL (%s) there
                                 UNION ALL
                                (%s)) p
                             ORDER BY %s
                             LIMIT :limit
                            """.formatted(there, others, order);
            }
        };
        return new Statement(found, parameters);
    }

    /** First the page's files, then what stands beside their names: for 50 rows, not for all that the order passes. */
    static Statement page(
            Asked asked, PersonSegment segment, Chosen chosen, @Nullable Place place, boolean backwards, int limit) {
        var found = found(asked, segment, chosen, place, backwards, limit);
        var order = PersonOrder.key(asked.filter().order(), asked.filter().descending() != backwards);
        return new Statement("""
            WITH page AS MATERIALIZED (
                %s
            )
            SELECT p.*, post.title, post.organisation_name,
                   (SELECT string_agg(DISTINCT name.short_name, ', ' ORDER BY name.short_name)
                      FROM person_at w
                     CROSS JOIN LATERAL (SELECT v.short_name FROM organisation_version v
                                          WHERE v.organisation_id = w.organisation_id ORDER BY v.valid DESC LIMIT 1) name
                     WHERE w.person_id = p.id AND w.reason = 'WORKS') AS unit
              FROM page p
              LEFT JOIN LATERAL (
                   SELECT h.title, h.organisation_name
                     FROM person_post_held h
                    WHERE h.person_id = p.id AND h.valid @> CAST(:day AS date)
                    ORDER BY lower(h.valid) DESC, h.id DESC
                    LIMIT 1
                   ) post ON true
             ORDER BY %s
            """.formatted(found.sql, order), found.parameters);
    }

    /** How many the page {@code found} finds. */
    static Statement number(Statement found) {
        return new Statement("SELECT count(*) FROM (%s) AS found".formatted(found.sql), found.parameters);
    }

    /** By the doors: a person may stand behind several. Only who is asked for something but a door is looked at. {@code lines} at most, and how many people they are. */
    static Statement behindDoors(Asked asked, int lines) {
        var parameters = parameters(asked);
        parameters.put("lines", lines);
        return new Statement(
                """
                SELECT count(*) AS lines, count(DISTINCT id) AS people
                  FROM (SELECT w.id
                          FROM (SELECT coalesce(s.one_id, w.person_id) AS id
                                  FROM (SELECT w.person_id FROM %s) w LEFT JOIN person_alias s ON s.person_id = w.person_id) w
                          LEFT JOIN person p ON p.id = w.id%s
                         WHERE %s LIMIT :lines) AS found
                """.formatted(
                        behind(asked.filter(), Door.EACH), plan(asked), conditions(asked, Way.WALK, PersonSegment.ALL)),
                parameters);
    }

    /** In whichever order, no further than {@code most}. */
    static Statement number(Asked asked, Chosen all, int most) {
        var parameters = parameters(asked);
        parameters.put("up", most);
        return new Statement(
                "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT :up) AS found"
                        .formatted(
                                source(asked, all.way(), all.door(), PersonSegment.ALL)
                                        .replace("ORDER BY #order", ""),
                                where(asked, all.way(), all.door(), PersonSegment.ALL)),
                parameters);
    }

    /** Rows of person_at behind the first door: from the organisations, or from what else is known of the row w. */
    private static final String BEHIND = """
            organisation_reach r JOIN person_at w ON w.organisation_id = r.organisation_id
              WHERE r.top_id = ANY (:tops) AND r.since <= CAST(:day AS date)""";

    private static final String BEHIND_A_SET = """
            person_at w
              WHERE (w.organisation_id IN (SELECT r.organisation_id FROM organisation_reach r
                                            WHERE r.top_id = ANY (:tops) AND r.since <= CAST(:day AS date))) IS TRUE""";

    /**
     * Whether the person p stands behind the doors one and three, as visible_person() has them, under any file. LIMIT: else the doors of everybody
     * were hashed.
     */
    private static final String DOOR = """
            (SELECT true FROM #behind AND w.person_id = p.id
              UNION ALL
             SELECT true FROM person_alias a WHERE a.one_id = p.id AND EXISTS (SELECT FROM #behind AND w.person_id = a.person_id)
              UNION ALL
             SELECT true WHERE #anywhere AND p.id = ANY (ARRAY(SELECT l.person_id FROM person_account l WHERE l.account_id = :viewer))
              LIMIT 1) IS TRUE""";

    /** All who stand behind these doors. */
    private static final String THEY = """
            SELECT w.person_id AS id FROM #behind
             UNION ALL
            SELECT a.one_id FROM (SELECT w.person_id FROM #behind) w JOIN person_alias a ON a.person_id = w.person_id
             UNION ALL
            SELECT l.person_id FROM person_account l WHERE l.account_id = :viewer AND #anywhere""";

    private static final String NAMED = """
            (SELECT p.*
               FROM person p
              WHERE vn_tails(p.#name) @@ vn_begins(#text)#door
              ORDER BY #order
             OFFSET 0) p
            """;

    /**
     * Who is called so by family and middle names, without those of {@code :given}. OFFSET: else the order was walked, in the belief that they
     * come everywhere in it, and the tails of a million names were made one by one.
     */
    private static final String FRONTED = """
            (SELECT p.*
               FROM person p
              WHERE vn_tails(#front) @@ vn_begins(#text)
                AND p.given_name <> ALL (:given)
             OFFSET 0) p
            """;

    /** Planned under any file of the person. Two branches, as for the doors: with OR nothing was found by an index. */
    private static final String PLAN = """
              LEFT JOIN LATERAL (
                   SELECT true AS stands
                     FROM (SELECT 1 FROM #behind AND w.person_id = p.id AND w.reason = 'PLANNED'
                           UNION ALL
                           SELECT 1 FROM person_alias a
                            WHERE a.one_id = p.id AND EXISTS (SELECT FROM #behind AND w.person_id = a.person_id AND w.reason = 'PLANNED')) held
                    LIMIT 1) plan ON true
            """;

    /**
     * An organisation that the viewer may not look into filters to nothing, so that nobody learns who is planned there. Where the planned are asked
     * for, no other door counts.
     */
    private static String behind(PersonFilter filter, Door door) {
        return (door == Door.ORGANISATIONS ? BEHIND_A_SET : BEHIND)
                + (filter.organisation() == null ? "" : " AND w.organisation_id = :organisation")
                + (filter.isPlanned() ? " AND w.reason = 'PLANNED'" : "");
    }

    /** Whether the person p stands behind a door. IS TRUE: else the set was joined. */
    private static String door(Asked asked, Door door) {
        return doors(asked, door, door == Door.PERSONS ? "(p.id IN (%s)) IS TRUE".formatted(THEY) : DOOR);
    }

    /** The third door opens to the viewer themself, whose file opens nowhere in particular. */
    private static String doors(Asked asked, Door door, String sql) {
        var anywhere = asked.filter().organisation() == null && !asked.filter().isPlanned();
        return sql.replace("#anywhere", String.valueOf(anywhere)).replace("#behind", behind(asked.filter(), door));
    }

    private static String plan(Asked asked) {
        return asked.filter().isUnplanned()
                ? "\n" + PLAN.replace("#behind", behind(asked.filter(), asked.wide() ? Door.EACH : Door.ORGANISATIONS))
                : "";
    }

    /** Where the rows {@code p} come from. Doors are asked here before names are sorted, where few are open; otherwise by {@link #where}. */
    private static String source(Asked asked, Way way, Door door, PersonSegment segment) {
        var from = switch (way) {
            case NAMES ->
                NAMED.replace("#name", segment.spelling)
                        .replace("#text", segment.spell(":text"))
                        .replace("#door", door == Door.EACH ? "" : "\n   AND " + door(asked, door));
            case DOORS ->
                doors(
                        asked,
                        Door.EACH,
                        "(SELECT DISTINCT they.id FROM (%s) they) door\n  JOIN person p ON p.id = door.id\n"
                                .formatted(THEY));
            case GIVEN, WALK -> "person p";
        };
        return from + plan(asked);
    }

    private static String where(Asked asked, Way way, Door door, PersonSegment segment) {
        var asksElsewhere = way == Way.DOORS || way == Way.NAMES && door != Door.EACH;
        return where(asked, way, segment, asksElsewhere ? "true" : door(asked, door));
    }

    private static String where(Asked asked, Way way, PersonSegment segment, String door) {
        return "NOT EXISTS (SELECT FROM person_alias other WHERE other.person_id = p.id) AND %s AND %s"
                .formatted(conditions(asked, way, segment), door);
    }

    /** Only what is asked for, so that the planner may use its indexes. */
    private static String conditions(Asked asked, Way way, PersonSegment segment) {
        var filter = asked.filter();
        var conditions = new StringBuilder("true");
        if (filter.byName()) {
            // by position, not by LIKE: the index for pieces of names would be taken for the way
            if (way != Way.NAMES)
                conditions.append(
                        " AND strpos(p.%s, ' ' || %s) > 0".formatted(segment.spelling, segment.spell(":text")));
            if (segment == PersonSegment.OTHERS)
                conditions.append(" AND strpos(p.marked, ' ' || vn_marked(:text)) = 0");
        }
        if (filter.isCode()) conditions.append(" AND p.code = upper(:text)");
        if (filter.sex() != null) conditions.append(" AND p.sex = :sex");
        if (filter.age() != null)
            conditions.append(" AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) > :bornAfter"
                    + " AND coalesce(p.birth_date, make_date(p.birth_year, 1, 1)) <= :bornUntil");
        if (filter.isUnplanned()) conditions.append(" AND plan.stands IS NULL");
        return conditions.toString();
    }

    private static Map<String, Object> parameters(Asked asked) {
        var filter = asked.filter();
        var parameters = new HashMap<String, Object>();
        parameters.put("tops", asked.tops());
        parameters.put("viewer", asked.viewer().id().value());
        parameters.put("day", asked.viewer().today());
        if (filter.organisation() != null)
            parameters.put("organisation", filter.organisation().value());
        parameters.put("text", filter.text().replaceFirst("(?i)^CB-?(?=\\d)", "CB-"));
        if (filter.sex() != null) parameters.put("sex", filter.sex().name());
        if (filter.age() != null) {
            var today = asked.viewer().today();
            parameters.put("bornAfter", today.minusYears(filter.age().most() + 1L));
            parameters.put("bornUntil", today.minusYears(filter.age().least()));
        }
        return parameters;
    }
}
