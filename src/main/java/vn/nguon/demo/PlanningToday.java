package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.people.Post;
import vn.nguon.planning.Entry;
import vn.nguon.planning.Planning;
import vn.nguon.planning.PlanningFilter;
import vn.nguon.planning.PlanningImports;
import vn.nguon.planning.PlanningQuotas;
import vn.nguon.planning.PlanningRounds;
import vn.nguon.planning.PlanningSubmissions;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.TidySheet;
import vn.nguon.units.Units;

/**
 * Two months before today: a planning list on the new map (Quy định 377-QĐ/TW): people of the old lists who went on at the successor
 * communes, and new ones. Party posts for 2025-2030, posts of the authority for 2026-2031.
 */
@DemoPart
class PlanningToday {
    /** Old commune, and what it became on 01/07/2025 (1678/NQ-UBTVQH15). */
    private static final Map<String, String> BECAME = Map.ofEntries(
            Map.entry("Thị trấn Thạch Giám", "Xã Tương Dương"),
            Map.entry("Xã Lưu Kiền", "Xã Tương Dương"),
            Map.entry("Xã Xá Lượng", "Xã Tương Dương"),
            Map.entry("Xã Mai Sơn", "Xã Nhôn Mai"),
            Map.entry("Xã Nhôn Mai", "Xã Nhôn Mai"),
            Map.entry("Xã Hữu Khuông", "Xã Hữu Khuông"),
            Map.entry("Xã Nga My", "Xã Nga My"),
            Map.entry("Xã Xiêng My", "Xã Nga My"),
            Map.entry("Xã Lượng Minh", "Xã Lượng Minh"),
            Map.entry("Xã Yên Hòa", "Xã Yên Hòa"),
            Map.entry("Xã Yên Thắng", "Xã Yên Hòa"),
            Map.entry("Xã Yên Na", "Xã Yên Na"),
            Map.entry("Xã Yên Tĩnh", "Xã Yên Na"),
            Map.entry("Xã Tam Quang", "Xã Tam Quang"),
            Map.entry("Xã Tam Đình", "Xã Tam Quang"),
            Map.entry("Xã Tam Thái", "Xã Tam Thái"),
            Map.entry("Xã Tam Hợp", "Xã Tam Thái"));

    private static final List<String> POSTS = List.of(
            "Phó Chủ tịch Ủy ban nhân dân",
            "Phó Trưởng Ban Xây dựng Đảng",
            "Phó Chủ tịch Hội đồng nhân dân",
            "Phó Chánh Văn phòng Đảng ủy",
            "Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy");

    private static final List<Planned> NEW = List.of(
            new Planned(
                    "Lô Thị Mỷ",
                    "Nữ",
                    "14/02/1990",
                    "Thái",
                    "Xã Tương Dương",
                    "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam",
                    false),
            new Planned("Vi Hải Triều", "Nam", "03/09/1988", "Thái", "Xã Tương Dương", "Trưởng phòng Kinh tế", false),
            new Planned(
                    "Nguyễn Thị Hoài Thương",
                    "Nữ",
                    "21/11/1991",
                    "Kinh",
                    "Xã Tương Dương",
                    "Phó Trưởng phòng Văn hóa - Xã hội",
                    false),
            new Planned(
                    "Xồng Bá Dếnh",
                    "Nam",
                    "08/06/1989",
                    "Mông",
                    "Xã Nhôn Mai",
                    "Chỉ huy trưởng Ban Chỉ huy quân sự",
                    false),
            new Planned(
                    "Lương Thị Ợt", "Nữ", "17/04/1992", "Thái", "Xã Nhôn Mai", "Chủ tịch Hội Liên hiệp Phụ nữ", false),
            new Planned(
                    "Moong Văn Chắt", "Nam", "25/12/1987", "Khơ Mú", "Xã Hữu Khuông", "Chủ tịch Hội Nông dân", false),
            new Planned("Lộc Thị Phiến", "Nữ", "1993", "Thái", "Xã Hữu Khuông", "Công chức Văn phòng", false),
            new Planned("Kha Văn Ngọ", "Nam", "30/01/1990", "Thái", "Xã Nga My", "Bí thư Đoàn TNCS Hồ Chí Minh", false),
            new Planned("Vừ Bá Xềnh", "Nam", "11/07/1986", "Mông", "Xã Nga My", "Phó Trưởng phòng Kinh tế", false),
            new Planned(
                    "Cụt Thị Ún",
                    "Nữ",
                    "05/05/1991",
                    "Khơ Mú",
                    "Xã Lượng Minh",
                    "Chủ tịch Hội Liên hiệp Phụ nữ",
                    false),
            new Planned(
                    "Lô Văn Tiếp",
                    "Nam",
                    "19/10/1989",
                    "Thái",
                    "Xã Lượng Minh",
                    "Phó Chủ tịch Hội đồng nhân dân",
                    false),
            new Planned("Lữ Thị Xoan", "Nữ", "28/08/1990", "Thái", "Xã Yên Hòa", "Công chức Tư pháp - Hộ tịch", false),
            new Planned("Lương Văn Ót", "Nam", "12/12/1985", "Thái", "Xã Yên Hòa", "Trưởng phòng Kinh tế", false),
            new Planned(
                    "Hồ Thị Ngọc Lài", "Nữ", "06/03/1992", "Kinh", "Xã Yên Na", "Phó Chánh Văn phòng Đảng ủy", false),
            new Planned("Vi Văn Nhỏ", "Nam", "22/02/1988", "Thái", "Xã Yên Na", "Bí thư Đoàn TNCS Hồ Chí Minh", false),
            new Planned(
                    "La Thị Mun", "Nữ", "09/09/1991", "Thái", "Xã Tam Quang", "Phó Chủ tịch Ủy ban nhân dân", false),
            new Planned("Vi Tiến Hợi", "Nam", "1990", "Ơ Đu", "Xã Tam Thái", "Chủ tịch Hội Cựu chiến binh", false),
            new Planned("Lầu Y Dở", "Nữ", "27/07/1993", "Mông", "Xã Tam Thái", "Công chức Văn hóa - Xã hội", false));

