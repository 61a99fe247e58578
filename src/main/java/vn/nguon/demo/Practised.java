package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.practice.DealtTurn;
import vn.nguon.practice.Practice;
import vn.nguon.practice.PracticeWish;
import vn.nguon.practice.Scoring;
import vn.nguon.practice.Sheet;
import vn.nguon.practice.SituationText;
import vn.nguon.practice.Situations;
import vn.nguon.practice.SkillAnswer;
import vn.nguon.practice.Skills;
import vn.nguon.programmes.Programmes;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.AccountId;

/**
 * Role practice and the forms on the five skills. In 2022 everybody is head once on two half days in three study groups, scored by the
 * lecturer and one who watches; the communes of 2022 had no accounts, so only trainees answered. In the class of today the first form
 * is being answered, and its practice of this morning is being scored.
 */
@DemoPart
class Practised {
    private static final long SEED = 20221024;
    private static final List<String> SKILLS = List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT");
    private static final List<String> REMARKS = List.of(
            "Bình tĩnh, nghe hết ý kiến rồi mới kết luận",
            "Giao việc rõ người, còn thiếu thời hạn",
            "Nói hơi dài, nên chốt sớm hơn",
            "Biết dựa vào người có uy tín của bản");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Programmes programmes;
    private final Practice practice;
    private final Scoring scoring;
    private final Situations situations;
    private final Skills skills;

