package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.accounts.CountedAhead;
import vn.nguon.documents.DocumentId;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Breadth;
import vn.nguon.units.OrganisationDoor;

/** SQL of rounds, of the steps of entries, and of what was checked with a decision. */
@Repository
class RoundRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final Breadth breadth;
    private final CountedAhead.Question<Counted> counted;

    RoundRows(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock, Breadth breadth, CountedAhead ahead) {
        this.breadth = breadth;
        this.counted = ahead.question("planning-rounds", Counted.class, this::count);
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What makes a round one, besides its owner. */
    record Key(Level level, String term, int year) {}

    private record KeyRow(UUID ref, String level, String term, int year) {}

    /**
     * Finds or begins rounds, in the caller's transaction. One statement.
     *
     * @param issuer who decides; a board, a standing or an executive committee plans for its committee
     * @param importId the list that begins them, null when none does
     */
    Map<Key, Long> ensure(Viewer viewer, OrganisationId issuer, Collection<Key> keys, @Nullable Long importId) {
        var rows = new LinkedHashSet<>(keys)
                .stream()
                        .map(key -> new KeyRow(ids.next(), key.level().name(), key.term(), key.year()))
                        .toList();
        var found = new HashMap<Key, Long>();
        jdbc.sql("""
                INSERT INTO planning_round (ref, owner_id, level, term, year, import_id, classification, made_by, made_at)
                SELECT r.ref, CASE WHEN acts_for_superior(o.kind) THEN coalesce(o.superior_id, o.id) ELSE o.id END, r.level, r.term, r.year,
                       :import, coalesce((SELECT i.classification FROM file_import i WHERE i.id = :import), 'INTERNAL'), :actor, :at
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(ref uuid, level text, term text, year int)
                  JOIN organisation_card o ON o.id = :issuer
                ON CONFLICT ON CONSTRAINT planning_round_once DO UPDATE SET note = planning_round.note
                RETURNING id, level, term, year
                """)
                .param("rows", json.writeValueAsString(rows))
                .param("issuer", issuer.value())
                .param("import", importId, java.sql.Types.BIGINT)
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query((ResultSet row) -> {
                    found.put(
                            new Key(Level.valueOf(row.getString("level")), row.getString("term"), row.getInt("year")),
                            row.getLong("id"));
                });
        return found;
    }

    /** Begins a round by hand; empty when the owner has it already. */
    Optional<UUID> begin(Viewer viewer, UUID owner, Key key, String note, Classification classification) {
        return jdbc.sql("""
                INSERT INTO planning_round (ref, owner_id, level, term, year, note, classification, made_by, made_at)
                SELECT :ref, o.id, :level, :term, :year, :note, :classification, :actor, :at FROM organisation o WHERE o.ref = :owner
                ON CONFLICT ON CONSTRAINT planning_round_once DO NOTHING
                RETURNING ref
                """)
                .param("ref", ids.next())
                .param("owner", owner)
                .param("level", key.level().name())
                .param("term", key.term())
                .param("year", key.year())
                .param("note", note)
                .param("classification", classification.name())
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query(UUID.class)
                .optional();
    }

    /** A round with its inner keys. */
    record Found(long id, UUID owner, long ownerId, PlanningRound round) {}

    private static final String ROUND = """
            SELECT r.id, r.ref, r.owner_id, o.ref AS owner_ref, o.name AS owner_name, r.level, r.term, r.year, r.note, r.classification,
                   NOT EXISTS (SELECT FROM planning_round f WHERE f.owner_id = r.owner_id AND f.level = r.level AND f.term = r.term AND f.year < r.year) AS first
              FROM planning_round r
             CROSS JOIN LATERAL (SELECT c.ref, c.name FROM organisation_card c WHERE c.id = r.owner_id OFFSET 0) o
             WHERE #
            """;

    private static final String ROUNDS =
            ROUND.replace("#", "(r.owner_id IN (SELECT visible_organisation(:viewer, :day))) IS TRUE");

    /**
     * Of what the viewer may look into; a step counts in the round by which it was decided. What began approved is counted by organisation along
     * one index, and the door asked of those; what began as a proposal is looked at one by one.
     *
     * @param door condition on an organisation
     */
    private static String counts(UnaryOperator<String> door) {
        return """
            SELECT r.id, begun.proposed, coalesce(listed.entries, 0)::int + begun.added AS added, begun.declined, ended.removed, ended.appointed, ended.moved
              FROM unnest(:rounds) AS r (id)
             CROSS JOIN LATERAL (
                   SELECT sum(g.entries) AS entries
                     FROM (SELECT e.organisation_id, count(*) AS entries
                             FROM planning_entry e
                            WHERE e.round_id = r.id AND e.first_state = 'APPROVED'
                            GROUP BY e.organisation_id
                           OFFSET 0) g
                    WHERE %s) listed
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE c.state = 'PROPOSED')::int AS proposed, count(*) FILTER (WHERE c.approved_on IS NOT NULL)::int AS added,
                          count(*) FILTER (WHERE c.declined_on IS NOT NULL)::int AS declined
                     FROM planning_course c
                    WHERE c.round_id = r.id AND c.first_state = 'PROPOSED' AND %s) begun
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE x.state = 'REMOVED')::int AS removed, count(*) FILTER (WHERE x.state = 'APPOINTED')::int AS appointed,
                          count(*) FILTER (WHERE x.state = 'MOVED')::int AS moved
                     FROM planning_step x
                     JOIN planning_entry e ON e.id = x.entry_id
                    WHERE x.round_id = r.id AND x.state IN ('APPOINTED', 'REMOVED', 'MOVED') AND %s) ended
            """.formatted(
                door.apply("g.organisation_id"), door.apply("c.organisation_id"), door.apply("e.organisation_id"));
    }

    private static final String COUNTS =
            "WITH seen AS MATERIALIZED (SELECT o AS id FROM visible_organisation(:viewer, :day) AS o)\n"
                    + counts(organisation -> "(" + organisation + " IN (SELECT id FROM seen)) IS TRUE");

    /** Of one round the door is asked of its organisations. */
    private static final String COUNTS_OF_ONE = counts(organisation -> OrganisationDoor.opens(organisation, ":day"));

    /** Numbers of one round. */
    record RoundCounts(long round, PlanningRound.Counts counts) {}

    /** Of every round that is listed. */
    record Counted(List<RoundCounts> rounds) {}

    private Counted count(Viewer viewer) {
        return new Counted(counts(viewer, rows(viewer).stream().map(Row::id).toList()));
    }

    private List<RoundCounts> counts(Viewer viewer, Collection<Long> rounds) {
        if (rounds.isEmpty()) return List.of();
        return jdbc.sql(COUNTS)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("rounds", rounds.toArray(Long[]::new))
                .query((row, _) -> new RoundCounts(row.getLong("id"), numbers(row)))
                .list();
    }

    private static PlanningRound.Counts numbers(ResultSet row) throws SQLException {
        return new PlanningRound.Counts(
                row.getInt("proposed"),
                row.getInt("added"),
                row.getInt("declined"),
                row.getInt("removed"),
                row.getInt("appointed"),
                row.getInt("moved"));
    }

    private List<Row> rows(Viewer viewer) {
        return jdbc.sql(ROUNDS + " ORDER BY r.year DESC, r.term DESC, r.level, o.name, r.id LIMIT 200")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> row(row))
                .list();
    }

    /** Who looks into more organisations than that is told what was counted ahead. */
    private static final int MANY = 200;

    /** At most 200, the latest year first. At most four statements. */
    PlanningRounds.Listing list(Viewer viewer) {
        var rows = rows(viewer);
        var known = new HashMap<Long, PlanningRound.Counts>();
        Instant at = null;
        if (breadth.beyond(viewer, MANY)) {
            var answer = counted.of(viewer);
            at = answer.at();
            answer.value().rounds().forEach(one -> known.put(one.round(), one.counts()));
        }
        var others =
                rows.stream().map(Row::id).filter(id -> !known.containsKey(id)).toList();
        counts(viewer, others).forEach(one -> known.put(one.round(), one.counts()));
        return new PlanningRounds.Listing(
                rows.stream().map(row -> row.round(known.get(row.id()))).toList(), at);
    }

    private static final String ONE = "WITH round AS MATERIALIZED ("
            + ROUND.replace("#", OrganisationDoor.opens("r.owner_id", ":day"))
            + "AND r.ref = :ref)\nSELECT * FROM round JOIN ("
            + COUNTS_OF_ONE.replace("unnest(:rounds)", "unnest(ARRAY(SELECT id FROM round))") + ") n USING (id)";

    /** @throws NotFound when there is no such round or no door to its committee */
    Found get(Viewer viewer, UUID ref) {
        return jdbc.sql(ONE)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("ref", ref)
                .query((row, _) -> {
                    var found = row(row);
                    return new Found(found.id(), found.owner(), found.ownerId(), found.round(numbers(row)));
                })
                .optional()
                .orElseThrow(() -> new NotFound("planning round " + ref));
    }

    /** A round without its numbers. */
    private record Row(
            long id,
            UUID ref,
            UUID owner,
            long ownerId,
            String ownerName,
            Level level,
            String term,
            int year,
            String note,
            Classification classification,
            boolean first) {
        PlanningRound round(PlanningRound.@Nullable Counts counts) {
            if (counts == null) throw new IllegalStateException("not counted: " + ref);
            return new PlanningRound(ref, ownerName, level, term, year, note, classification, first, counts);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                row.getObject("owner_ref", UUID.class),
                row.getLong("owner_id"),
                row.getString("owner_name"),
                Level.valueOf(row.getString("level")),
                row.getString("term"),
                row.getInt("year"),
                row.getString("note"),
                Classification.valueOf(row.getString("classification")),
                row.getBoolean("first"));
    }

    /** One step to write. @param verdicts as JSON */
    record NewStep(long entry, String verdicts) {}

    private record StepRow(long entry, String verdicts) {}

    /**
     * Writes the same step for entries; entries of which somebody else wrote it already are left out.
     *
     * @return the entries written
     */
    List<Long> step(
            Viewer viewer,
            Collection<NewStep> steps,
            EntryState state,
            DocumentId document,
            LocalDate day,
            @Nullable Long round,
            String reason) {
        return jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, round_id, reason, verdicts, actor, written_at)
                SELECT r.entry, :state, :document, :day, coalesce(:round, e.round_id), :reason, r.verdicts::jsonb, :actor, :at
                  FROM jsonb_to_recordset(:rows::jsonb) AS r(entry bigint, verdicts text)
                  JOIN planning_entry e ON e.id = r.entry
                ON CONFLICT DO NOTHING
                RETURNING entry_id
                """)
                .param(
                        "rows",
                        json.writeValueAsString(steps.stream()
                                .map(step -> new StepRow(step.entry(), step.verdicts()))
                                .toList()))
                .param("state", state.name())
                .param("document", document.value())
                .param("day", day)
                .param("round", round, java.sql.Types.BIGINT)
                .param("reason", reason)
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .list();
    }

    /** Keeps what was said of a list as a whole. */
    void keepCheck(
            Viewer viewer,
            Collection<Long> rounds,
            DocumentId document,
            LocalDate day,
            String verdicts,
            @Nullable Long importId) {
        jdbc.sql("""
                INSERT INTO planning_round_check (round_id, document_id, checked_for, verdicts, import_id, actor, written_at)
                SELECT r.id, :document, :day, :verdicts::jsonb, :import, :actor, :at FROM unnest(:rounds::bigint[]) AS r(id)
                """)
                .param("rounds", rounds.toArray(Long[]::new))
                .param("document", document.value())
                .param("day", day)
                .param("verdicts", verdicts)
                .param("import", importId, java.sql.Types.BIGINT)
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** What was kept with a decision: verdicts as JSON. */
    record Kept(String number, LocalDate day, String verdicts) {}

    /** What the checks said with each decision about an entry, in the order of the decisions. The caller has passed the entry's door. */
    List<Kept> kept(UUID entry) {
        return jdbc.sql("""
                SELECT d.number, t.decided_on AS day, t.verdicts::text AS verdicts
                  FROM (SELECT 0 AS n, e.document_id, e.decided_on, e.verdicts FROM planning_entry e WHERE e.ref = :ref
                        UNION ALL
                        SELECT s.id, s.document_id, s.decided_on, s.verdicts
                          FROM planning_step s JOIN planning_entry e ON e.id = s.entry_id WHERE e.ref = :ref) t
                  JOIN document d ON d.id = t.document_id
                 WHERE t.verdicts <> '[]'
                 ORDER BY t.decided_on, t.n
                """).param("ref", entry).query(Kept.class).list();
    }

    /** What the checks said of the lists of a round as a whole. */
    List<Kept> keptOfRound(long round) {
        return jdbc.sql("""
                SELECT d.number, k.checked_for AS day, k.verdicts::text AS verdicts
                  FROM planning_round_check k
                  JOIN document d ON d.id = k.document_id
                 WHERE k.round_id = :round
                 ORDER BY k.id
                """).param("round", round).query(Kept.class).list();
    }
}
