package vn.nguon.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.accounts.Accounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.practice.field.FieldFindings;
import vn.nguon.practice.field.FieldGroupPlan;
import vn.nguon.practice.field.FieldLeg;
import vn.nguon.practice.field.FieldMinutes;
import vn.nguon.practice.field.FieldPlan;
import vn.nguon.practice.field.FieldStudies;
import vn.nguon.practice.field.FindingKind;
import vn.nguon.practice.field.FindingText;
import vn.nguon.practice.field.PhotoConsent;
import vn.nguon.practice.field.PhotoText;
import vn.nguon.practice.field.Photos;
import vn.nguon.practice.field.RecommendationKind;
import vn.nguon.practice.field.RecommendationPriority;
import vn.nguon.practice.field.RecommendationState;
import vn.nguon.practice.field.RecommendationText;
import vn.nguon.practice.field.RecommendationTopic;
import vn.nguon.practice.field.Recommendations;
import vn.nguon.practice.field.SiteHost;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.Half;
import vn.nguon.units.Units;

/**
 * 14/10 to 28/10/2022: the three groups go to Tam Hợp, Mai Sơn and Xá Lượng, write down what they find and recommend; the communes answer
 * in November and report later. What is still open when the map is redrawn goes on in the communes that take it over.
 * <p>Longer than most: what three groups saw is told in one place.
 */
@DemoPart
class FieldStudyOf2022 {
    private static final LocalDate FIRST = LocalDate.of(2022, 10, 25);
    private static final LocalDate SECOND = LocalDate.of(2022, 10, 26);
    private static final LocalDate SENT = LocalDate.of(2022, 10, 28);
    private static final LocalDate ANSWER_BY = LocalDate.of(2022, 11, 18);

    /** A commune of the story. @param hamlets one a line */
    private record Site(int group, String commune, String secretary, String username, String hamlets, String phone) {}

    private static final List<Site> SITES = List.of(
            new Site(1, "Xã Tam Hợp", "Lầu Bá Chò", "cho.tamhop", "Trụ sở xã\nBản Huồi Sơn\nBản Phồng", "0912 000 101"),
            new Site(
                    2,
                    "Xã Mai Sơn",
                    "Xồng Bá Dênh",
                    "denh.maison",
                    "Trụ sở xã\nBản Huồi Tố 1\nBản Phá Kháo",
                    "0912 000 102"),
            new Site(
                    3,
                    "Xã Xá Lượng",
                    "Lô Văn Cằm",
                    "cam.xaluong",
                    "Trụ sở xã\nBản Hợp Thành\nBản Ang",
                    "0912 000 103"));

    /** A finding. @param group whose */
    private record Found(int group, FindingKind kind, String body, String source) {}

    private static final List<Found> FOUND = List.of(
            new Found(
                    1,
                    FindingKind.RESULT,
                    "Cả sáu chi bộ bản có đảng viên dưới 35 tuổi; năm 2021 kết nạp 7 đảng viên",
                    "Báo cáo của đảng ủy, sổ đảng viên"),
            new Found(1, FindingKind.LIMIT, "Bản Phồng còn 14 hộ chưa có nước sạch về mùa khô", "Đi bản, hỏi 20 hộ"),
            new Found(
                    1,
                    FindingKind.CAUSE,
                    "Đường ống nước hỏng từ trận lũ tháng 9, chưa ai được giao sửa",
                    "Trưởng bản kể"),
            new Found(
                    2,
                    FindingKind.LIMIT,
                    "3 trên 8 chi bộ bản họp dưới 70% đảng viên trong ba tháng liền",
                    "Sổ họp chi bộ, quý III/2022"),
            new Found(
                    2,
                    FindingKind.LIMIT,
                    "Nghị quyết quý của đảng ủy chưa ghi người làm và ngày xong",
                    "12 nghị quyết đã đọc"),
            new Found(2, FindingKind.LIMIT, "Hai bản có rừng khoán nhưng chưa có tổ bảo vệ rừng", "Đi bản, hỏi 26 hộ"),
            new Found(2, FindingKind.RESULT, "Bản Huồi Tố 1 tự góp công làm 2 km đường vào nương", "Xem tại chỗ"),
            new Found(
                    3,
                    FindingKind.RESULT,
                    "Xã đạt 15 tiêu chí nông thôn mới, năm nào cũng có lễ ra quân dọn bản",
                    "Báo cáo nông thôn mới"),
            new Found(
                    3,
                    FindingKind.LIMIT,
                    "Rác ở chợ chưa có nơi gom, ba bản ven sông còn đổ xuống sông",
                    "Xem tại chỗ"),
            new Found(3, FindingKind.CAUSE, "Chưa giao bản nào, hội nào giữ đoạn sông nào", "Làm việc với ủy ban xã"));

