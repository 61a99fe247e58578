package vn.nguon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.rosters.nominating.Calls;
import vn.nguon.rosters.nominating.CommuneDesk;
import vn.nguon.rosters.nominating.Delivery;
import vn.nguon.rosters.nominating.IssueSummons;
import vn.nguon.rosters.nominating.NeedFilter;
import vn.nguon.rosters.nominating.NeedLine;
import vn.nguon.rosters.nominating.Nomination;
import vn.nguon.rosters.nominating.NominationState;
import vn.nguon.rosters.nominating.Nominations;
import vn.nguon.rosters.nominating.OpenCall;
import vn.nguon.rosters.nominating.Paper;
import vn.nguon.rosters.nominating.Standing;
import vn.nguon.rosters.nominating.Summonses;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;

/**
 * A class of three weeks from now on the new map, with its nominating under way: two communes are decided and summoned, one waits for the
 * approver, three for the board, one got a name back, xã Tương Dương has not answered yet.
 */
@DemoPart
class NominationsToCome {
    private static final int DAYS = 3;
    private static final int EACH = 2;
    private static final int SEATS = 24;
    static final List<String> TITLES = List.of("Trưởng Ban Xây dựng Đảng", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy");

    private static final List<Planned> PLANNED = List.of(
            one("Lương Thị Pẻn", "Nữ", "02/05/1990", "Thái", "Xã Tương Dương", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Vi Văn Chiến", "Nam", "17/09/1988", "Thái", "Xã Tương Dương", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("Trần Thị Hiền Lương", "Nữ", "21/12/1992", "Kinh", "Xã Tương Dương", "Chuyên viên Văn phòng Đảng ủy"),
            one("Xồng Bá Rùa", "Nam", "10/10/1989", "Mông", "Xã Nhôn Mai", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Lữ Thị Ngoan", "Nữ", "08/03/1991", "Thái", "Xã Nhôn Mai", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("Và Y Mái", "Nữ", "1993", "Mông", "Xã Nhôn Mai", "Phó Bí thư Đoàn TNCS Hồ Chí Minh"),
            one("Moong Thị Lan", "Nữ", "15/06/1990", "Khơ Mú", "Xã Hữu Khuông", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Lô Văn Thoong", "Nam", "03/11/1987", "Thái", "Xã Hữu Khuông", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("Kha Thị Nhung", "Nữ", "27/01/1992", "Thái", "Xã Nga My", "Chuyên viên Ban Xây dựng Đảng"),
            one("Vừ Tồng Pó", "Nam", "19/08/1988", "Mông", "Xã Nga My", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Cụt Văn Nhàn", "Nam", "30/04/1989", "Khơ Mú", "Xã Lượng Minh", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Lô Thị Hồng Thắm", "Nữ", "06/06/1993", "Thái", "Xã Lượng Minh", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("Lữ Văn Khoét", "Nam", "12/02/1986", "Thái", "Xã Yên Hòa", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Vi Thị Xoong", "Nữ", "25/07/1991", "Thái", "Xã Yên Hòa", "Chuyên viên Ban Xây dựng Đảng"),
            one("Lương Văn Dần", "Nam", "09/09/1987", "Thái", "Xã Yên Na", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Hà Thị Vân Kiều", "Nữ", "14/05/1990", "Thái", "Xã Yên Na", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("La Văn Tình", "Nam", "1989", "Thái", "Xã Tam Quang", "Phó Trưởng Ban Xây dựng Đảng"),
            one("Nguyễn Thị Phương Anh", "Nữ", "11/11/1992", "Kinh", "Xã Tam Quang", "Ủy viên Ủy ban Kiểm tra Đảng ủy"),
            one("Lo Thị Mào", "Nữ", "20/10/1991", "Ơ Đu", "Xã Tam Thái", "Chuyên viên Ban Xây dựng Đảng"),
            one("Kha Văn Tuyên", "Nam", "01/03/1988", "Thái", "Xã Tam Thái", "Phó Trưởng Ban Xây dựng Đảng"));

    private static Planned one(String name, String sex, String born, String ethnicity, String unit, String post) {
        return new Planned(name, sex, born, ethnicity, unit, post, false);
    }

    private final Stage stage;
    private final Classroom classroom;
    private final PlanningToday planning;
    private final NewMap map;
    private final ClassDesk desk;
    private final Calls calls;
    private final CommuneDesk communes;
    private final Nominations nominations;
    private final Summonses summonses;
    private final People people;
    private final JdbcClient jdbc;

    NominationsToCome(
            Stage stage,
            Classroom classroom,
            PlanningToday planning,
            NewMap map,
            ClassDesk desk,
            Calls calls,
            CommuneDesk communes,
            Nominations nominations,
            Summonses summonses,
            People people,
            JdbcClient jdbc) {
        this.stage = stage;
        this.classroom = classroom;
        this.planning = planning;
        this.map = map;
        this.desk = desk;
        this.calls = calls;
        this.communes = communes;
        this.nominations = nominations;
        this.summonses = summonses;
        this.people = people;
        this.jdbc = jdbc;
    }

    static String code(LocalDate today) {
        return "TD-%d-04".formatted(today.getYear());
    }

    void act(Cast cast, LocalDate today) {
        var code = code(today);
        stage.scene(
                today.minusDays(40).atTime(9, 0),
                () -> planning.list(cast, today.minusDays(42), PLANNED, TITLES, "2025-2030"));
        stage.scene(today.minusDays(26).atTime(9, 0), () -> draft(cast, code, today));
        stage.scene(today.minusDays(24).atTime(9, 0), () -> classroom.schoolApproves(cast, code));
        stage.scene(
                today.minusDays(21).atTime(9, 0),
                () -> classroom.approve(
                        cast, code, Who.PROVINCE_APPROVER, decision(cast, today.minusDays(21), "Mở lớp bồi dưỡng", 1)));
        stage.scene(today.minusDays(18).atTime(14, 0), () -> ask(cast, code, today.plusDays(5)));
        stage.scene(today.minusDays(12).atTime(9, 0), () -> {
            propose(cast, code, "Xã Nhôn Mai", EACH + 1);
            propose(cast, code, "Xã Yên Na", EACH);
            propose(cast, code, "Xã Nga My", EACH);
        });
        stage.scene(today.minusDays(9).atTime(10, 0), () -> {
            var board = stage.as(cast.account(Who.PROVINCE_BOARD));
            var head = classroom.head(board, code);
            Stage.done(nominations.appraise(board, head, refs(board, code, "Xã Nhôn Mai", "Xã Yên Na")));
            Stage.done(nominations.giveBack(
                    board,
                    head,
                    refs(board, code, "Xã Nga My").subList(0, 1),
                    "Đang được giao phụ trách tổ công tác đến hết tháng; đề nghị cử người khác"));
        });
        stage.scene(today.minusDays(7).atTime(15, 0), () -> {
            var approver = stage.as(cast.account(Who.PROVINCE_APPROVER));
            Stage.done(nominations.decide(
                    approver,
                    classroom.head(approver, code),
                    refs(approver, code, "Xã Nhôn Mai", "Xã Yên Na"),
                    Paper.of(decision(cast, today.minusDays(7), "Cử cán bộ đi học lớp bồi dưỡng", 2))));
        });
        stage.scene(today.minusDays(6).atTime(9, 0), () -> propose(cast, code, "Xã Tam Quang", EACH));
        stage.scene(today.minusDays(5).atTime(9, 0), () -> {
            var board = stage.as(cast.account(Who.PROVINCE_BOARD));
            Stage.done(nominations.appraise(board, classroom.head(board, code), refs(board, code, "Xã Tam Quang")));
            summon(cast, code, today);
        });
        stage.scene(today.minusDays(4).atTime(14, 0), () -> deliver(cast, code));
        stage.scene(today.minusDays(2).atTime(9, 0), () -> {
            propose(cast, code, "Xã Hữu Khuông", EACH);
            propose(cast, code, "Xã Lượng Minh", EACH);
            propose(cast, code, "Xã Tam Thái", 1);
            answer(cast, code);
        });
    }

    private void draft(Cast cast, String code, LocalDate today) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var text = new ClassText(
                "Bồi dưỡng cán bộ quy hoạch trưởng ban, chủ nhiệm ủy ban kiểm tra đảng ủy xã, nhiệm kỳ 2025-2030",
                "Bồi dưỡng nghiệp vụ xây dựng Đảng, kiểm tra, giám sát cho cán bộ xã",
                "Hội trường Trung tâm Chính trị xã Tương Dương",
                List.of(),
                SEATS);
        Stage.done(desk.create(board, code, text, cast.at(Body.PROVINCE_BOARD)));
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.PLANS, Body.PROVINCE_STANDING);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.DECIDES, Body.PROVINCE_STANDING);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.HOSTS, Body.COMMUNE_CENTRE);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL);
        var monday = today.plusDays(15).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        Stage.done(desk.setDays(
                board,
                code,
                classroom.version(board, code),
                IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList()));
        Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme to come")));
        classroom.move(cast, code, Who.PROVINCE_BOARD, ClassState.SUBMITTED);
    }

    private static DocumentReference decision(Cast cast, LocalDate dated, String text, int later) {
        return new DocumentReference(
                "%d-QĐ/TU".formatted(1700 + dated.getDayOfYear() + later), dated, cast.at(Body.PROVINCE), "", text);
    }

    private void ask(Cast cast, String code, LocalDate due) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var head = classroom.head(board, code);
        var quotas = new HashMap<UUID, Integer>();
        for (OrganisationCard commune : calls.choices(board, head).communes())
            if (PLANNED.stream().anyMatch(one -> one.unit().equals(commune.placeName())))
                quotas.put(commune.ref(), EACH);
        Stage.done(calls.open(
                board, head, new OpenCall(TITLES, List.of("2025-2030"), due, "Ưu tiên cán bộ nữ, cán bộ trẻ", quotas)));
    }

    /** The account that answers for a commune: opened when it sent somebody or was asked. */
    private Viewer commune(Cast cast, String name) {
        OrganisationId committee = map.committee(cast, name, NewMap.FIRST_DAY.plusMonths(3));
        var account = jdbc.sql(
                        "SELECT min(account_id) FROM grant_in_force WHERE role = 'COMMUNE' AND organisation_id = :committee")
                .param("committee", committee.value())
                .query(Long.class)
                .single();
        return stage.as(new AccountId(account));
    }

    /** The first so many that need it; who stands beyond the seats goes as a reserve. */
    private void propose(Cast cast, String code, String name, int count) {
        var viewer = commune(cast, name);
        var chosen = new HashMap<UUID, Boolean>();
        var open = communes.needs(viewer, code, new NeedFilter("", Standing.NEEDED, null, 50, 0)).lines().stream()
                .filter(line -> line.unitName().equals(name))
                .map(NeedLine::ref)
                .limit(count)
                .toList();
        for (var i = 0; i < open.size(); i++) chosen.put(open.get(i), i >= EACH);
        var letter = new DocumentReference(
                "%d-CV/ĐU".formatted(30 + name.length()),
                viewer.today(),
                communes.call(viewer, code).getFirst().organisation(),
                "",
                "Đề nghị cử cán bộ đi học");
        Stage.done(communes.propose(viewer, code, new CommuneDesk.Proposal(chosen, "", Paper.of(letter))));
    }

    private List<UUID> refs(Viewer viewer, String code, String... units) {
        return nominations.list(viewer, classroom.head(viewer, code)).stream()
                .filter(one -> Arrays.asList(units).contains(one.unitName()))
                .map(Nomination::ref)
                .toList();
    }

    private void summon(Cast cast, String code, LocalDate today) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var head = classroom.head(board, code);
        var first = java.util.Objects.requireNonNull(head.firstDay());
        Stage.done(summonses.issue(
                board,
                head,
                new IssueSummons(
                        Paper.of(new DocumentReference(
                                "%d-GTT/BTCTU".formatted(today.getDayOfYear()),
                                board.today(),
                                cast.at(Body.PROVINCE_BOARD),
                                "",
                                "Triệu tập học viên")),
                        first,
                        "07 giờ 30",
                        head.venue(),
                        "Bản sao quyết định cử, sổ ghi chép",
                        "TRƯỞNG BAN",
                        "Hoàng Thị Lam")));
    }

    private void deliver(Cast cast, String code) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var head = classroom.head(board, code);
        var nhonMai = summonses.summoned(board, head).stream()
                .filter(one -> one.unitName().equals("Xã Nhôn Mai"))
                .map(Nomination::ref)
                .toList();
        Stage.done(summonses.deliver(board, head, nhonMai, board.today(), Delivery.COMMUNE, "Văn thư Ban Tổ chức"));
    }

    /** One confirms, one asks leave. */
    private void answer(Cast cast, String code) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var summoned = summonses.summoned(board, classroom.head(board, code));
        var willing = summoned.getFirst();
        var account = people.accountOf(new PersonId(willing.personId())).orElseThrow();
        var trainee = stage.as(account);
        Stage.done(summonses.answer(trainee, classroom.head(trainee, code), NominationState.CONFIRMED, ""));
        var other = summoned.getLast();
        var viewer = commune(cast, other.unitName());
        Stage.done(communes.act(
                viewer, code, other.ref(), NominationState.LEAVE_ASKED, "Được phân công trực bầu cử tại xã"));
    }
}
