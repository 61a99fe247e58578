package vn.nguon.planning;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.planning.checks.ShareRules;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;

/**
 * Reads the entries of a round: those of its owner, level and term that stand on a day, and those that it proposes itself, as far as the viewer
 * may look into their organisations. All are counted with their persons; lines are read no further than they are asked for. One statement.
 */
@Repository
class RoundEntries {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    RoundEntries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Entries are read from their index alone; decisions are looked up entry by entry: a hash of all there are would be one of the country's. Those of an organisation go
     * together, so that it is looked up once; persons' names are asked and sorted of those organisations alone at which the lines end.
     */
    private static final String READ = """
            WITH course AS (
                SELECT e.id, e.person_id, e.title, e.organisation_id, c.state, e.round_id, e.decided_on AS first_on, c.approved_on,
                       :proposedFirst AND c.state <> 'PROPOSED' AS later
                  FROM planning_round mine
                  JOIN planning_round r ON r.owner_id = mine.owner_id AND r.level = mine.level AND r.term = mine.term
                  JOIN planning_entry e ON e.round_id = r.id
                  LEFT JOIN LATERAL (SELECT s.state, s.decided_on FROM planning_step s
                                      WHERE e.first_state = 'PROPOSED' AND s.entry_id = e.id AND s.state IN ('APPROVED', 'DECLINED') OFFSET 0) j ON true
                  LEFT JOIN LATERAL (SELECT s.state, s.decided_on FROM planning_step s
                                      WHERE s.entry_id = e.id AND s.state IN ('APPOINTED', 'REMOVED', 'MOVED') OFFSET 0) x ON true
                 CROSS JOIN LATERAL (
                       SELECT coalesce(x.state, j.state, e.first_state) AS state,
                              CASE WHEN e.first_state = 'APPROVED' THEN e.decided_on WHEN j.state = 'APPROVED' THEN j.decided_on END AS approved_on) c
                 WHERE mine.id = :round
                   AND ((c.state = 'PROPOSED' AND r.id = :round) OR (c.approved_on <= :day AND (x.decided_on IS NULL OR x.decided_on > :day)))
            ), named AS MATERIALIZED (
                SELECT d.entries, o.ref, o.kind, n.name, dense_rank() OVER (ORDER BY n.name COLLATE "vi-x-icu") AS place, count(*) OVER () AS places
                  FROM (SELECT c.organisation_id, c.first_on, array_agg(c) AS entries FROM course c GROUP BY c.organisation_id, c.first_on OFFSET 0) d
                 CROSS JOIN LATERAL (SELECT k.ref, k.name, k.kind FROM organisation_card k WHERE k.id = d.organisation_id OFFSET 0) o
                  LEFT JOIN LATERAL (SELECT v.name FROM organisation_version v WHERE v.organisation_id = d.organisation_id AND v.valid @> d.first_on OFFSET 0) w ON true
                 CROSS JOIN LATERAL (SELECT coalesce(w.name, o.name) AS name) n
                 WHERE\
            """ + OrganisationDoor.opens("d.organisation_id", ":today") + """
            ), seen AS MATERIALIZED (
                SELECT c.*, CASE WHEN c.later THEN n.places ELSE 0 END + n.place AS place, n.ref AS organisation_ref, n.name AS organisation_name, n.kind
                  FROM named n
                 CROSS JOIN LATERAL unnest(n.entries) AS c (id bigint, person_id bigint, title text, organisation_id bigint, state text, round_id bigint, first_on date,
                                                            approved_on date, later boolean)
            ), face AS (
                SELECT f.ethnicity, count(*) AS people, count(*) FILTER (WHERE f.sex = 'FEMALE') AS women, count(*) FILTER (WHERE f.born > :youngSince) AS young,
                       count(*) FILTER (WHERE f.science) AS science, count(*) FILTER (WHERE f.sex IS NULL) AS sexless, count(*) FILTER (WHERE f.born IS NULL) AS ageless
                  FROM (SELECT DISTINCT f.person_id, f.sex, coalesce(f.birth_date, make_date(f.birth_year, 1, 1)) AS born, f.ethnicity,
                               s.person_id = ANY (ARRAY(
                                   SELECT t.person_id FROM person_training t WHERE t.person_id = ANY (ARRAY(SELECT y.person_id FROM seen y)) AND t.branch = 'SCIENCE')) AS science
                          FROM seen s
                          LEFT JOIN person_spoken_for z ON z.person_id = s.person_id
                          JOIN person_own_facts f ON f.person_id = coalesce(z.one_id, s.person_id)) f
                 GROUP BY f.ethnicity
            ), part AS (
                SELECT g.place, sum(g.entries) OVER (ORDER BY g.place) - g.entries AS before
                  FROM (SELECT s.place, count(*) AS entries FROM seen s GROUP BY s.place) g
            ), line AS (
                SELECT s.id, e.ref, s.person_id AS person, p.ref AS person_ref, p.one_id AS one, p.full_name AS name, s.title, s.organisation_id AS organisation,
                       s.organisation_ref, s.organisation_name, s.kind, e.term, e.listed_discipline, s.state, s.round_id, s.first_on, s.approved_on,
                       row_number() OVER (ORDER BY s.place, s.title, p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", s.id) AS no
                  FROM seen s
                 CROSS JOIN LATERAL (SELECT k.ref, k.one_id, k.full_name, k.given_name FROM person_card k WHERE k.id = s.person_id OFFSET 0) p
                 CROSS JOIN LATERAL (SELECT k.ref, k.term, k.listed_discipline FROM planning_entry k WHERE k.id = s.id OFFSET 0) e
                 WHERE s.place <= (SELECT max(g.place) FROM part g WHERE g.before < :most)
                 ORDER BY no
                 LIMIT :most
            )
            SELECT coalesce((SELECT jsonb_agg(f) FROM face f), '[]')::text AS faces, (SELECT count(*)::int FROM seen) AS entries,
                   (SELECT count(*)::int FROM seen s WHERE s.state = 'PROPOSED') AS proposed, l.*
              FROM (VALUES (true)) AS one (row)
              LEFT JOIN line l ON true
             ORDER BY l.no
            """;

