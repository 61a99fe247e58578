package vn.nguon.planning.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.planning.checks.Verdict.Result;
import vn.nguon.shared.Sex;

/** Each rule at its edge. */
class PlanningCheckTests {

    private static Verdict judge(String rule, Someone.Values values, Someone one, Someone... others) {
        return judge(rule, values, Someone.DAY, one, others);
    }

    private static Verdict judge(String rule, Someone.Values values, LocalDate day, Someone one, Someone... others) {
        var list = new ArrayList<Candidate>(List.of(one.made()));
        for (var other : others) list.add(other.made());
        return new PlanningCheck(values.on(day), Someone.RANKS)
                .run(list, List.of()).lines().getFirst().verdicts().stream()
                        .filter(verdict -> verdict.rule().equals(rule))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void findsNothingOnWhoMeetsEveryRule() {
        var report = new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS)
                .run(List.of(new Someone().made()), List.of());
        assertThat(report.found()).isEmpty();
        assertThat(report.lines().getFirst().verdicts())
                .hasSize(6)
                .allMatch(verdict ->
                        verdict.result() == Result.MET && !verdict.source().isEmpty());
    }

    @Test
    void asksNothingThatNoValueIsSetFor() {
        var values = new Someone.Values()
                .without("people-per-title")
                .without("age.terms")
                .without("full-member");
        assertThat(new PlanningCheck(values.on(Someone.DAY), Someone.RANKS)
                        .run(List.of(new Someone().made()), List.of())
                        .lines()
                        .getFirst()
                        .verdicts())
                .extracting(Verdict::rule)
                .containsExactly("ky-luat-con-hieu-luc", "chuc-danh-cao-hon", "qua-ba-chuc-danh");
    }

    // Term 2025-2030 begins 01/06/2025: one whole term ends 01/06/2030, two end 01/06/2035. Men work to 62, women to
    // 60.
    @ParameterizedTest
    @CsvSource({
        "MALE,   01/06/1973, MET",
        "MALE,   31/05/1973, WARNING",
        "MALE,   01/06/1968, WARNING",
        "MALE,   31/05/1968, BREACH",
        "FEMALE, 01/06/1975, MET",
        "FEMALE, 31/05/1975, WARNING",
        "FEMALE, 31/05/1970, BREACH",
        "MALE,   1973,       MET",
        "MALE,   1967,       BREACH"
    })
    void wantsWorkingAgeForTwoTerms(Sex sex, String born, Result result) {
        var verdict = judge("tuoi-hai-nhiem-ky", new Someone.Values(), new Someone().born(sex, born));
        assertThat(verdict.result()).isEqualTo(result);
        assertThat(verdict.facts()).contains(born);
        assertThat(verdict.source()).contains("50-QĐ/TW", "mặc định, chưa có văn bản");
    }