    Practised(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            People people,
            Programmes programmes,
            Practice practice,
            Scoring scoring,
            Situations situations,
            Skills skills) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.programmes = programmes;
        this.practice = practice;
        this.scoring = scoring;
        this.situations = situations;
        this.skills = skills;
    }

    /** 07/10 to 28/10/2022, after the rolls: first form, deal, practice on both half days, release, last form. */
    void in2022(Cast cast) {
        var centre = Who.DISTRICT_CENTRE;
        stage.scene(
                ClassOf2022.FIRST.atTime(10, 0),
                () -> answer(lines(cast, centre, ClassOf2022.CODE), "dau-khoa", 1, 91));
        stage.scene(LocalDate.of(2022, 10, 19).atTime(14, 0), () -> arrange(cast, centre, ClassOf2022.CODE, 12));
        stage.scene(LocalDate.of(2022, 10, 27).atTime(16, 0), () -> play(cast, 1, _ -> true));
        stage.scene(
                ClassOf2022.LAST.atTime(16, 0),
                () -> answer(lines(cast, centre, ClassOf2022.CODE), "cuoi-khoa", 2, 91));
    }

    /**
     * These turns of 2022 are played and scored; the half days that have no other turn are released.
     *
     * @param watchers sheets of trainees a turn, besides the lecturer's
     */
    void play(Cast cast, int watchers, Predicate<DealtTurn> which) {
        var turns = practice.dealt(stage.as(cast.account(Who.DISTRICT_CENTRE)), ClassOf2022.CODE);
        var played = turns.stream().filter(which).toList();
        var watching = accounts(lines(cast, Who.DISTRICT_CENTRE, ClassOf2022.CODE));
        score(cast.acting("Hồ Thị Thêm"), played, watching, played.size(), watchers);
        var waiting =
                turns.stream().filter(which.negate()).map(DealtTurn::session).collect(Collectors.toSet());
        for (var session : played.stream().map(DealtTurn::session).distinct().toList())
            if (!waiting.contains(session))
                Stage.done(practice.release(stage.as(cast.acting("Hồ Thị Thêm")), ClassOf2022.CODE, session));
    }

    /** The school adds a situation of its own, with a file; chooses, deals. */
    void prepareToday(Cast cast, String code) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        var text = new SituationText(
                "Điều hành xã mới sau sắp xếp",
                "Xã mới gồm ba xã cũ, trụ sở cách bản xa nhất 38 km. Tuần đầu, Trung tâm phục vụ hành chính công quá tải, ba trưởng phòng cũ chưa thống nhất việc, người dân đi nhầm trụ sở cũ.",
                "Chủ trì giao ban; phân việc theo vị trí mới; đặt điểm tiếp nhận ở trụ sở cũ; chốt việc phải xong trong tuần và người báo cáo.",
                20,
                "Sơ đồ xã mới, bảng vị trí việc làm.",
                List.of(
                        "Chủ tịch Ủy ban nhân dân xã, chủ trì",
                        "Trưởng phòng kinh tế",
                        "Trưởng phòng văn hóa - xã hội",
                        "Người dân đi nhầm trụ sở"),
                List.of(
                        new SituationText.Watched("Chọn đúng việc trước mắt", "LEAD", 2),
                        new SituationText.Watched("Phân việc rõ theo vị trí mới", "DIRECT", 3),
                        new SituationText.Watched("Điều khiển giao ban", "RUN", 2),
                        new SituationText.Watched("Phối hợp các phòng, các bản", "COORDINATE", 2)));
        Stage.done(situations.make(
                school,
                cast.at(Body.SCHOOL),
                text,
                new Situations.Attached(
                        "so-do-xa-moi.docx",
                        PaperSample.docx(
                                "Sơ đồ xã mới",
                                text.title(),
                                ProgrammeOf2022.MARKER,
                                "Trường Chính trị tỉnh Nghệ An"))));
        arrange(cast, Who.COMMUNE_CENTRE, code, 14);
    }

    /** A dozen have answered the first form; the commune has said of two. */
    void beginToday(Cast cast, String code) {
        var lines = lines(cast, Who.COMMUNE_CENTRE, code);
        answer(lines, "dau-khoa", 3, lines.size() - 9);
        var commune = stage.as(cast.account(Who.COMMUNE));
        var random = new Random(SEED);
        lines.stream()
                .filter(line -> line.unitName().contains("Tương Dương"))
                .limit(2)
                .forEach(line -> Stage.done(skills.answer(commune, line.ref(), "dau-khoa", values(random, 2))));
    }

    /** The first turns of each group are played and scored, the others still to come. */
    void scoreToday(Cast cast, String code) {
        var turns = practice.dealt(stage.as(cast.account(Who.COMMUNE_CENTRE)), code);
        score(
                cast.acting(ProgrammeOf2022.MARKER),
                turns,
                accounts(lines(cast, Who.COMMUNE_CENTRE, code)),
                turns.size() / 3,
                2);
    }

    private List<RosterLine> lines(Cast cast, Who by, String code) {
        var viewer = stage.as(cast.account(by));
        return rosters.roster(viewer, classroom.head(viewer, code)).lines();
    }

    private static Map<UUID, RosterLine> accounts(List<RosterLine> lines) {
        var byRef = new HashMap<UUID, RosterLine>();
        for (var line : lines) byRef.put(line.ref(), line);
        return byRef;
    }

    private void arrange(Cast cast, Who by, String code, int minutes) {
        var viewer = stage.as(cast.account(by));
        var programme = Objects.requireNonNull(classroom.head(viewer, code).programme());
        var part = programmes.parts(programme).getFirst();
        Stage.done(practice.set(
                viewer,
                code,
                new PracticeWish(false, practice.situations(viewer, code), minutes, 60, part.ref(), 2022, 0)));
        Stage.done(practice.deal(viewer, code, null));
    }

    /** @param level around which the answers lie, 1 to 4 */
    private void answer(List<RosterLine> lines, String moment, int level, int many) {
        var random = new Random(SEED + level);
        for (var line : lines.subList(0, many)) {
            var account = people.accountOf(line.person());
            if (account.isPresent())
                Stage.done(skills.answer(stage.as(account.get()), line.ref(), moment, values(random, level)));
        }
    }

    private static SkillAnswer values(Random random, int level) {
        var values = new HashMap<String, Integer>();
        for (var skill : SKILLS) values.put(skill, Math.clamp(level + random.nextInt(3), 1, 5));
        return new SkillAnswer(values, "", 0);
    }

    /** @param watchers sheets of trainees a turn, of those of the group who do not play */
    private void score(AccountId lecturer, List<DealtTurn> turns, Map<UUID, RosterLine> lines, int many, int watchers) {
        var random = new Random(SEED);
        for (var turn : turns.subList(0, many)) {
            Stage.done(scoring.save(
                    stage.as(lecturer), turn.ref(), sheet(random, turn, "Đạt yêu cầu của vai, nắm được việc.")));
            lines.values().stream()
                    .filter(line -> line.group() == turn.group()
                            && !line.ref().equals(turn.head())
                            && !turn.players().contains(line.ref()))
                    .sorted(Comparator.comparing(
                            line -> line.id().value() % 7 * 1000 + line.id().value()))
                    .limit(watchers)
                    .forEach(line -> Stage.done(scoring.save(
                            stage.as(people.accountOf(line.person()).orElseThrow()),
                            turn.ref(),
                            sheet(random, turn, ""))));
        }
    }

    private static Sheet sheet(Random random, DealtTurn turn, String conclusion) {
        var scores = new HashMap<Integer, BigDecimal>();
        for (var no : turn.criteria())
            scores.put(no, BigDecimal.valueOf(12 + random.nextInt(8)).multiply(new BigDecimal("0.5")));
        return new Sheet(scores, REMARKS.get(random.nextInt(REMARKS.size())), conclusion, 0);
    }
}