    /** A recommendation and its later life. @param from number of the finding in the group */
    private record Asked(
            int group,
            String title,
            String body,
            RecommendationTopic topic,
            RecommendationPriority priority,
            int from,
            LocalDate due,
            @Nullable RecommendationState answer,
            String reply,
            int percent) {}

    private static final String WOMAN = "Chi ủy bản Huồi Sơn có một ủy viên là phụ nữ trong nhiệm kỳ này";
    private static final String FORMS = "Dùng mẫu nghị quyết có người làm, việc làm, ngày xong";
    private static final String FOREST = "Lập tổ bảo vệ rừng ở hai bản có rừng khoán";
    private static final String LESSONS = "Mở lớp kỹ thuật trồng cây dưới tán rừng cho 26 hộ";
    private static final String WASTE = "Có nơi gom rác ở chợ, thu gom hai lần một tuần";

    private static final List<Asked> ASKED = List.of(
            new Asked(
                    1,
                    "Sửa đường ống nước của bản Phồng trước mùa khô",
                    "Ủy ban xã giao ban quản lý bản; vật tư từ quỹ phòng chống thiên tai",
                    RecommendationTopic.RURAL,
                    RecommendationPriority.HIGH,
                    2,
                    LocalDate.of(2023, 1, 31),
                    RecommendationState.ACCEPTED,
                    "Nhất trí. Giao ban quản lý bản Phồng, xong trước Tết.",
                    100),
            new Asked(
                    1,
                    WOMAN,
                    "",
                    RecommendationTopic.PARTY,
                    RecommendationPriority.NORMAL,
                    1,
                    LocalDate.of(2027, 6, 30),
                    RecommendationState.PARTLY,
                    "Đồng ý hướng làm; cần bồi dưỡng nguồn trước, chuẩn bị cho đại hội chi bộ tới.",
                    70),
            new Asked(
                    1,
                    "Chuyển trụ sở ban quản lý bản Phồng ra gần đường lớn",
                    "",
                    RecommendationTopic.GOVERNMENT,
                    RecommendationPriority.LOW,
                    2,
                    LocalDate.of(2023, 12, 31),
                    RecommendationState.DECLINED,
                    "Không có quỹ đất ven đường; bà con muốn giữ nhà cộng đồng ở giữa bản.",
                    0),
            new Asked(
                    2,
                    "Họp chi bộ xa vào ngày chợ phiên, có đảng ủy viên dự",
                    "Chi bộ nào cũng có một đảng ủy viên theo dõi",
                    RecommendationTopic.PARTY,
                    RecommendationPriority.HIGH,
                    1,
                    LocalDate.of(2023, 3, 31),
                    RecommendationState.ACCEPTED,
                    "Nhất trí. Từ tháng 12 thử ở hai chi bộ xa nhất; phân công hai ủy viên Ban Thường vụ. Báo kết quả trước 31/03/2023.",
                    100),
            new Asked(
                    2,
                    FORMS,
                    "",
                    RecommendationTopic.PARTY,
                    RecommendationPriority.NORMAL,
                    2,
                    LocalDate.of(2023, 6, 30),
                    RecommendationState.PARTLY,
                    "Áp dụng cho nghị quyết chuyên đề. Nghị quyết tháng giữ mẫu cũ vì ngắn; sẽ thêm cột ngày xong.",
                    50),
            new Asked(
                    2,
                    FOREST,
                    "Mỗi tổ năm người, trưởng bản làm tổ trưởng",
                    RecommendationTopic.ECONOMY,
                    RecommendationPriority.HIGH,
                    3,
                    LocalDate.of(2023, 6, 30),
                    null,
                    "",
                    0),
            new Asked(
                    2,
                    LESSONS,
                    "",
                    RecommendationTopic.ECONOMY,
                    RecommendationPriority.NORMAL,
                    3,
                    LocalDate.of(2027, 12, 31),
                    RecommendationState.ACCEPTED,
                    "Nhất trí, mời khuyến nông huyện dạy từng đợt theo mùa vụ.",
                    30),
            new Asked(
                    3,
                    "Giao từng chi hội giữ sạch một đoạn sông",
                    "Có bảng tên ở mỗi đoạn",
                    RecommendationTopic.RURAL,
                    RecommendationPriority.NORMAL,
                    2,
                    LocalDate.of(2023, 6, 30),
                    RecommendationState.ACCEPTED,
                    "Nhất trí. Hội Phụ nữ, Đoàn Thanh niên mỗi hội nhận hai đoạn.",
                    100),
            new Asked(
                    3,
                    WASTE,
                    "",
                    RecommendationTopic.RURAL,
                    RecommendationPriority.HIGH,
                    2,
                    LocalDate.of(2027, 6, 30),
                    RecommendationState.ACCEPTED,
                    "Nhất trí. Đã chọn chỗ, chờ vốn làm sân.",
                    60),
            new Asked(
                    3,
                    "Tổ hòa giải bản Ang tập huấn lại về tranh chấp đất nương",
                    "",
                    RecommendationTopic.ETHNIC,
                    RecommendationPriority.NORMAL,
                    3,
                    LocalDate.of(2023, 12, 31),
                    null,
                    "",
                    0));

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Accounts accounts;
    private final Units units;
    private final FieldStudies studies;
    private final FieldFindings findings;
    private final Photos photos;
    private final Recommendations recommendations;

