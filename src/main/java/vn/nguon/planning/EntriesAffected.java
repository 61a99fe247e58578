package vn.nguon.planning;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.People;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/**
 * People planned or proposed for organisations that end, as long as the term runs. Law wants a decision about each: to go on at the successor,
 * to move, to end. The old entry ends by the act and stays readable; a new one begins with the act's day. A proposal goes on as a proposal.
 * What was decided for the organisation after that day, because the act was recorded late, passes with the day of its own decision.
 */
@Component
class EntriesAffected implements Affected {
    private final JdbcClient jdbc;
    private final PlanningRows rows;
    private final Documents documents;
    private final People people;
    private final RoundRows rounds;
    private final CheckRows entries;
    private final Checking checking;
    private final Units units;

    EntriesAffected(
            JdbcClient jdbc,
            PlanningRows rows,
            Documents documents,
            People people,
            RoundRows rounds,
            CheckRows entries,
            Checking checking,
            Units units) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.documents = documents;
        this.people = people;
        this.rounds = rounds;
        this.entries = entries;
        this.checking = checking;
        this.units = units;
    }

    @Override
    public String key() {
        return "quy-hoach";
    }

    @Override
    public String title() {
        return "Quy hoạch";
    }

    @Override
    public String unit() {
        return "lượt quy hoạch";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE, Decision.END);
    }

    @Override
    public boolean mustDecide() {
        return true;
    }

    @Override
    public String rule() {
        return "Tiếp tục: quy hoạch cùng chức danh, cùng nhiệm kỳ ở đơn vị kế tiếp. Kết thúc: đưa ra khỏi quy hoạch cùng ngày. Lượt còn đề nghị vẫn là đề nghị ở đơn vị kế tiếp, hoặc không phê duyệt.";
    }

    @Override
    public String open() {
        return """
                SELECT e.ref::text AS thing, e.organisation_id, row_number() OVER (ORDER BY e.organisation_id, e.id) AS n
                  FROM planning_course e
                 WHERE e.organisation_id = ANY (:at::bigint[])
                   AND e.state IN ('PROPOSED', 'APPROVED')
                   AND right(e.term, 4)::int >= extract(year FROM :day::date)
                """;
    }

    @Override
    public String named() {
        return """
                SELECT e.ref::text AS thing, p.full_name AS name, '/can-bo/' || p.ref AS link,
                       e.title || ', ' || e.term || CASE WHEN e.state = 'PROPOSED' THEN ' · đang đề nghị' ELSE '' END
                       || coalesce(' · sinh ' || p.born, '') AS note
                  FROM planning_course e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE e.ref::text = ANY (:things::text[])
                   AND e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """;
    }

    /** @param since day of its last decision or of its proposal */
    private record Line(
            long id, PersonId person, String title, String term, String form, EntryState state, LocalDate since) {

        /** The act's day, or the later one of its own. */
        LocalDate passes(LocalDate day) {
            return since.isAfter(day) ? since : day;
        }

        PlanningRows.Standing at(OrganisationId organisation) {
            return new PlanningRows.Standing(person, VietnameseText.fold(title), organisation, term);
        }
    }

    /** An entry that begins at a successor. @param planned as the checks see it there */
    private record GoingOn(Line line, OrganisationId to, Long round, CheckRows.Planned planned) {
        PlanningRows.NewEntry entry(String verdicts) {
            return new PlanningRows.NewEntry(
                    line.person(),
                    line.title(),
                    to,
                    line.term(),
                    line.form(),
                    planned.discipline(),
                    round,
                    verdicts,
                    line.id());
        }
    }

    /** Entries that begin alike are written together. */
    private record Beginning(EntryState state, LocalDate day) {}

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        var dated = act.dated();
        var document = documents.refer(new DocumentReference(
                act.cited(),
                dated == null ? act.day() : dated,
                null,
                act.issuer().isEmpty() ? "Cơ quan có thẩm quyền" : act.issuer(),
                "Sắp xếp tổ chức",
                act.classification()));
        rows.lock();
        var lines = lines(passings);
        var targets = targets(passings, act.day());
        var planned = lines.values().stream().map(Line::person).collect(Collectors.toSet());
        var approved = new HashSet<>(rows.standing(planned, EntryState.APPROVED).keySet());
        var proposed = new HashSet<>(rows.standing(planned, EntryState.PROPOSED).keySet());
        var begun = new HashMap<String, Long>();
        var carried = entries.carried(passings.stream()
                .map(passing -> UUID.fromString(passing.thing()))
                .toList());
        var added = new LinkedHashMap<Beginning, List<GoingOn>>();
        for (var passing : approvedFirst(passings, lines)) {
            var line = Objects.requireNonNull(lines.get(passing.thing()));
            var to = passing.to();
            var day = line.passes(act.day());
            rows.end(line.id(), ending(line, to), document, day, reason(act, line, to, targets), by);
            if (to == null || !once(line, line.at(to), approved, proposed)) continue;
            var target = Objects.requireNonNull(targets.get(to));
            added.computeIfAbsent(new Beginning(line.state(), day), _ -> new ArrayList<>())
                    .add(new GoingOn(
                            line,
                            to,
                            round(by, target, line.term(), day, begun),
                            Objects.requireNonNull(carried.get(UUID.fromString(passing.thing())))
                                    .moved(target.card(), line.title())));
        }
        people.leave(lines.values().stream().map(l -> Planning.doorKey(l.id())).toList());
        for (var each : added.entrySet()) begin(each.getKey(), each.getValue(), document);
    }

    /** What stands goes before what is only proposed, which then finds its place taken. */
    private static List<Passing> approvedFirst(List<Passing> passings, Map<String, Line> lines) {
        return passings.stream()
                .filter(passing -> lines.containsKey(passing.thing()))
                .sorted(Comparator.comparing(passing ->
                        Objects.requireNonNull(lines.get(passing.thing())).state() == EntryState.PROPOSED))
                .toList();
    }

    private static EntryState ending(Line line, @Nullable OrganisationId to) {
        if (line.state() == EntryState.PROPOSED) return EntryState.DECLINED;
        return to == null ? EntryState.REMOVED : EntryState.MOVED;
    }

    /** Two entries that become one stand once. A proposal at the successor is in nobody's way who is approved already. */
    private static boolean once(
            Line line,
            PlanningRows.Standing at,
            Set<PlanningRows.Standing> approved,
            Set<PlanningRows.Standing> proposed) {
        if (line.state() == EntryState.APPROVED) return approved.add(at);
        return !approved.contains(at) && proposed.add(at);
    }

    /** With what the checks say of each in the round that it is in now, on its first day there; the act is decided and nobody is barred. */
    private void begin(Beginning how, List<GoingOn> goingOn, DocumentId document) {
        var report = checking.entries(
                goingOn.stream().map(GoingOn::planned).toList(),
                goingOn.getFirst().planned().organisationRef(),
                how.day());
        var added = new ArrayList<PlanningRows.NewEntry>();
        for (var i = 0; i < goingOn.size(); i++)
            added.add(goingOn.get(i).entry(checking.json(report.lines().get(i).verdicts())));
        var ids = rows.add(added, how.state(), document, how.day(), null);
        if (how.state() == EntryState.PROPOSED) return;
        var doors = new ArrayList<People.Door>();
        for (var i = 0; i < added.size(); i++)
            doors.add(new People.Door(
                    added.get(i).person(),
                    added.get(i).organisation(),
                    People.Door.Reason.PLANNED,
                    Planning.doorKey(ids.get(i))));
        people.atAll(doors);
    }

    /** Goes on in the round of the committee above the new organisation, in the year of the act; each is begun once. */
    private Long round(Viewer by, Target target, String term, LocalDate day, Map<String, Long> begun) {
        return begun.computeIfAbsent(
                "%s|%s|%s|%d".formatted(target.planner().value(), target.level(), term, day.getYear()),
                _ -> Objects.requireNonNull(rounds.ensure(
                                by,
                                target.planner(),
                                List.of(new RoundRows.Key(target.level(), term, day.getYear())),
                                null)
                        .get(new RoundRows.Key(target.level(), term, day.getYear()))));
    }

    private static String reason(Act act, Line line, @Nullable OrganisationId to, Map<OrganisationId, Target> targets) {
        return to == null
                ? "Đơn vị kết thúc theo " + act.cited()
                : "Chuyển %s về %s theo %s"
                        .formatted(
                                line.state() == EntryState.PROPOSED ? "đề nghị" : "quy hoạch",
                                Objects.requireNonNull(targets.get(to)).name(),
                                act.cited());
    }

    private Map<String, Line> lines(List<Passing> passings) {
        var lines = new HashMap<String, Line>();
        jdbc.sql("""
                SELECT e.id, e.ref, e.person_id, e.title, e.term, e.form, e.state, coalesce(e.approved_on, e.first_on) AS since
                  FROM planning_course e
                 WHERE e.ref = ANY (:things::uuid[]) AND e.state IN ('PROPOSED', 'APPROVED')
                """)
                .param("things", passings.stream().map(Passing::thing).toArray(String[]::new))
                .query((ResultSet row) -> {
                    lines.put(
                            row.getString("ref"),
                            new Line(
                                    row.getLong("id"),
                                    new PersonId(row.getLong("person_id")),
                                    row.getString("title"),
                                    row.getString("term"),
                                    row.getString("form"),
                                    EntryState.valueOf(row.getString("state")),
                                    row.getObject("since", LocalDate.class)));
                });
        return lines;
    }

    /** Where entries go on. @param planner the committee above it, which plans for it; itself at the top */
    private record Target(OrganisationCard card, OrganisationId planner) {
        String name() {
            return card.name();
        }

        Level level() {
            return Level.of(card.kind());
        }
    }

    private Map<OrganisationId, Target> targets(List<Passing> passings, LocalDate day) {
        var targets = new HashMap<OrganisationId, Target>();
        var wanted = passings.stream().map(Passing::to).filter(Objects::nonNull).collect(Collectors.toSet());
        for (var card : units.organisations(day))
            if (wanted.contains(card.id()))
                targets.put(card.id(), new Target(card, Objects.requireNonNullElse(card.superior(), card.id())));
        return targets;
    }
}
