package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected.Passing;
import vn.nguon.units.Affected.Thing;

/**
 * The open things at organisations that end, as the modules above know them ({@link Affected}): what is decided about each, and the passing
 * on when the day has come. Decided one by one, else for all of a kind at an organisation, else by what follows from the change: a merger
 * passes on what law leaves free; a split assigns nothing; an end without successor passes classes to the keeper of the files.
 */
@Component
class OpenThings {
    private final ObjectProvider<Affected> modules;
    private final ReorganisationRows rows;
    private final JdbcClient jdbc;

    OpenThings(ObjectProvider<Affected> modules, ReorganisationRows rows, JdbcClient jdbc) {
        this.modules = modules;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    List<Affected> kinds() {
        return modules.stream()
                .sorted(java.util.Comparator.comparingInt(Affected::order))
                .toList();
    }

    Affected kind(String key) {
        return kinds().stream()
                .filter(a -> a.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind of open things " + key));
    }

    /** Where an ending organisation goes on. @param keeper who keeps its files, null while nobody has said */
    record Ending(
            OrganisationId id,
            List<UUID> successors,
            @Nullable UUID keeper) {
        /** What is assumed without a decision, by where it would go; null when nothing is assumed. */
        @Nullable
        UUID natural(boolean mustDecide) {
            if (successors.size() == 1) return successors.getFirst();
            return successors.isEmpty() && !mustDecide ? keeper : null;
        }

        boolean isSplit() {
            return successors.size() > 1;
        }
    }

    /** What is decided about one thing. @param decision null while law still wants one */
    record Fate(
            Thing thing,
            @Nullable Decision decision,
            @Nullable UUID target,
            boolean own) {}

    /** Everything of these kinds that is open at these organisations, with its fate; every kind has its list. One statement. */
    Map<Affected, List<Fate>> fates(
            List<Affected> kinds,
            Map<OrganisationId, Ending> endings,
            Map<ReorganisationRows.Key, ReorganisationRows.Said> said,
            LocalDate day) {
        var fates = new LinkedHashMap<Affected, List<Fate>>();
        kinds.forEach(kind -> fates.put(kind, new ArrayList<>()));
        if (endings.isEmpty() || kinds.isEmpty()) return fates;
        jdbc.sql(open(kinds))
                .param(
                        "at",
                        endings.keySet().stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("day", day)
                .query((java.sql.ResultSet row) -> {
                    var kind = kinds.get(row.getInt("kind"));
                    var thing = new Thing(row.getString("thing"), new OrganisationId(row.getLong("organisation_id")));
                    fates.computeIfAbsent(kind, _ -> new ArrayList<>())
                            .add(fate(kind, endings.get(thing.at()), said, thing));
                });
        return fates;
    }

    /** Everything of one kind, by itself: passing on one kind may change what is open of the next. */
    List<Fate> fates(
            Affected kind,
            Map<OrganisationId, Ending> endings,
            Map<ReorganisationRows.Key, ReorganisationRows.Said> said,
            LocalDate day) {
        return fates(List.of(kind), endings, said, day).getOrDefault(kind, List.of());
    }

    /** One query of those of the kinds. Its column kind is the place in the list. */
    private static String open(List<Affected> kinds) {
        var all = new ArrayList<String>();
        for (var i = 0; i < kinds.size(); i++)
            all.add("""
                    SELECT %d AS kind, thing, organisation_id, n FROM (
                    %s) AS of_kind
                    """.formatted(i, kinds.get(i).open()));
        return String.join(" UNION ALL ", all) + " ORDER BY kind, n";
    }

    private static Fate fate(
            Affected kind,
            @Nullable Ending ending,
            Map<ReorganisationRows.Key, ReorganisationRows.Said> said,
            Thing thing) {
        if (ending == null) throw new IllegalStateException(kind.key() + " named a thing elsewhere");
        var own = said.get(new ReorganisationRows.Key(kind.key(), thing.at(), thing.key()));
        var all = said.get(new ReorganisationRows.Key(kind.key(), thing.at(), ""));
        var decided = own != null ? own : all;
        if (decided != null) {
            var target = decided.decision() == Decision.CONTINUE ? ending.natural(kind.mustDecide()) : decided.target();
            return new Fate(thing, decided.decision(), target, own != null);
        }
        if (ending.isSplit()) return new Fate(thing, Decision.LEAVE, null, false);
        if (kind.mustDecide()) return new Fate(thing, null, null, false);
        var natural = ending.natural(false);
        return natural == null || !kind.choices().contains(Decision.CONTINUE)
                ? new Fate(thing, Decision.LEAVE, null, false)
                : new Fate(thing, Decision.CONTINUE, natural, false);
    }

    /** Passes on everything that has somewhere to go; what is left stays where it is, and shows as not assigned. */
    void pass(ReorganisationRows.Found found, Map<OrganisationId, Ending> endings, Viewer by) {
        var said = rows.decisions(found.id());
        for (var kind : kinds()) {
            if (kind.choices().isEmpty()) continue;
            passOn(
                    found,
                    kind,
                    by,
                    fates(kind, endings, said, found.act().head().effectiveOn()));
        }
    }

    /** How many of them went on or ended. */
    int passOn(ReorganisationRows.Found found, Affected kind, Viewer by, List<Fate> fates) {
        var targets = ids(fates);
        var passings = new ArrayList<Passing>();
        for (var fate : fates) {
            var decision = fate.decision();
            if (decision == null || decision == Decision.LEAVE) continue;
            var target = fate.target();
            if (decision != Decision.END && target == null) continue;
            passings.add(new Passing(
                    fate.thing().key(),
                    fate.thing().at(),
                    decision,
                    decision == Decision.END ? null : targets.get(target)));
        }
        if (passings.isEmpty()) return 0;
        kind.pass(by, cited(found.act()), passings);
        rows.passedOn(found.id(), kind.key(), by.name(), passings);
        return passings.size();
    }

    private Map<UUID, OrganisationId> ids(List<Fate> fates) {
        var refs = new java.util.HashSet<UUID>();
        for (var fate : fates) if (fate.target() != null) refs.add(fate.target());
        var ids = new HashMap<UUID, OrganisationId>();
        if (refs.isEmpty()) return ids;
        jdbc.sql("SELECT ref, id FROM organisation WHERE ref = ANY (CAST(:refs AS uuid[]))")
                .param("refs", refs.toArray(UUID[]::new))
                .query((java.sql.ResultSet row) -> {
                    ids.put(row.getObject("ref", UUID.class), new OrganisationId(row.getLong("id")));
                });
        return ids;
    }

    static Affected.Act cited(Reorganisation act) {
        var head = act.head();
        return new Affected.Act(
                act.ref(), head.number(), head.dated(), head.issuer(), head.effectiveOn(), head.classification());
    }

    /** What a draft would end. */
    static Map<OrganisationId, Ending> endings(MapOfDay map, RedrawPlan plan) {
        var endings = new LinkedHashMap<OrganisationId, Ending>();
        plan.endBodies.forEach((ref, end) -> {
            var body = map.bodies().get(ref);
            var keepers = end.keepers();
            if (body != null)
                endings.put(
                        new OrganisationId(body.id()),
                        new Ending(
                                new OrganisationId(body.id()),
                                end.successors(),
                                keepers == null ? null : keepers.files()));
        });
        return endings;
    }

    private static final String ENDED = """
            SELECT e.organisation_id, k.ref AS keeper, s.ref AS successor
              FROM organisation_end e
              LEFT JOIN organisation k ON k.id = e.files_keeper
              LEFT JOIN organisation_successor x ON x.organisation_id = e.organisation_id
              LEFT JOIN organisation s ON s.id = x.successor_id
             WHERE e.reorganisation_id = :act
             ORDER BY e.organisation_id, x.successor_id
            """;

    /** What an act that was carried out has ended. */
    Map<OrganisationId, Ending> ended(long act) {
        var keepers = new LinkedHashMap<OrganisationId, UUID>();
        var successors = new HashMap<OrganisationId, List<UUID>>();
        jdbc.sql(ENDED).param("act", act).query((java.sql.ResultSet row) -> {
            var id = new OrganisationId(row.getLong("organisation_id"));
            keepers.put(id, row.getObject("keeper", UUID.class));
            var successor = row.getObject("successor", UUID.class);
            var list = successors.computeIfAbsent(id, _ -> new ArrayList<>());
            if (successor != null) list.add(successor);
        });
        var endings = new LinkedHashMap<OrganisationId, Ending>();
        keepers.forEach((id, keeper) -> endings.put(id, new Ending(id, List.copyOf(successors.get(id)), keeper)));
        return endings;
    }

    /** Whoever decided the act, for passing on by the clock. */
    static Viewer decider(ReorganisationRows.Found found, LocalDate today) {
        var account = found.decidedBy();
        var name = found.act().decidedBy();
        if (account == null || name == null)
            throw new IllegalStateException("act " + found.id() + " was decided by nobody");
        return new Viewer(account, name, Set.of(), "", "", 0, today);
    }
}
