package vn.nguon.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;

/** SQL of the acts themselves: head, changes, decisions, what passed. */
@Repository
class ReorganisationRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    ReorganisationRows(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** An act with its inner key. @param madeBy null when the system loaded it @param touches organisations of before */
    record Found(
            long id,
            Reorganisation act,
            @Nullable AccountId madeBy,
            @Nullable AccountId decidedBy,
            Set<Long> touches) {}

    private static final String ACT = """
            SELECT id, ref, number, dated, issuer, abstract, effective_on, classification, changes, touches, state, made_by, made_actor, decided_by,
                   decided_actor, decided_at, passed_at IS NOT NULL AS passed, version
              FROM reorganisation
            """;

    Optional<Found> find(UUID ref) {
        return jdbc.sql(ACT + " WHERE ref = :ref")
                .param("ref", ref)
                .query((row, _) -> found(row))
                .optional();
    }

    /** Held until the transaction ends. */
    Optional<Found> lock(UUID ref) {
        return jdbc.sql(ACT + " WHERE ref = :ref FOR UPDATE")
                .param("ref", ref)
                .query((row, _) -> found(row))
                .optional();
    }

    private static final String LIST = ACT + """
             WHERE (:all OR made_by = :viewer OR (state <> 'DRAFT' AND touches <> '{}' AND touches <@ CAST(:visible AS bigint[])))
             ORDER BY state = 'DRAFT' DESC, effective_on DESC, id DESC
             LIMIT 200
            """;

    /** Drafts first, then the latest day first; at most 200. */
    List<Found> list(Viewer viewer, boolean all, Set<OrganisationId> visible) {
        return jdbc.sql(LIST)
                .param("all", all)
                .param("viewer", viewer.id().value())
                .param("visible", visible.stream().map(OrganisationId::value).toArray(Long[]::new))
                .query((row, _) -> found(row))
                .list();
    }

    /** Acts whose day has come and whose open things wait; each is taken by one node. */
    List<UUID> due(LocalDate today) {
        return jdbc.sql("""
                        SELECT ref FROM reorganisation
                         WHERE state = 'CARRIED_OUT' AND passed_at IS NULL AND effective_on <= :today
                         ORDER BY effective_on, id
                        """).param("today", today).query(UUID.class).list();
    }

    private Found found(ResultSet row) throws SQLException {
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        var act = new Reorganisation(
                row.getObject("ref", UUID.class),
                new Reorganisation.Head(
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getString("issuer"),
                        row.getString("abstract"),
                        row.getObject("effective_on", LocalDate.class),
                        Classification.valueOf(row.getString("classification"))),
                Reorganisation.State.valueOf(row.getString("state")),
                json.readValue(row.getString("changes"), new TypeReference<List<Change>>() {}),
                row.getString("made_actor"),
                row.getString("decided_actor"),
                decidedAt == null
                        ? null
                        : decidedAt.atZoneSameInstant(NguonClock.ZONE).toLocalDateTime(),
                row.getBoolean("passed"),
                row.getInt("version"));
        return new Found(row.getLong("id"), act, account(row, "made_by"), account(row, "decided_by"), Set.of((Long[])
                row.getArray("touches").getArray()));
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getLong(column);
        return row.wasNull() ? null : new AccountId(id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static final String DRAFT = """
            INSERT INTO reorganisation (ref, number, dated, issuer, abstract, effective_on, classification, made_by, made_actor, made_at, import_id)
            VALUES (:ref, :number, :dated, :issuer, :abstract, :day, :classification, :by, :actor, :at, :import)
            """;

    UUID draft(Viewer by, Reorganisation.Head head, @Nullable ImportId importId) {
        var ref = ids.next();
        jdbc.sql(DRAFT)
                .param("ref", ref)
                .param("number", VietnameseText.clean(head.number()))
                .param("dated", head.dated(), Types.DATE)
                .param("issuer", VietnameseText.clean(head.issuer()))
                .param("abstract", VietnameseText.clean(head.abstractText()))
                .param("day", head.effectiveOn())
                .param("classification", head.classification().name())
                .param("by", by.id().value())
                .param("actor", by.name())
                .param("at", now())
                .param("import", importId == null ? null : importId.value(), Types.BIGINT)
                .update();
        return ref;
    }

    void head(long id, Reorganisation.Head head) {
        jdbc.sql("""
                        UPDATE reorganisation
                           SET number = :number, dated = :dated, issuer = :issuer, abstract = :abstract, effective_on = :day,
                               classification = :classification, version = version + 1
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("number", VietnameseText.clean(head.number()))
                .param("dated", head.dated(), Types.DATE)
                .param("issuer", VietnameseText.clean(head.issuer()))
                .param("abstract", VietnameseText.clean(head.abstractText()))
                .param("day", head.effectiveOn())
                .param("classification", head.classification().name())
                .update();
    }

    void changes(long id, List<Change> changes, Collection<Long> touches) {
        jdbc.sql("""
                        UPDATE reorganisation
                           SET changes = CAST(:changes AS jsonb), touches = :touches, version = version + 1
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("changes", json.writeValueAsString(changes))
                .param("touches", touches.toArray(Long[]::new))
                .update();
    }

    void decided(long id, Viewer by, Reorganisation.State state) {
        jdbc.sql("""
                        UPDATE reorganisation
                           SET state = :state, decided_by = :by, decided_actor = :actor, decided_at = :at, version = version + 1
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("by", by.id().value())
                .param("actor", by.name())
                .param("at", now())
                .update();
    }

    /** A draft that was refused at once leaves nothing behind. */
    void forget(long id) {
        jdbc.sql("DELETE FROM reorganisation WHERE id = :id AND state = 'DRAFT'")
                .param("id", id)
                .update();
    }

    void passed(long id) {
        jdbc.sql("UPDATE reorganisation SET passed_at = :at WHERE id = :id")
                .param("id", id)
                .param("at", now())
                .update();
    }

    /** One decision. @param thing "" for all of the kind at the organisation */
    record Said(
            String affected,
            OrganisationId at,
            String thing,
            Decision decision,
            @Nullable UUID target) {}

    Map<Key, Said> decisions(long id) {
        var said = new HashMap<Key, Said>();
        jdbc.sql("""
                        SELECT affected, organisation_id, thing, decision, target FROM reorganisation_decision
                         WHERE reorganisation_id = :id
                        """).param("id", id).query((ResultSet row) -> {
            var at = new OrganisationId(row.getLong("organisation_id"));
            said.put(
                    new Key(row.getString("affected"), at, row.getString("thing")),
                    new Said(
                            row.getString("affected"),
                            at,
                            row.getString("thing"),
                            Decision.valueOf(row.getString("decision")),
                            row.getObject("target", UUID.class)));
        });
        return said;
    }

    record Key(String affected, OrganisationId at, String thing) {}

    private static final String DECIDE = """
            INSERT INTO reorganisation_decision (reorganisation_id, affected, organisation_id, thing, decision, target)
            VALUES (:id, :affected, :at, :thing, :decision, :target)
            ON CONFLICT (reorganisation_id, affected, organisation_id, thing)
            DO UPDATE SET decision = excluded.decision, target = excluded.target
            """;

    void decide(long id, Said said) {
        jdbc.sql(DECIDE)
                .param("id", id)
                .param("affected", said.affected())
                .param("at", said.at().value())
                .param("thing", said.thing())
                .param("decision", said.decision().name())
                .param("target", said.target(), Types.OTHER)
                .update();
    }

    void undecide(long id, String affected, OrganisationId at, String thing) {
        jdbc.sql("""
                        DELETE FROM reorganisation_decision
                         WHERE reorganisation_id = :id AND affected = :affected AND organisation_id = :at AND thing = :thing
                        """)
                .param("id", id)
                .param("affected", affected)
                .param("at", at.value())
                .param("thing", thing)
                .update();
    }

    /** Decisions follow the changes: what is no longer about an organisation that ends is forgotten. */
    void keepDecisionsAt(long id, Collection<Long> ending) {
        jdbc.sql("""
                        DELETE FROM reorganisation_decision
                         WHERE reorganisation_id = :id AND NOT organisation_id = ANY (CAST(:ending AS bigint[]))
                        """)
                .param("id", id)
                .param("ending", ending.toArray(Long[]::new))
                .update();
    }

    private static final String PASSED = """
            INSERT INTO reorganisation_passing (reorganisation_id, affected, thing, organisation_id, decision, to_organisation_id, actor, at)
            SELECT :id, :affected, r.thing, r.at_id, r.decision, r.to_id, :actor, :at
              FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(thing text, at_id bigint, decision text, to_id bigint)
            """;

    private record PassedRow(
            String thing,
            long at_id,
            String decision,
            @Nullable Long to_id) {}

    void passedOn(long id, String affected, String actor, List<Affected.Passing> passings) {
        var rows = passings.stream()
                .map(p -> new PassedRow(
                        p.thing(), p.from().value(), p.decision().name(), p.to() == null ? null : p.to().value()))
                .toList();
        jdbc.sql(PASSED)
                .param("id", id)
                .param("affected", affected)
                .param("actor", actor)
                .param("at", now())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** How much passed on, by kind of thing and decision. */
    record PassedCount(String affected, String decision, int count) {}

    List<PassedCount> passedCounts(long id) {
        return jdbc.sql("""
                        SELECT affected, decision, count(*)::int AS count FROM reorganisation_passing
                         WHERE reorganisation_id = :id
                         GROUP BY affected, decision
                         ORDER BY affected, decision
                        """).param("id", id).query(PassedCount.class).list();
    }

    /** Acts wait for each other, so that each sees the whole map that the one before drew. */
    void oneAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vn.nguon.units.reorganisation'))")
                .query((_, _) -> 0)
                .list();
    }
}
