package vn.nguon.rosters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.accounts.Accounts;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.people.People;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Study groups (tổ học tập) and the class committee (ban cán sự lớp): made at once, changed by hand. */
@Service
public class RosterGroups {
    /** More groups than that no class of a few hundred needs; bounds the form. */
    public static final int MOST = 20;

    private final RosterTable table;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Classes classes;
    private final People people;
    private final Accounts accounts;
    private final Audit audit;

    RosterGroups(
            RosterTable table,
            JdbcClient jdbc,
            Ids ids,
            Classes classes,
            People people,
            Accounts accounts,
            Audit audit) {
        this.table = table;
        this.jdbc = jdbc;
        this.ids = ids;
        this.classes = classes;
        this.people = people;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** One study group. @param no from 1 */
    public record Group(int no, String name, int people) {}

    static boolean mayChange(ClassHead head) {
        return head.runs() || head.is(Capacity.SUPERVISOR);
    }

    private static void check(ClassHead head) {
        if (!mayChange(head))
            throw new Forbidden("Tổ và ban cán sự lớp do cơ quan tổ chức lớp và chủ nhiệm lớp sắp xếp.");
    }

    /** In order of number; empty while the class is not divided. */
    @Transactional(readOnly = true)
    public List<Group> groups(Viewer viewer, ClassHead head) {
        return jdbc.sql("""
                SELECT g.no, g.name, count(e.id)::int AS people
                  FROM study_group g
                  LEFT JOIN enrolment e ON e.group_id = g.id AND e.state = 'ACTIVE'
                 WHERE g.class_id = :class
                 GROUP BY g.no, g.name
                 ORDER BY g.no
                """)
                .param("class", head.id().value())
                .query(Group.class)
                .list();
    }

    /** A fair number of groups for so many people: about thirty each. */
    public static int suggested(int people) {
        return Math.clamp(Math.round(people / 30f), 1, MOST);
    }

    /** Divides everybody anew. Group leaders keep their office only where they stay their group's only leader. */
    @Transactional
    public Outcome<Integer> divide(Viewer by, ClassHead head, GroupPlan plan, int count) {
        check(head);
        table.lock(head.id());
        var lines = table.linesInFileOrder(head.id());
        if (count < 1 || count > MOST) return Outcome.refused("so-to", "Số tổ từ 1 đến %d.".formatted(MOST));
        if (lines.size() < count)
            return Outcome.refused(
                    "it-nguoi-hon-to",
                    "Lớp có %d người, không chia được %d tổ. Chọn ít tổ hơn.".formatted(lines.size(), count));
        var wanted = GroupMaker.divide(lines, plan, count);
        var used = (int) wanted.values().stream().distinct().count();
        if (used < count)
            return Outcome.refused(
                    "it-xa-hon-to",
                    "Lớp có người của %d xã, không chia theo cụm xã thành %d tổ được. Chọn ít tổ hơn."
                            .formatted(used, count));
        shape(head.id(), count);
        place(by, head, lines, wanted);
        drop(head.id(), count);
        audit.record(
                by,
                "DIVIDE",
                "class",
                head.id().value(),
                "Chia lớp %s thành %d tổ (%s)".formatted(head.code(), count, plan.vietnamese()),
                Map.of("plan", plan.name(), "groups", count));
        return Outcome.done(count);
    }

    /** Moves people by hand. @param wanted group number by enrolment; others stay where they are */
    @Transactional
    public Outcome<Integer> move(Viewer by, ClassHead head, Map<UUID, Integer> wanted) {
        check(head);
        table.lock(head.id());
        var groups = groups(by, head);
        var lines = table.lines(head.id());
        var moves = new HashMap<RosterLine, Integer>();
        for (var line : lines) {
            var to = wanted.get(line.ref());
            if (to == null || to == line.group()) continue;
            if (groups.stream().noneMatch(group -> group.no() == to))
                return Outcome.refused("khong-co-to", "Lớp không có tổ %d. Chọn lại tổ.".formatted(to));
            moves.put(line, to);
        }
        return Outcome.done(place(by, head, lines, moves));
    }

    private int place(Viewer by, ClassHead head, List<RosterLine> lines, Map<RosterLine, Integer> wanted) {
        var moved = lines.stream()
                .filter(line -> wanted.containsKey(line) && wanted.get(line) != line.group())
                .toList();
        if (moved.isEmpty()) return 0;
        var leaders = moved.stream()
                .filter(line -> line.office() == ClassOffice.GROUP_LEADER)
                .toList();
        // A leader leads the group they were chosen in; in another group they are a member first.
        for (var leader : leaders) office(by, head, leader, ClassOffice.NONE);
        jdbc.sql("""
                UPDATE enrolment e
                   SET group_id = g.id, version = version + 1
                  FROM unnest(CAST(:ids AS bigint[]), CAST(:groups AS int[])) AS w (id, no)
                  JOIN study_group g ON g.class_id = :class AND g.no = w.no
                 WHERE e.id = w.id
                   AND e.class_id = :class
                """)
                .param("ids", moved.stream().map(line -> line.id().value()).toArray(Long[]::new))
                .param("groups", moved.stream().map(wanted::get).toArray(Integer[]::new))
                .param("class", head.id().value())
                .update();
        for (var line : moved) {
            if (line.group() != 0)
                table.tell(
                        head.id(),
                        line,
                        "MOVED_GROUP",
                        by,
                        "Tổ %d sang tổ %d".formatted(line.group(), wanted.get(line)),
                        RosterTable.Basis.NONE);
        }
        return moved.size();
    }

    private void shape(ClassId id, int count) {
        for (var no = 1; no <= count; no++)
            jdbc.sql(
                            "INSERT INTO study_group (ref, class_id, no, name) VALUES (:ref, :class, :no, :name) ON CONFLICT (class_id, no) DO NOTHING")
                    .param("ref", ids.next())
                    .param("class", id.value())
                    .param("no", no)
                    .param("name", "Tổ " + no)
                    .update();
    }

    /** Groups beyond the wanted number; people who left the class keep none. */
    private void drop(ClassId id, int count) {
        jdbc.sql(
                        "UPDATE enrolment SET group_id = NULL WHERE group_id IN (SELECT id FROM study_group WHERE class_id = :class AND no > :count)")
                .param("class", id.value())
                .param("count", count)
                .update();
        jdbc.sql("DELETE FROM study_group WHERE class_id = :class AND no > :count")
                .param("class", id.value())
                .param("count", count)
                .update();
    }

    /**
     * Says who holds which office; people not named hold none. Refused: two monitors, two leaders of one group, a leader without a
     * group.
     */
    @Transactional
    public Outcome<Integer> committee(Viewer by, ClassHead head, Map<UUID, ClassOffice> offices) {
        check(head);
        table.lock(head.id());
        var lines = table.lines(head.id());
        var monitors = new ArrayList<String>();
        var led = new HashSet<Integer>();
        for (var line : lines) {
            var office = offices.getOrDefault(line.ref(), ClassOffice.NONE);
            if (office == ClassOffice.MONITOR) monitors.add(line.fullName());
            if (office != ClassOffice.GROUP_LEADER) continue;
            if (line.group() == 0)
                return Outcome.refused(
                        "chua-co-to",
                        "%s chưa ở tổ nào. Chia tổ trước, rồi chọn tổ trưởng.".formatted(line.fullName()));
            if (!led.add(line.group()))
                return Outcome.refused(
                        "hai-to-truong", "%s có hai tổ trưởng. Chọn một người.".formatted(line.groupName()));
        }
        if (monitors.size() > 1)
            return Outcome.refused(
                    "hai-lop-truong",
                    "Lớp có hai lớp trưởng: %s. Chọn một người.".formatted(String.join(", ", monitors)));
        if (offices.keySet().stream()
                .anyMatch(ref -> lines.stream().noneMatch(line -> line.ref().equals(ref))))
            throw new NotFound("enrolment");
        var changed = lines.stream()
                .filter(line -> offices.getOrDefault(line.ref(), ClassOffice.NONE) != line.office())
                .toList();
        // Those who step down first, so that an office is free before the next one takes it.
        for (var line : changed) if (line.office() != ClassOffice.NONE) office(by, head, line, ClassOffice.NONE);
        for (var line : changed) {
            var office = offices.getOrDefault(line.ref(), ClassOffice.NONE);
            if (office != ClassOffice.NONE) office(by, head, line, office);
        }
        return Outcome.done(changed.size());
    }

    /** Moves people and says who holds which office, in one go: both or neither. How many lines changed. */
    @Transactional
    public Outcome<Integer> arrange(
            Viewer by, ClassHead head, Map<UUID, Integer> wanted, Map<UUID, ClassOffice> offices) {
        var moved = move(by, head, wanted);
        if (!(moved instanceof Outcome.Done<Integer>(var moves))) return moved;
        var chosen = committee(by, head, offices);
        if (chosen instanceof Outcome.Done<Integer>(var changes)) return Outcome.done(moves + changes);
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return chosen;
    }

    private void office(Viewer by, ClassHead head, RosterLine line, ClassOffice office) {
        jdbc.sql("UPDATE enrolment SET office = :office, version = version + 1 WHERE id = :id")
                .param("office", office.stored())
                .param("id", line.id().value())
                .update();
        if (office == ClassOffice.NONE) {
            classes.letOut(head.id(), line.person(), Capacity.CLASS_COMMITTEE);
            table.tell(
                    head.id(), line, "OFFICE", by, "Thôi giữ: " + line.office().vietnamese(), RosterTable.Basis.NONE);
            return;
        }
        table.tell(head.id(), line, "OFFICE", by, office.vietnamese(), RosterTable.Basis.NONE);
        // Before the roster is approved nobody has an account yet; approval opens the door then.
        if (!table.state(head.id()).approved()) return;
        classes.letIn(head.id(), line.person(), Capacity.CLASS_COMMITTEE);
        people.accountOf(line.person())
                .ifPresent(account -> accounts.grantBySystem(account, Role.CLASS_COMMITTEE, null, by.today(), null));
    }
}
