package vn.nguon.planning;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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

/**
 * People planned for organisations that end, as long as the term runs. Law wants a decision about each: to go on at the successor, to move, to
 * end. The old entry ends by the act and stays readable; a new one begins with the act's day.
 */
@Component
class EntriesAffected implements Affected {
    private final JdbcClient jdbc;
    private final PlanningRows rows;
    private final Documents documents;
    private final People people;
    private final RoundRows rounds;

    EntriesAffected(JdbcClient jdbc, PlanningRows rows, Documents documents, People people, RoundRows rounds) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.documents = documents;
        this.people = people;
        this.rounds = rounds;
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
        return "Tiếp tục: quy hoạch cùng chức danh, cùng nhiệm kỳ ở đơn vị kế tiếp. Kết thúc: đưa ra khỏi quy hoạch cùng ngày.";
    }

    @Override
    public List<Thing> open(Collection<OrganisationId> at, LocalDate day) {
        return jdbc.sql("""
                SELECT e.ref, e.organisation_id
                  FROM planning_line e
                 WHERE e.organisation_id = ANY (:at::bigint[])
                   AND e.removed_on IS NULL
                   AND e.decided_on < :day
                   AND right(e.term, 4)::int >= extract(year FROM :day::date)
                 ORDER BY e.organisation_id, e.id
                """)
                .param("at", at.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("day", day)
                .query((row, _) -> new Thing(row.getString("ref"), new OrganisationId(row.getLong("organisation_id"))))
                .list();
    }

    @Override
    public Map<String, Name> names(Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                SELECT e.ref, p.full_name, p.ref AS person_ref, p.born, e.title, e.term
                  FROM planning_line e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE e.ref = ANY (:things::uuid[])
                   AND e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """)
                .param("things", things.toArray(String[]::new))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    var born = row.getString("born");
                    names.put(
                            row.getString("ref"),
                            new Name(
                                    row.getString("full_name"),
                                    "%s, %s%s"
                                            .formatted(
                                                    row.getString("title"),
                                                    row.getString("term"),
                                                    born == null ? "" : " · sinh " + born),
                                    "/can-bo/" + row.getString("person_ref")));
                });
        return names;
    }

    private record Line(long id, PersonId person, String title, String term, String form, String organisation) {}

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        var dated = act.dated();
        var document = documents.refer(new DocumentReference(
                act.cited(),
                dated == null ? act.day() : dated,
                null,
                act.issuer().isEmpty() ? "Cơ quan có thẩm quyền" : act.issuer(),
                "Sắp xếp tổ chức"));
        rows.lock();
        var lines = lines(passings);
        var targets = targets(passings, act.day());
        var standing = new HashSet<>(
                rows.standing(lines.values().stream().map(Line::person).collect(Collectors.toSet()))
                        .keySet());
        var begun = new HashMap<String, Long>();
        var added = new ArrayList<PlanningRows.NewEntry>();
        for (var passing : passings) {
            var line = lines.get(passing.thing());
            if (line == null) continue;
            var to = passing.to();
            rows.end(
                    line.id(),
                    to == null ? EntryState.REMOVED : EntryState.MOVED,
                    document,
                    act.day(),
                    reason(act, to, targets),
                    by);
            // Two entries that become one stand once.
            if (to != null
                    && standing.add(new PlanningRows.Standing(
                            line.person(), VietnameseText.fold(line.title()), to, line.term())))
                added.add(new PlanningRows.NewEntry(
                        line.person(),
                        line.title(),
                        to,
                        line.term(),
                        line.form(),
                        "",
                        round(by, Objects.requireNonNull(targets.get(to)), line.term(), act.day(), begun),
                        "[]",
                        line.id()));
        }
        var ids = rows.add(added, EntryState.APPROVED, document, act.day(), null);
        people.leave(lines.values().stream().map(l -> Planning.doorKey(l.id())).toList());
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
                "%s|%s|%s".formatted(target.planner().value(), target.level(), term),
                _ -> Objects.requireNonNull(rounds.ensure(
                                by,
                                target.planner(),
                                List.of(new RoundRows.Key(target.level(), term, day.getYear())),
                                null)
                        .get(new RoundRows.Key(target.level(), term, day.getYear()))));
    }

    private static String reason(Act act, @Nullable OrganisationId to, Map<OrganisationId, Target> targets) {
        return to == null
                ? "Đơn vị kết thúc theo " + act.cited()
                : "Chuyển quy hoạch về %s theo %s"
                        .formatted(Objects.requireNonNull(targets.get(to)).name(), act.cited());
    }

    private Map<String, Line> lines(List<Passing> passings) {
        var lines = new HashMap<String, Line>();
        jdbc.sql("""
                SELECT e.id, e.ref, e.person_id, e.title, e.term, e.form, c.name
                  FROM planning_line e
                  JOIN organisation_card c ON c.id = e.organisation_id
                 WHERE e.ref = ANY (:things::uuid[]) AND e.removed_on IS NULL
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
                                    row.getString("name")));
                });
        return lines;
    }

    /** Where entries go on. @param planner the committee above it, which plans for it; itself at the top */
    private record Target(String name, Level level, OrganisationId planner) {}

    private Map<OrganisationId, Target> targets(List<Passing> passings, LocalDate day) {
        var targets = new HashMap<OrganisationId, Target>();
        jdbc.sql("""
                SELECT organisation_id, name, kind, coalesce(superior_id, organisation_id) AS planner FROM organisation_version
                 WHERE organisation_id = ANY (:ids::bigint[]) AND valid @> :day::date
                """)
                .param(
                        "ids",
                        passings.stream()
                                .map(Passing::to)
                                .filter(Objects::nonNull)
                                .map(OrganisationId::value)
                                .distinct()
                                .toArray(Long[]::new))
                .param("day", day)
                .query((ResultSet row) -> {
                    targets.put(
                            new OrganisationId(row.getLong("organisation_id")),
                            new Target(
                                    row.getString("name"),
                                    Level.of(OrganisationCard.Kind.valueOf(row.getString("kind"))),
                                    new OrganisationId(row.getLong("planner"))));
                });
        return targets;
    }
}
