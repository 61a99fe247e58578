package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.documents.DocumentId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** SQL of planning entries. */
@Repository
class PlanningRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final java.time.Clock clock;

    PlanningRows(JdbcClient jdbc, JsonMapper json, Ids ids, java.time.Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What may stand once: {@code title} folded. */
    record Standing(PersonId person, String title, OrganisationId organisation, String term) {}

    /** Entries of these persons that are proposed or approved and have not come to an end, with the number of their document. */
    Map<Standing, String> standing(Collection<PersonId> people) {
        return standing(people, EntryState.PROPOSED, EntryState.APPROVED);
    }

    /** Entries of these persons that are in one of these states. */
    Map<Standing, String> standing(Collection<PersonId> people, EntryState... states) {
        var result = new HashMap<Standing, String>();
        if (people.isEmpty()) return result;
        jdbc.sql("""
                SELECT wanted.id AS person_id, e.title, e.organisation_id, e.term, d.number AS decision_number
                  FROM unnest(:people::bigint[]) AS wanted(id)
                 CROSS JOIN LATERAL files_of(wanted.id) AS file(id)
                  JOIN planning_course e ON e.person_id = file.id AND e.state = ANY (:states::text[])
                  JOIN document d ON d.id = coalesce(e.approved_document_id, e.first_document_id)
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("states", Arrays.stream(states).map(EntryState::name).toArray(String[]::new))
                .query((ResultSet row) -> {
                    result.put(
                            new Standing(
                                    new PersonId(row.getLong("person_id")),
                                    VietnameseText.fold(row.getString("title")),
                                    new OrganisationId(row.getLong("organisation_id")),
                                    row.getString("term")),
                            row.getString("decision_number"));
                });
        return result;
    }

    /** Writers of planning wait for each other, so that what stands is seen whole; released at the end of the transaction. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vn.nguon.planning'))")
                .query((row, n) -> n)
                .list();
    }

    /** @param verdicts as JSON; {@code movedFrom} the entry that it takes up, null for none */
    record NewEntry(
            PersonId person,
            String title,
            OrganisationId organisation,
            String term,
            String form,
            String discipline,
            @Nullable Long round,
            String verdicts,
            @Nullable Long movedFrom) {}

    private record EntryRow(
            int n,
            UUID ref,
            long person_id,
            String title,
            long organisation_id,
            String term,
            String form,
            String listed_discipline,
            @Nullable Long round_id,
            String verdicts,
            @Nullable Long moved_from) {}

    /** Adds entries by one document; answers their ids in the same order. @param state PROPOSED or APPROVED */
    List<Long> add(
            List<NewEntry> entries,
            EntryState state,
            DocumentId document,
            LocalDate decidedOn,
            @Nullable Long importId) {
        var rows = new ArrayList<EntryRow>();
        for (var entry : entries)
            rows.add(new EntryRow(
                    rows.size(),
                    ids.next(),
                    entry.person().value(),
                    entry.title(),
                    entry.organisation().value(),
                    entry.term(),
                    entry.form(),
                    entry.discipline(),
                    entry.round(),
                    entry.verdicts(),
                    entry.movedFrom()));
        return jdbc.sql("""
                WITH row AS (
                    SELECT * FROM jsonb_to_recordset(:rows::jsonb)
                        AS r(n int, ref uuid, person_id bigint, title text, organisation_id bigint, term text, form text, listed_discipline text,
                             round_id bigint,
                             verdicts text, moved_from bigint)
                ), added AS (
                    INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, form, listed_discipline, round_id, verdicts, moved_from, first_state,
                                                document_id, decided_on, import_id)
                    SELECT ref, person_id, title, organisation_id, term, form, listed_discipline, round_id, verdicts::jsonb, moved_from, :state, :document,
                           :decidedOn, :import
                      FROM row
                     ORDER BY n
                    RETURNING id, ref
                )
                SELECT added.id FROM added JOIN row USING (ref) ORDER BY row.n
                """)
                .param("rows", json.writeValueAsString(rows))
                .param("state", state.name())
                .param("document", document.value())
                .param("decidedOn", decidedOn)
                .param("import", importId, java.sql.Types.BIGINT)
                .query(Long.class)
                .list();
    }

    /** One entry of an import: enough to see what is built on it. */
    record Imported(long id, PersonId person, boolean removed) {}

    List<Imported> ofImport(long importId) {
        return jdbc.sql("""
                SELECT e.id, e.person_id, EXISTS (SELECT FROM planning_step s WHERE s.entry_id = e.id) AS removed
                  FROM planning_entry e
                 WHERE e.import_id = :import
                 ORDER BY e.id
                """)
                .param("import", importId)
                .query((row, n) -> new Imported(
                        row.getLong("id"), new PersonId(row.getLong("person_id")), row.getBoolean("removed")))
                .list();
    }

    /** Which of these persons have entries of another origin than the import. */
    List<PersonId> plannedElsewhere(Collection<PersonId> people, long importId) {
        if (people.isEmpty()) return List.of();
        return jdbc
                .sql("""
                SELECT DISTINCT e.person_id
                  FROM planning_entry e
                 WHERE e.person_id = ANY (:people::bigint[]) AND e.import_id IS DISTINCT FROM :import
                 ORDER BY e.person_id
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("import", importId)
                .query(Long.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /** Ends an entry in its own round. False when it came to an end already. @param state REMOVED or MOVED; DECLINED for a proposal */
    boolean end(long entry, EntryState state, DocumentId document, LocalDate decidedOn, String reason, Viewer who) {
        return jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, round_id, reason, actor, written_at)
                SELECT e.id, :state, :document, :decidedOn, e.round_id, :reason, :actor, :at FROM planning_entry e WHERE e.id = :entry
                ON CONFLICT DO NOTHING
                """)
                        .param("entry", entry)
                        .param("state", state.name())
                        .param("document", document.value())
                        .param("decidedOn", decidedOn)
                        .param("reason", reason)
                        .param("actor", who.name())
                        .param("at", java.time.OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** What an import wrote, and the rounds that it began and nobody else used. */
    void deleteImport(long importId) {
        jdbc.sql("DELETE FROM planning_round_check WHERE import_id = :import")
                .param("import", importId)
                .update();
        jdbc.sql("DELETE FROM planning_entry WHERE import_id = :import")
                .param("import", importId)
                .update();
        jdbc.sql("""
                DELETE FROM planning_round r
                 WHERE r.import_id = :import
                   AND NOT EXISTS (SELECT FROM planning_entry e WHERE e.round_id = r.id)
                   AND NOT EXISTS (SELECT FROM planning_step s WHERE s.round_id = r.id)
                   AND NOT EXISTS (SELECT FROM planning_quota q WHERE q.round_id = r.id)
                   AND NOT EXISTS (SELECT FROM planning_round_check k WHERE k.round_id = r.id)
                """).param("import", importId).update();
        // One that others use since is no longer this import's.
        jdbc.sql("UPDATE planning_round SET import_id = NULL WHERE import_id = :import")
                .param("import", importId)
                .update();
    }

    /** The committee for which the viewer's organisation board works; empty when they hold no such role today. */
    Optional<UUID> home(Viewer viewer) {
        return jdbc.sql("""
                SELECT home.ref
                  FROM grant_in_force g
                  JOIN organisation_card board ON board.id = g.organisation_id
                  JOIN organisation_card home
                    ON home.id = CASE WHEN acts_for_superior(board.kind) THEN coalesce(board.superior_id, board.id) ELSE board.id END
                 WHERE g.account_id = :viewer
                   AND g.role = 'ORGANISATION_BOARD'
                   AND g.valid @> :day::date
                 ORDER BY g.id
                 LIMIT 1
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(UUID.class)
                .optional();
    }

    /** Refs of the organisations that the viewer may look into. */
    List<UUID> visible(Viewer viewer) {
        return jdbc.sql("""
                SELECT c.ref FROM organisation_card c WHERE c.id IN (SELECT visible_organisation(:viewer, :day))
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(UUID.class)
                .list();
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
