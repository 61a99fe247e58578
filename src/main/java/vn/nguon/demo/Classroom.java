package vn.nguon.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassMoves;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.MoveClass;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.ClassOffice;
import vn.nguon.rosters.RosterApprovals;
import vn.nguon.rosters.RosterGroups;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.rosters.nominating.IssueSummons;
import vn.nguon.rosters.nominating.Paper;
import vn.nguon.rosters.nominating.Summonses;
import vn.nguon.shared.Viewer;

/** What every class of the story goes through. */
@DemoPart
class Classroom {
    private final Stage stage;
    private final Classes classes;
    private final ClassDesk desk;
    private final ClassMoves moves;
    private final Rosters rosters;
    private final RosterApprovals approvals;
    private final RosterGroups groups;
    private final Summonses summonses;

    Classroom(
            Stage stage,
            Classes classes,
            ClassDesk desk,
            ClassMoves moves,
            Rosters rosters,
            RosterApprovals approvals,
            RosterGroups groups,
            Summonses summonses) {
        this.stage = stage;
        this.classes = classes;
        this.desk = desk;
        this.moves = moves;
        this.rosters = rosters;
        this.approvals = approvals;
        this.groups = groups;
        this.summonses = summonses;
    }

    ClassHead head(Viewer viewer, String code) {
        return classes.head(viewer, code);
    }

    int version(Viewer viewer, String code) {
        return head(viewer, code).version();
    }

    RosterGroups groups() {
        return groups;
    }

    void part(Cast cast, String code, Who by, ClassPart part, Body body) {
        var viewer = stage.as(cast.account(by));
        Stage.done(desk.addPart(viewer, code, version(viewer, code), cast.at(body), part));
    }

    void move(Cast cast, String code, Who by, ClassState to) {
        var viewer = stage.as(cast.account(by));
        Stage.done(moves.move(viewer, code, MoveClass.to(to, version(viewer, code))));
    }

    /** Letters to everybody on the roster, dated the day they are issued. */
    void summon(Cast cast, String code, Who by, String number, Body issuer, String capacity, String signatory) {
        var viewer = stage.as(cast.account(by));
        var head = head(viewer, code);
        Stage.done(summonses.issue(
                viewer,
                head,
                new IssueSummons(
                        Paper.of(new DocumentReference(
                                number, viewer.today(), cast.at(issuer), "", "Triệu tập học viên lớp " + head.name())),
                        Objects.requireNonNull(head.firstDay()),
                        "07 giờ 00",
                        head.venue(),
                        "Bản sao quyết định cử, sổ ghi chép",
                        capacity,
                        signatory)));
    }

    void schoolApproves(Cast cast, String code) {
        Stage.done(moves.approveProgramme(stage.as(cast.account(Who.SCHOOL_OFFICE)), code));
    }

    void approve(Cast cast, String code, Who by, DocumentReference decision) {
        var viewer = stage.as(cast.account(by));
        Stage.done(moves.move(viewer, code, new MoveClass(ClassState.APPROVED, version(viewer, code), "", decision)));
    }

    void approveRoster(Cast cast, String code, Who by, DocumentReference decision) {
        var viewer = stage.as(cast.account(by));
        Stage.done(approvals.approve(viewer, head(viewer, code), decision));
    }

    /** Monitor: the highest in post; two deputies, one of them a woman; a leader for each group. */
    void committee(Viewer viewer, String code) {
        var lines = rosters.roster(viewer, head(viewer, code)).lines();
        var offices = new HashMap<UUID, ClassOffice>();
        var monitor = lines.stream()
                .filter(line -> line.post().startsWith("Phó Bí thư"))
                .findFirst()
                .orElse(lines.getFirst());
        offices.put(monitor.ref(), ClassOffice.MONITOR);
        lines.stream()
                .filter(line ->
                        !offices.containsKey(line.ref()) && line.sexText().equals("Nữ"))
                .findFirst()
                .ifPresent(line -> offices.put(line.ref(), ClassOffice.DEPUTY));
        lines.stream()
                .filter(line -> !offices.containsKey(line.ref()) && line.post().startsWith("Phó Chủ tịch"))
                .findFirst()
                .ifPresent(line -> offices.put(line.ref(), ClassOffice.DEPUTY));
        var led = new HashSet<Integer>();
        for (RosterLine line : lines)
            if (!offices.containsKey(line.ref()) && led.add(line.group()))
                offices.put(line.ref(), ClassOffice.GROUP_LEADER);
        Stage.done(groups.committee(viewer, head(viewer, code), offices));
    }
}