    @Test
    void asksAboutAgeForTheNextTermOnly() {
        var old = new Someone().born(Sex.MALE, "01/01/1962").term("2020-2025");
        assertThat(new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS)
                        .run(List.of(old.made()), List.of())
                        .found())
                .isEmpty();
    }

    @Test
    void saysNothingAgainstSomebodyWithoutBirthDate() {
        var verdict = judge("tuoi-hai-nhiem-ky", new Someone.Values(), new Someone().unborn());
        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
        assertThat(verdict.mend()).isNotEmpty();
    }

    @Test
    void barsNobodyByADefault() {
        var values = new Someone.Values()
                .put("age.terms", "2", "")
                .put("people-per-title", "1", "")
                .put("titles-per-person", "1", "")
                .put("full-member", "1", "")
                .put("discipline", "1", "")
                .put("higher-title", "1", "");
        var one = new Someone()
                .born(Sex.MALE, "01/01/1960")
                .party("2023-01-01")
                .posts("Bí thư Đảng ủy")
                .disciplined(new Discipline("Cảnh cáo", LocalDate.of(2022, 1, 1), LocalDate.of(2023, 1, 1), false));
        var verdicts = new PlanningCheck(values.on(Someone.DAY), Someone.RANKS)
                .run(
                        List.of(
                                one.made(),
                                new Someone().who("p2").made(),
                                new Someone().planned("Chủ tịch UBND", "o1").made()),
                        List.of())
                .lines()
                .getFirst()
                .verdicts();
        assertThat(verdicts).hasSize(6).allMatch(verdict -> verdict.result() == Result.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"2022-08-15, MET", "2022-08-16, BREACH", "2023-09-02, BREACH"})
    void wantsFullMembershipOnTheDay(String since, Result result) {
        assertThat(judge("dang-vien-chinh-thuc", new Someone.Values(), new Someone().party(since))
                        .result())
                .isEqualTo(result);
    }

    @Test
    void saysNothingAgainstSomebodyWhoseMembershipIsUnknown() {
        assertThat(judge("dang-vien-chinh-thuc", new Someone.Values(), new Someone().party(null))
                        .result())
                .isEqualTo(Result.UNKNOWN);
    }

    // Decided 15/08/2021 without a recorded end: in force for 12 months, until 14/08/2022.
    @ParameterizedTest
    @CsvSource({"2022-08-14, WARNING", "2022-08-15, MET", "2021-08-15, WARNING", "2021-08-14, MET"})
    void reckonsADisciplineWithoutEndByTheDefaultAndOnlyWarns(LocalDate day, Result result) {
        var one = new Someone().disciplined(new Discipline("Cảnh cáo", LocalDate.of(2021, 8, 15), null, false));
        assertThat(judge("ky-luat-con-hieu-luc", new Someone.Values(), day, one).result())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, BREACH", "2023-01-01, MET"})
    void barsByADisciplineWhoseEndIsRecorded(LocalDate day, Result result) {
        var one = new Someone()
                .disciplined(
                        new Discipline("Khiển trách", LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31), false));
        var verdict = judge("ky-luat-con-hieu-luc", new Someone.Values(), day, one);
        assertThat(verdict.result()).isEqualTo(result);
    }

    @Test
    void neverForgetsAnExpulsionAndAsksForTheDayOfADisciplineWithoutOne() {
        var expelled = new Someone()
                .disciplined(
                        Discipline.read("Khai trừ, 01/01/2005", Someone.DAY).orElseThrow());
        assertThat(judge("ky-luat-con-hieu-luc", new Someone.Values(), expelled).result())
                .isEqualTo(Result.BREACH);
        var undated = new Someone()
                .disciplined(Discipline.read("Khiển trách", Someone.DAY).orElseThrow());
        assertThat(judge("ky-luat-con-hieu-luc", new Someone.Values(), undated).result())
                .isEqualTo(Result.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'Cảnh cáo, 15/05/2022',            Cảnh cáo,    2022-05-15",
                "'Khiển trách (ngày 1-2-2021)',     Khiển trách, 2021-02-01",
                "Cách chức,                         Cách chức,   null",
                "Không,                             null,        null",
                "'',                                null,        null",
                "'-',                               null,        null",
                "'Khiển trách 2019, đã hết hiệu lực', null,      null"
            })
    void readsWhatTheColumnSays(String written, String form, LocalDate decided) {
        var read = Discipline.read(written, Someone.DAY);
        if (form == null) assertThat(read).isEmpty();
        else assertThat(read).contains(new Discipline(form, decided, null, false));
    }

    @ParameterizedTest
    @CsvSource({
        "Phó Chủ tịch UBND Xã Mai Sơn,      Bí thư Đảng ủy,                     MET",
        "Phó Bí thư Thường trực Đảng ủy,    Bí thư Đảng ủy,                     MET",
        "Phó Bí thư Thường trực Đảng ủy,    'Phó Bí thư Đảng ủy, Chủ tịch UBND', BREACH",
        "Bí thư Đảng uỷ,                    Bí thư Đảng ủy,                     BREACH",
        "Bí thư Đảng ủy,                    Chủ tịch Hội đồng nhân dân,         BREACH",
        "Phó Chủ tịch Hội đồng nhân dân xã, Chủ tịch HĐND,                      MET",
        "Người hoạt động không chuyên trách, Bí thư Đảng ủy,                    UNKNOWN",
        "Phó Chủ tịch UBND,                 Trưởng trạm y tế,                   UNKNOWN"
    })
    void plansForAHigherTitleOnly(String post, String title, Result result) {
        assertThat(judge(
                                "chuc-danh-cao-hon",
                                new Someone.Values(),
                                new Someone().posts(post).planned(title, "o1"))
                        .result())
                .isEqualTo(result);
    }

    @Test
    void measuresByTheHighestOfSeveralPosts() {
        var one = new Someone()
                .posts("Phó Chủ tịch UBND", "Phó Bí thư Đảng ủy")
                .planned("Phó Bí thư Thường trực Đảng ủy", "o1");
        assertThat(judge("chuc-danh-cao-hon", new Someone.Values(), one).result())
                .isEqualTo(Result.BREACH);
    }

    @ParameterizedTest
    @CsvSource({"3, MET", "4, BREACH"})
    void letsThreePeopleBePlannedForATitle(int people, Result result) {
        var others = IntStream.range(2, people + 1)
                .mapToObj(i -> new Someone().who("p" + i))
                .toArray(Someone[]::new);
        var verdict = judge("qua-ba-nguoi-mot-chuc-danh", new Someone.Values(), new Someone(), others);
        assertThat(verdict.result()).isEqualTo(result);
        assertThat(verdict.facts()).contains(people + " người");
    }

    @Test
    void countsOnePersonOnceAndNeitherOtherPlacesNorOtherTerms() {
        Someone[] others = {
            new Someone(),
            new Someone().who("p2"),
            new Someone().who("p3"),
            new Someone().who("p4").planned("Bí thư Đảng ủy", "o2"),
            new Someone().who("p5").term("2020-2025")
        };
        assertThat(judge("qua-ba-nguoi-mot-chuc-danh", new Someone.Values(), new Someone(), others)
                        .result())
                .isEqualTo(Result.MET);
    }

    @Test
    void countsAlongWhoStandsAlready() {
        var standing = IntStream.range(2, 5)
                .mapToObj(i -> new Someone().who("p" + i).made())
                .toList();
        var report = new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS)
                .run(List.of(new Someone().made()), standing);
        assertThat(report.lines()).hasSize(1);
        assertThat(report.found()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3, MET", "4, BREACH"})
    void letsAPersonHaveThreeTitlesOfOneLevel(int titles, Result result) {
        var others = IntStream.range(1, titles)
                .mapToObj(i -> new Someone().planned("Bí thư Đảng ủy", "o" + (i + 1)))
                .toArray(Someone[]::new);
        assertThat(judge("qua-ba-chuc-danh", new Someone.Values(), new Someone(), others)
                        .result())
                .isEqualTo(result);
    }

    // --- shares
    // --------------------------------------------------------------------------------------------------------------

    private static Verdict share(String rule, int part, int whole, java.util.function.UnaryOperator<Someone> makes) {
        var list = IntStream.range(0, whole)
                .mapToObj(i -> {
                    var one = new Someone()
                            .who("p" + i)
                            .born(Sex.MALE, "01/01/1980")
                            .ethnicity("Kinh");
                    return (i < part ? makes.apply(one) : one).made();
                })
                .toList();
        return new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS)
                .run(list, List.of()).whole().stream()
                        .filter(verdict -> verdict.rule().equals(rule))
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"5, 20, MET", "4, 20, WARNING", "6, 21, MET", "5, 21, WARNING", "0, 1, WARNING"})
    void wantsAQuarterToBeWomen(int women, int people, Result result) {
        var verdict = share(ShareRules.WOMEN, women, people, one -> one.born(Sex.FEMALE, "01/01/1980"));
        assertThat(verdict.result()).isEqualTo(result);
        assertThat(verdict.facts()).contains("%d trên %d".formatted(women, people));
    }

    // Under 35 on 15/08/2022 is who was born after 15/08/1987.
    @ParameterizedTest
    @CsvSource({"16/08/1987, MET", "15/08/1987, WARNING", "1988, MET", "1987, WARNING"})
    void countsAsYoungWhoIsUnderTheAgeOnTheDay(String born, Result result) {
        assertThat(share(ShareRules.YOUNG, 15, 100, one -> one.born(Sex.MALE, born))
                        .result())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"10, Mông, MET", "9, Ơ Đu, WARNING", "10, kinh, WARNING"})
    void countsMinorities(int part, String ethnicity, Result result) {
        assertThat(share(ShareRules.MINORITY, part, 20, one -> one.ethnicity(ethnicity))
                        .result())
                .isEqualTo(result);
    }

    // 377-QĐ/TW names the share and no number: 0 stands for that.
    @ParameterizedTest
    @CsvSource({"0, 2, UNKNOWN", "0, 0, UNKNOWN", "10, 2, MET", "10, 1, WARNING"})
    void countsScienceAndTechnologyAndWarnsOnlyByANumber(String target, int part, Result result) {
        var list = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var one = new Someone().who("p" + i);
                    return (i < part ? one.scientist() : one).made();
                })
                .toList();
        var values =
                new Someone.Values().put("share.science", target, "377-QĐ/TW").on(Someone.DAY);
        assertThat(new PlanningCheck(values, Someone.RANKS).run(list, List.of()).whole())
                .filteredOn(verdict -> verdict.rule().equals(ShareRules.SCIENCE))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.result()).isEqualTo(result);
                    assertThat(verdict.facts()).contains(part + " trên 20 người");
                    assertThat(verdict.source()).isEqualTo("377-QĐ/TW");
                });
    }

    @Test
    void asksForNoScienceShareBeforeADocumentDoes() {
        assertThat(new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS)
                        .run(List.of(new Someone().made()), List.of())
                        .whole())
                .isNotEmpty()
                .noneMatch(verdict -> verdict.rule().equals(ShareRules.SCIENCE));
    }

    @Test
    void saysOfHowManyAFactIsMissing() {
        assertThat(share(ShareRules.MINORITY, 3, 20, one -> one.ethnicity("")).facts())
                .contains("3 người chưa ghi dân tộc");
    }

    @Test
    void saysNothingOfAnEmptyList() {
        var report = new PlanningCheck(Someone.values(Someone.DAY), Someone.RANKS).run(List.of(), List.of());
        assertThat(report.lines()).isEmpty();
        assertThat(report.whole()).isEmpty();
    }
}