    FieldStudyOf2022(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            People people,
            Accounts accounts,
            Units units,
            FieldStudies studies,
            FieldFindings findings,
            Photos photos,
            Recommendations recommendations) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.accounts = accounts;
        this.units = units;
        this.studies = studies;
        this.findings = findings;
        this.photos = photos;
        this.recommendations = recommendations;
    }

    /** While the class is taught: planned, visited, written down, sent. */
    void visit(Cast cast) {
        stage.scene(LocalDate.of(2022, 10, 14).atTime(9, 0), () -> communes(cast));
        stage.scene(LocalDate.of(2022, 10, 17).atTime(9, 0), () -> plan(cast));
        stage.scene(SECOND.atTime(16, 0), () -> write(cast));
        stage.scene(SENT.atTime(10, 0), () -> send(cast));
    }

    /** What the communes answered and reported before the map was redrawn. */
    void follow(Cast cast) {
        stage.scene(LocalDate.of(2022, 11, 9).atTime(10, 0), () -> answer(cast));
        stage.scene(LocalDate.of(2022, 11, 21).atTime(10, 0), () -> remind(cast));
        stage.scene(LocalDate.of(2023, 3, 20).atTime(10, 0), () -> report(cast));
        stage.scene(
                LocalDate.of(2023, 6, 20).atTime(10, 0),
                () -> Stage.done(
                        recommendations.report(
                                stage.as(cast.acting("Xã Mai Sơn")),
                                cast.kept("asked " + FORMS),
                                3,
                                100,
                                "Nghị quyết chuyên đề nào cũng có người làm, ngày xong; nghị quyết tháng đã thêm cột ngày xong.")));
    }

    /** What the communes of the new map made of what they took over. One is left without an answer: nobody looked after it. */
    void goOn(Cast cast) {
        stage.scene(LocalDate.of(2025, 10, 15).atTime(10, 0), () -> {
            var thai = successor(cast, "Xã Tam Thái", "Lương Văn Thoại", "thoai.tamthai");
            var mai = successor(cast, "Xã Nhôn Mai", "Và Bá Tỉnh", "tinh.nhonmai");
            var duong = stage.as(cast.account(Who.COMMUNE));
            Stage.done(recommendations.report(
                    thai,
                    cast.kept("asked " + WOMAN),
                    4,
                    85,
                    "Nhận lại từ xã Tam Hợp. Đã bồi dưỡng hai nữ đảng viên trẻ, chờ đại hội chi bộ."));
            Stage.done(recommendations.answer(
                    mai,
                    cast.kept("asked " + FOREST),
                    2,
                    RecommendationState.ACCEPTED,
                    "Nhận lại từ xã Mai Sơn, trước đây chưa trả lời. Lập tổ ở hai bản trước mùa khô, kiểm lâm địa bàn hướng dẫn.",
                    null));
            Stage.done(recommendations.report(
                    mai, cast.kept("asked " + LESSONS), 4, 60, "Đã dạy hai đợt cho 15 hộ; đợt ba sau Tết."));
            Stage.done(recommendations.report(
                    duong,
                    cast.kept("asked " + WASTE),
                    4,
                    80,
                    "Đã có sân gom ở chợ; thu gom mới được một lần một tuần."));
        });
        stage.scene(
                LocalDate.of(2026, 3, 25).atTime(10, 0),
                () -> Stage.done(recommendations.report(
                        stage.as(cast.acting("Xã Nhôn Mai")),
                        cast.kept("asked " + FOREST),
                        3,
                        100,
                        "Hai tổ, mỗi tổ năm người, đã tuần tra trọn mùa khô, không cháy rừng.")));
    }

    /** An account of a commune of the new map. */
    private Viewer successor(Cast cast, String commune, String name, String username) {
        var since = LocalDate.of(2025, 10, 15);
        var account = accounts.open(username, name);
        cast.act(commune, account);
        Stage.done(accounts.grant(
                stage.as(cast.account(Who.ADMINISTRATOR)),
                account,
                Role.COMMUNE,
                units.committeeOf(commune, cast.at(Body.PROVINCE), since)
                        .orElseThrow()
                        .id(),
                since,
                null));
        return stage.as(account);
    }

    private OrganisationId committee(Cast cast, Site site) {
        return units.committeeOf(site.commune(), cast.at(Body.DISTRICT), FIRST)
                .orElseThrow()
                .id();
    }

    private UUID committeeRef(Cast cast, int group) {
        return units.committeeOf(SITES.get(group - 1).commune(), cast.at(Body.DISTRICT), FIRST)
                .orElseThrow()
                .ref();
    }

    private void communes(Cast cast) {
        var admin = stage.as(cast.account(Who.ADMINISTRATOR));
        for (var site : SITES) {
            var account = accounts.open(site.username(), site.secretary());
            cast.act(site.commune(), account);
            Stage.done(accounts.grant(
                    admin, account, Role.COMMUNE, committee(cast, site), LocalDate.of(2022, 10, 14), NewMap.LAST_DAY));
        }
    }

    private void plan(Cast cast) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        Stage.done(studies.plan(
                centre,
                ClassOf2022.CODE,
                new FieldPlan(
                        "Sinh hoạt chi bộ bản và sinh kế vùng biên",
                        FIRST,
                        SECOND,
                        new DocumentReference(
                                "27-KH/TTCT",
                                LocalDate.of(2022, 10, 17),
                                cast.at(Body.DISTRICT_CENTRE),
                                "",
                                "Kế hoạch nghiên cứu thực tế"),
                        List.of(
                                "Đảng bộ xã có bao nhiêu chi bộ, đảng viên?",
                                "Ba tháng gần đây chi bộ bản họp mấy lần, bao nhiêu phần trăm đảng viên dự?",
                                "Việc gì xã thấy khó nhất, vì sao?"),
                        -1)));
        Stage.done(studies.addStudyGroups(centre, ClassOf2022.CODE));
        for (var named : studies.groupsByName(centre, ClassOf2022.CODE).entrySet())
            cast.keep("field of " + named.getKey(), named.getValue());
        for (var site : SITES) plan(cast, site);
    }

    private static UUID group(Cast cast, int no) {
        return cast.kept("field of Tổ " + no);
    }

    private void plan(Cast cast, Site site) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        var group = group(cast, site.group());
        Stage.done(studies.saveGroup(
                centre,
                ClassOf2022.CODE,
                group,
                new FieldGroupPlan(
                        "Tổ " + site.group(),
                        site.group(),
                        List.of(),
                        committeeRef(cast, site.group()),
                        site.hamlets(),
                        "",
                        cast.kept("supervisor"),
                        "Xe 45 chỗ của Trung tâm thuê, đi 6 giờ",
                        "Đường còn trơn sau mưa; không qua ngầm khi nước trên 30 cm; trưởng bản đón ở đầu đường, mất sóng thì nhắn qua công an xã",
                        0)));
        Stage.done(studies.saveHost(
                centre,
                ClassOf2022.CODE,
                group,
                new SiteHost(
                        site.secretary(),
                        "Bí thư Đảng ủy",
                        site.phone(),
                        LocalDate.of(2022, 10, 14),
                        "Vi Thị Hạnh, công văn 49-CV/TTCT",
                        LocalDate.of(2022, 10, 17),
                        site.secretary(),
                        "Nghỉ đêm ở nhà cộng đồng bản",
                        1)));
        var places = site.hamlets().split("\n", -1);
        Stage.done(studies.saveItinerary(
                centre,
                ClassOf2022.CODE,
                group,
                List.of(
                        new FieldLeg(
                                FIRST, Half.MORNING, places[0], "Nghe đảng ủy, ủy ban xã báo cáo", "Xe khách, hai giờ"),
                        new FieldLeg(FIRST, Half.AFTERNOON, places[1], "Dự họp chi bộ, thăm hộ", "Đi bộ 3 km"),
                        new FieldLeg(SECOND, Half.MORNING, places[2], "Hỏi hộ theo phiếu", "Xe máy của bản"),
                        new FieldLeg(SECOND, Half.AFTERNOON, places[0], "Trao đổi, ký biên bản", "Về trước 17 giờ"))));
    }

    /** What each group heard, in the order of the questions; the last group did not get to the last one. */
    private static final List<List<String>> HEARD = List.of(
            List.of(
                    "18 chi bộ, 312 đảng viên; 11 chi bộ bản.",
                    "Họp ba lần; đảng viên dự khoảng 78 %, vắng nhiều vào mùa gặt và vì đi làm ăn xa.",
                    "Giữ đảng viên trẻ ở lại bản: học xong là đi làm công ty ở xuôi."),
            List.of(
                    "14 chi bộ, 246 đảng viên; hai bản vùng biên sinh hoạt chung một chi bộ.",
                    "Họp hai lần; một lần hoãn vì lũ. Dự khoảng 71 %.",
                    "Đường vào ba bản còn lầy bốn tháng một năm, họp dân phải chờ nước rút."),
            List.of(
                    "16 chi bộ, 285 đảng viên.",
                    "Họp ba lần, dự khoảng 83 %; chi bộ có cấp ủy viên phụ trách dự đều hơn.",
                    ""));

    private Map<UUID, String> answers(Viewer writer, UUID group, Site site) {
        var heard = HEARD.get((site.group() - 1) % HEARD.size()).iterator();
        var answers = new LinkedHashMap<UUID, String>();
        for (var question :
                studies.questionnaire(writer, ClassOf2022.CODE, group).keySet())
            answers.put(question, heard.hasNext() ? heard.next() : "");
        return answers;
    }

    /** People of each group write on their phones. */
    private void write(Cast cast) {
        var writers = writers(cast);
        for (var site : SITES) {
            var writer = stage.as(writer(writers, site.group(), 0));
            var group = group(cast, site.group());
            for (var found : FOUND)
                if (found.group() == site.group())
                    Stage.done(findings.add(
                            writer,
                            ClassOf2022.CODE,
                            group,
                            new FindingText(found.kind(), found.body(), found.source(), 0)));
            Stage.done(studies.saveAnswers(writer, ClassOf2022.CODE, group, answers(writer, group, site)));
            Stage.done(studies.saveMinutes(
                    writer,
                    ClassOf2022.CODE,
                    group,
                    new FieldMinutes(
                            SECOND,
                            "Trụ sở " + small(site.commune()),
                            site.secretary() + ", Bí thư Đảng ủy\nTrưởng các bản đã đến",
                            "Đoàn nghe xã báo cáo tình hình, đi hai bản, dự họp chi bộ, hỏi các hộ theo phiếu; hai bên trao đổi về những điều đoàn thấy được.",
                            "Xã nhận xem xét các kiến nghị khi có văn bản gửi.",
                            SECOND,
                            -1)));
            photo(writer, group, site);
            var turn = 0;
            for (var one : ASKED)
                if (one.group() == site.group()) {
                    var author = stage.as(writer(writers, site.group(), turn));
                    cast.keep("asked " + one.title(), propose(cast, author, one));
                    turn++;
                }
        }
        var returned = propose(
                cast,
                stage.as(writer(writers, 1, 0)),
                new Asked(
                        1,
                        "Làm cho bản Phồng khá lên",
                        "",
                        RecommendationTopic.OTHER,
                        RecommendationPriority.LOW,
                        2,
                        LocalDate.of(2023, 12, 31),
                        null,
                        "",
                        0));
        Stage.done(recommendations.giveBack(
                stage.as(cast.account(Who.DISTRICT_CENTRE)), returned, "Ghi rõ việc gì, ai làm, đến đâu là xong"));
    }

    /** Accounts of the first people of each study group. */
    private Map<Integer, List<AccountId>> writers(Cast cast) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        var lines =
                rosters.roster(centre, classroom.head(centre, ClassOf2022.CODE)).lines();
        var writers = new HashMap<Integer, List<AccountId>>();
        for (var site : SITES)
            writers.put(
                    site.group(),
                    lines.stream()
                            .filter(line -> line.group() == site.group())
                            .limit(5)
                            .map(line -> people.accountOf(line.person()).orElseThrow())
                            .toList());
        return writers;
    }

    private static AccountId writer(Map<Integer, List<AccountId>> writers, int group, int turn) {
        return writers.getOrDefault(group, List.of()).get(turn);
    }

    private UUID propose(Cast cast, Viewer author, Asked one) {
        var group = group(cast, one.group());
        var found = findings.refs(author, ClassOf2022.CODE, group);
        return Stage.done(recommendations.propose(
                author,
                ClassOf2022.CODE,
                group,
                new RecommendationText(
                        one.topic() == RecommendationTopic.PARTY
                                ? RecommendationKind.RECOMMENDATION
                                : RecommendationKind.SOLUTION,
                        true,
                        one.title(),
                        one.body(),
                        one.topic(),
                        one.priority(),
                        committeeRef(cast, one.group()),
                        List.of(found.get(one.from() - 1)),
                        one.due(),
                        0)));
    }

    private void photo(Viewer writer, UUID group, Site site) {
        Stage.done(photos.add(
                writer,
                ClassOf2022.CODE,
                group,
                FieldPicture.valley(site.group()),
                new PhotoText(
                        "Đường vào " + small(site.hamlets().split("\n", -1)[1]) + ", " + site.commune()
                                + ", 25/10/2022",
                        "Tranh vẽ: núi, nhà sàn và con đường vào bản",
                        PhotoConsent.NOBODY,
                        "")));
        if (site.group() == 2)
            Stage.done(photos.add(
                    writer,
                    ClassOf2022.CODE,
                    group,
                    FieldPicture.meeting(),
                    new PhotoText(
                            "Tổ 2 trao đổi với Đảng ủy xã Mai Sơn, 26/10/2022",
                            "Tranh vẽ: tám người ngồi quanh bàn dài",
                            PhotoConsent.GIVEN,
                            "Tổ trưởng hỏi, " + site.secretary() + " và mọi người đồng ý")));
    }

    private void send(Cast cast) {
        Stage.done(recommendations.send(
                stage.as(cast.account(Who.DISTRICT_CENTRE)),
                ClassOf2022.CODE,
                ASKED.stream().map(one -> ref(cast, one)).toList(),
                new DocumentReference(
                        "51-CV/TTCT", SENT, cast.at(Body.DISTRICT_CENTRE), "", "Gửi kiến nghị sau nghiên cứu thực tế"),
                ANSWER_BY));
    }

    private void answer(Cast cast) {
        for (var one : ASKED) {
            var answer = one.answer();
            if (answer != null)
                Stage.done(recommendations.answer(commune(cast, one), ref(cast, one), 1, answer, one.reply(), null));
        }
    }

    private void remind(Cast cast) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        for (var one : ASKED) if (one.answer() == null) Stage.done(recommendations.remind(centre, ref(cast, one)));
    }

    private void report(Cast cast) {
        for (var one : ASKED)
            if (one.percent() > 0)
                Stage.done(recommendations.report(
                        commune(cast, one),
                        ref(cast, one),
                        2,
                        one.percent(),
                        one.percent() == 100
                                ? "Đã làm xong, bà con thấy tốt."
                                : "Đang làm, còn thiếu người theo dõi thường xuyên."));
    }

    private Viewer commune(Cast cast, Asked one) {
        return stage.as(cast.acting(SITES.get(one.group() - 1).commune()));
    }

    private static String small(String name) {
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static UUID ref(Cast cast, Asked one) {
        return cast.kept("asked " + one.title());
    }
}