    /** How many of the class of 2022 each commune plans again. */
    private static final int AGAIN = 3;

    private static final int PROPOSED = 3;

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final NewMap map;
    private final People people;
    private final PlanningImports planning;
    private final Imports imports;
    private final Units units;
    private final PlanningRounds rounds;
    private final PlanningQuotas quotas;
    private final Planning entries;
    private final PlanningSubmissions submissions;

    PlanningToday(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            NewMap map,
            People people,
            PlanningImports planning,
            Imports imports,
            Units units,
            PlanningRounds rounds,
            PlanningQuotas quotas,
            Planning entries,
            PlanningSubmissions submissions) {
        this.entries = entries;
        this.submissions = submissions;
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.map = map;
        this.people = people;
        this.planning = planning;
        this.imports = imports;
        this.units = units;
        this.rounds = rounds;
        this.quotas = quotas;
    }

    /** The people planned now, in the order of the list. */
    List<Planned> take(Cast cast, LocalDate today) {
        var planned = new ArrayList<>(stage.scene(NewMap.FIRST_DAY.plusMonths(3).atTime(9, 0), () -> wentOn(cast)));
        planned.addAll(NEW);
        stage.scene(today.minusDays(60).atTime(9, 0), () -> take(cast, today.minusDays(62), planned));
        stage.scene(today.minusDays(60).atTime(10, 0), () -> quotas(cast, today.minusDays(62)));
        stage.scene(today.minusDays(3).atTime(15, 0), () -> propose(cast, today.minusDays(4)));
        return planned;
    }

