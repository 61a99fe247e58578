package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.people.Upland;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The checks over real lists, with the values of the database. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"accounts", "web"})
@Transactional
class PlanningCheckModuleTests {

    private static final LocalDate DECIDED = LocalDate.of(2022, 8, 15);

    @Autowired
    PlanningImports imports;

    @Autowired
    PlanningRounds rounds;

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer hanh;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        NgheAn.around(jdbc, given);
        hanh = given.boardClerk();
    }

    private UUID upload(String file) throws IOException {
        return ((PlanningImports.Started) imports.upload(hanh, file, PlanningImportModuleTests.file(file))).ref();
    }

    /** One line of quy-hoach-can-xem-lai.truth.json. */
    record Planted(int row, String name, String title, String breaks) {}

    private List<Planted> truth() throws IOException {
        try (var in =
                Objects.requireNonNull(getClass().getResourceAsStream("/planning/quy-hoach-can-xem-lai.truth.json"))) {
            return List.of(json.readValue(in.readAllBytes(), Planted[].class));
        }
    }

    private static List<Planted> found(PlanningImports.CheckedList list) {
        var found = new ArrayList<Planted>();
        list.checked().byRow().forEach((index, line) -> {
            for (var verdict : line.findings())
                found.add(new Planted(
                        list.rows().get(index).row(),
                        line.candidate().name(),
                        line.candidate().title(),
                        verdict.rule()));
        });
        return found;
    }

    @Test
    void findsExactlyWhatIsWrongWithTheListToReview() throws IOException {
        var list = imports.check(hanh, upload("quy-hoach-can-xem-lai.xlsx"), DECIDED, true);
        assertThat(found(list)).containsExactlyInAnyOrderElementsOf(truth());
        assertThat(list.checked().byRow()).hasSize(14);
        assertThat(list.checked().byRow().get(12).findings()).isEmpty();
        assertThat(list.checked().byRow().get(13).findings()).isEmpty();
        assertThat(list.checked().report().found())
                .flatExtracting(line -> line.findings())
                .allSatisfy(verdict -> {
                    assertThat(verdict.source()).isNotBlank();
                    assertThat(verdict.facts()).isNotBlank();
                    assertThat(verdict.sentence()).isNotBlank();
                    assertThat(verdict.mend()).isNotBlank();
                });
    }

    @Test
    void findsTheSameAmongThoseWhoStandPlanned() throws IOException {
        var list = imports.check(hanh, upload("quy-hoach-can-xem-lai.xlsx"), DECIDED, false);
        assertThat(found(list)).containsExactlyInAnyOrderElementsOf(truth());
    }

    @Test
    void namesTheProvincesOwnDocumentUntilTheNewRegulation() throws IOException {
        var ref = upload("quy-hoach-can-xem-lai.xlsx");
        assertThat(source(ref, DECIDED)).isEqualTo("15-QĐ/TU ngày 01/03/2022 (Nghệ An)");
        assertThat(source(ref, LocalDate.of(2025, 10, 7))).isEqualTo("15-QĐ/TU ngày 01/03/2022 (Nghệ An)");
        assertThat(source(ref, LocalDate.of(2025, 10, 8))).isEqualTo("377-QĐ/TW ngày 08/10/2025");
        assertThat(source(ref, LocalDate.of(2022, 2, 28))).isEqualTo("mặc định, chưa có văn bản");
    }

    private String source(UUID ref, LocalDate day) {
        return imports.check(hanh, ref, day, true).checked().byRow().get(8).verdicts().stream()
                .filter(verdict -> verdict.rule().equals("qua-ba-nguoi-mot-chuc-danh"))
                .findFirst()
                .orElseThrow()
                .source();
    }

    @Test
    void usesNoOtherProvincesValues() {
        var nghean = rules.set(DECIDED, "Tỉnh Nghệ An")
                .find("planning.people-per-title")
                .orElseThrow();
        assertThat(nghean.level()).isEqualTo(Rule.Level.PROVINCIAL);
        assertThat(nghean.source().isDefault()).isFalse();
        var thanhhoa = rules.set(DECIDED, "Thanh Hóa")
                .find("planning.people-per-title")
                .orElseThrow();
        assertThat(thanhhoa.level()).isEqualTo(Rule.Level.CENTRAL);
        assertThat(thanhhoa.source().isDefault()).isTrue();
    }

    @Test
    void givesEverySourcedValueADocumentAndDates() {
        assertThat(rules.set(LocalDate.of(2026, 1, 1), "Nghệ An").under("planning."))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.source().isDefault())
                        .isEqualTo(rule.source().document().isEmpty()));
    }

    @Test
    void findsNothingInTheTwoRealLists() throws IOException {
        for (var file : List.of("quy-hoach-2020-2025.xlsx", "quy-hoach-2025-2030.xlsx")) {
            var ref = upload(file);
            var list = imports.check(hanh, ref, imports.dayOf(hanh, ref), true);
            assertThat(found(list)).as(file).isEmpty();
            assertThat(list.checked().report().whole())
                    .extracting(Verdict::rule)
                    .containsExactly("ty-le-nu", "ty-le-tre", "ty-le-dan-toc-thieu-so");
        }
    }

    @Test
    void keepsWhatItSaidWithTheDecision() throws IOException {
        var ref = upload("quy-hoach-can-xem-lai.xlsx");
        var district = given.ref(given.district);
        imports.decide(
                hanh, ref, 0, new PlanningImports.Decision("731-QĐ/HU", DECIDED, district, district, "2025-2030"));
        assertThat(imports.write(hanh, ref, 1)).isInstanceOf(Outcome.Done.class);

        var round = rounds.list(hanh).rounds().getFirst();
        assertThat(round.name()).isEqualTo("Xây dựng quy hoạch cấp xã nhiệm kỳ 2025–2030, năm 2022");
        assertThat(round.counts().added()).isEqualTo(14);
        assertThat(rounds.keptOfRound(hanh, round.ref())).singleElement().satisfies(kept -> {
            assertThat(kept.decision()).isEqualTo("731-QĐ/HU");
            assertThat(kept.verdicts()).hasSize(3);
        });
        var checked =
                rounds.check(hanh, round.ref(), DECIDED, new PlanningRounds.Asked(PlanningRounds.Pick.ALL, 50, 0));
        assertThat(checked.lines().stream()
                        .filter(line -> !line.check().findings().isEmpty())
                        .map(line -> line.name() + " "
                                + line.check().findings().stream()
                                        .map(Verdict::rule)
                                        .toList()))
                .hasSize(12)
                .contains("Lương Văn Quá [tuoi-hai-nhiem-ky]");
        var qua = checked.lines().stream()
                .filter(line -> line.name().equals("Lương Văn Quá"))
                .findFirst()
                .orElseThrow();
        // Values that change afterwards change nothing that was said.
        jdbc.sql("""
                INSERT INTO rule_parameter (key, value, unit, label, is_default, valid)
                VALUES ('planning.age.men', 70, 'tuổi', 'Tuổi công tác của nam', true, '[2000-01-01,)')
                """).update();
        assertThat(rounds.kept(hanh, qua.ref()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.verdicts())
                        .filteredOn(Verdict::found)
                        .singleElement()
                        .satisfies(verdict -> {
                            assertThat(verdict.rule()).isEqualTo("tuoi-hai-nhiem-ky");
                            assertThat(verdict.result()).isEqualTo(Verdict.Result.BREACH);
                            assertThat(verdict.source()).contains("50-QĐ/TW ngày 27/12/2021");
                        }));
        assertThat(rounds
                        .check(hanh, round.ref(), DECIDED, new PlanningRounds.Asked(PlanningRounds.Pick.ALL, 50, 0))
                        .lines()
                        .stream()
                        .filter(line -> line.ref().equals(qua.ref())))
                .singleElement()
                .satisfies(line -> assertThat(line.check().findings()).isEmpty());
    }

    @Test
    void forgetsTheRoundThatAListBeganWhenTheListIsTakenBack() throws IOException {
        var ref = upload("quy-hoach-2020-2025.xlsx");
        imports.answer(hanh, ref, 0, imports.questions(hanh, ref).getFirst(), false);
        assertThat(imports.write(hanh, ref, 1)).isInstanceOf(Outcome.Done.class);
        assertThat(rounds.list(hanh).rounds()).hasSize(1);
        assertThat(imports.undo(hanh, ref)).isInstanceOf(Outcome.Done.class);
        assertThat(rounds.list(hanh).rounds()).isEmpty();
    }

    @Test
    void checksNobodysListForAStranger() throws IOException {
        var ref = upload("quy-hoach-can-xem-lai.xlsx");
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThatThrownBy(() -> imports.check(stranger, ref, DECIDED, true)).isInstanceOf(NotFound.class);
    }
}