    /** @param lines as many as were asked for, by organisation, title and name @param entries of the round in all, {@code proposed} among them */
    record Read(List<CheckRows.Planned> lines, int entries, int proposed, ShareRules.Tally tally) {}

    /** Persons of one ethnicity, as it is written. */
    private record Face(String ethnicity, int people, int women, int young, int science, int sexless, int ageless) {}

    /**
     * @param proposedFirst what is proposed stands before the others
     * @param youngSince whoever was born after is young; null when no age says
     */
    Read read(
            Viewer viewer, long round, LocalDate day, boolean proposedFirst, @Nullable LocalDate youngSince, int most) {
        var lines = new ArrayList<CheckRows.Planned>();
        var read = new ArrayList<Read>();
        jdbc.sql(READ)
                .param("round", round)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("day", day)
                .param("proposedFirst", proposedFirst)
                .param("youngSince", youngSince, Types.DATE)
                .param("most", most)
                .query(row -> {
                    if (read.isEmpty())
                        read.add(new Read(
                                lines,
                                row.getInt("entries"),
                                row.getInt("proposed"),
                                tally(json.readValue(row.getString("faces"), Face[].class))));
                    if (row.getObject("no") != null) lines.add(CheckRows.planned(row));
                });
        return read.getFirst();
    }

    private static ShareRules.Tally tally(Face[] faces) {
        var people = 0;
        var women = 0;
        var young = 0;
        var minority = 0;
        var science = 0;
        var sexless = 0;
        var ageless = 0;
        for (var face : faces) {
            people += face.people();
            women += face.women();
            young += face.young();
            if (ShareRules.isMinority(face.ethnicity())) minority += face.people();
            science += face.science();
            sexless += face.sexless();
            ageless += face.ageless();
        }
        var unnamed = Arrays.stream(faces)
                .filter(face -> face.ethnicity().isEmpty())
                .mapToInt(Face::people)
                .sum();
        return new ShareRules.Tally(people, women, young, minority, science, sexless, ageless, unnamed);
    }
}