    /** Three of those planned for the authority are proposed for the committee as well; the standing committee has to decide. */
    private void propose(Cast cast, LocalDate dated) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var round = rounds.list(board).rounds().stream()
                .filter(one -> one.term().equals("2025-2030"))
                .findFirst()
                .orElseThrow();
        var document = new DocumentReference(
                "118-TTr/BTCTU", dated, cast.at(Body.PROVINCE_BOARD), "", "Đề nghị bổ sung quy hoạch");
        planned(board, "2026-2031").stream()
                .limit(PROPOSED)
                .forEach(entry -> Stage.done(rounds.propose(
                        board,
                        round.ref(),
                        entry.person().ref(),
                        units.organisation(entry.organisation(), dated)
                                .orElseThrow()
                                .ref(),
                        "Ủy viên Ban Thường vụ Đảng ủy",
                        document)));
        Stage.done(submissions.submit(board, round.ref()));
    }

    private List<Entry> planned(Viewer board, String term) {
        return entries.list(
                        board,
                        new PlanningFilter(
                                "",
                                term,
                                "",
                                null,
                                PlanningFilter.Standing.STANDS,
                                PlanningFilter.Order.NAME,
                                false,
                                PROPOSED,
                                0))
                .entries();
    }

    /** Two people for one seat; of the two deputies' seats three. */
    private void quotas(Cast cast, LocalDate decided) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var document = new DocumentReference(
                "05-HD/BTCTU", decided, cast.at(Body.PROVINCE_BOARD), "", "Chỉ tiêu quy hoạch cấp xã");
        for (var round : rounds.list(board).rounds()) {
            if (round.year() != decided.getYear()) continue;
            if (round.term().equals("2025-2030")) {
                Stage.done(quotas.set(board, round.ref(), null, "Bí thư Đảng ủy", 1, BigDecimal.valueOf(2), document));
                Stage.done(
                        quotas.set(board, round.ref(), null, "Phó Bí thư Đảng ủy", 2, new BigDecimal("1.5"), document));
            } else
                Stage.done(quotas.set(
                        board, round.ref(), null, "Chủ tịch Ủy ban nhân dân", 1, BigDecimal.valueOf(2), document));
        }
    }

    /** The younger of the class of 2022 got posts at the successor communes. */
    private List<Planned> wentOn(Cast cast) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var counts = new HashMap<String, Integer>();
        var planned = new ArrayList<Planned>();
        for (var line :
                rosters.roster(board, classroom.head(board, ClassOf2022.CODE)).lines()) {
            var unit = BECAME.getOrDefault(line.unitName(), "");
            if (!young(line) || counts.merge(unit, 1, Integer::sum) > AGAIN) continue;
            var post = POSTS.get(planned.size() % POSTS.size());
            var since = NewMap.FIRST_DAY;
            Stage.done(people.hold(
                    board, line.personRef(), new Post(post, map.committee(cast, unit, since), unit, since, null, "")));
            var known = people.page(board, line.personRef());
            planned.add(new Planned(
                    line.fullName(),
                    line.sexText(),
                    line.born(),
                    known.details().ethnicity(),
                    unit,
                    post,
                    true));
        }
        return planned;
    }

    private static boolean young(RosterLine line) {
        return line.born().length() == 10 && Integer.parseInt(line.born().substring(6)) >= 1982;
    }

    private void take(Cast cast, LocalDate decided, List<Planned> planned) {
        write(cast, decided, "quy-hoach-cap-xa.xlsx", sheet(planned));
    }

    /** Another list for these titles, one after the other. */
    void list(Cast cast, LocalDate decided, List<Planned> planned, List<String> titles, String term) {
        write(
                cast,
                decided,
                "quy-hoach-ban-dang-uy.xlsx",
                sheet(planned, i -> titles.get(i % titles.size()), _ -> term));
    }

    private void write(Cast cast, LocalDate decided, String fileName, byte[] bytes) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        if (!(planning.upload(board, fileName, bytes) instanceof PlanningImports.Started started))
            throw new IllegalStateException("planning list of today");
        var ref = started.ref();
        UUID province = units.organisation(cast.at(Body.PROVINCE), decided)
                .orElseThrow()
                .ref();
        Stage.done(planning.decide(
                board,
                ref,
                version(ref),
                new PlanningImports.Decision(
                        "%d-QĐ/TU".formatted(1200 + decided.getDayOfYear()),
                        decided,
                        province,
                        province,
                        "2025-2030")));
        for (var questions = planning.questions(board, ref);
                !questions.isEmpty();
                questions = planning.questions(board, ref))
            planning.answer(board, ref, version(ref), questions.getFirst(), true);
        var counts = planning.counts(board, ref);
        if (counts.mend() > 0) throw new IllegalStateException("planning list of today: " + counts);
        Stage.done(planning.write(board, ref, version(ref)));
    }

    private int version(UUID upload) {
        return imports.get(upload).version();
    }

    private static byte[] sheet(List<Planned> planned) {
        return sheet(
                planned,
                i -> i % 2 == 0 ? (i % 3 == 0 ? "Bí thư Đảng ủy" : "Phó Bí thư Đảng ủy") : "Chủ tịch Ủy ban nhân dân",
                i -> i % 2 == 0 ? "2025-2030" : "2026-2031");
    }

    private static byte[] sheet(List<Planned> planned, IntFunction<String> title, IntFunction<String> term) {
        var sheet = TidySheet.sample(
                "Quy hoạch",
                "DANH SÁCH QUY HOẠCH CÁC CHỨC DANH CHỦ CHỐT CẤP XÃ",
                List.of(
                        "TT",
                        "Họ và tên",
                        "Ngày sinh",
                        "Giới tính",
                        "Dân tộc",
                        "Chức vụ",
                        "Đơn vị",
                        "Chức danh quy hoạch",
                        "Nhiệm kỳ",
                        "Hình thức"));
        for (var i = 0; i < planned.size(); i++) {
            var one = planned.get(i);
            sheet.row(
                    i + 1,
                    one.name(),
                    one.born(),
                    one.sex(),
                    one.ethnicity(),
                    one.post(),
                    one.unit(),
                    title.apply(i),
                    term.apply(i),
                    one.trained() ? "Quy hoạch tiếp tục" : "Quy hoạch mới");
        }
        return sheet.toBytes();
    }
}
