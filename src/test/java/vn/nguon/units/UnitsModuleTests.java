package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Accounts;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Imports;

@SpringBootTest
@Transactional // each test begins without places
class UnitsModuleTests {
    private static final LocalDate IN_2022 = LocalDate.of(2022, 10, 7);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 22);

    @Autowired
    private Units units;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PlaceLoader loader;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Imports imports;

    /** In 2026 the whole file is the past: the old map, and the act of 2025. */
    private Viewer admin() {
        return new Viewer(
                accounts.open(accounts.freeUsername("Quản Trị"), "Quản Trị"),
                "Quản Trị",
                Set.of(Role.ADMINISTRATOR),
                "",
                "",
                0,
                IN_2026);
    }

    private static byte[] file() throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv"));
    }

    private PlaceLoader.Loaded load(Viewer admin) throws IOException {
        return ((Outcome.Done<PlaceLoader.Loaded>) loader.load(admin, "dia-ban.csv", file())).value();
    }

    private OrganisationId found(
            Viewer by, String name, OrganisationCard.Kind kind, OrganisationId superior, String place) {
        var placeId = place == null
                ? null
                : jdbc.sql("SELECT place_id FROM place_version WHERE name = :name LIMIT 1")
                        .param("name", place)
                        .query(Long.class)
                        .single();
        var command = new NewOrganisation(
                name, name, kind, OrganisationCard.Form.PARTY, superior, placeId, LocalDate.of(2020, 1, 1));
        var id = ((Outcome.Done<OrganisationId>) organisations.found(by, command)).value();
        loader.hang();
        return id;
    }

    @Test
    void makesTheBodiesOfEachCommuneAndHangsThemUnderTheCommitteeOfTheirTime() throws IOException {
        var admin = admin();
        load(admin);
        var province =
                found(admin, "Tỉnh ủy Nghệ An", OrganisationCard.Kind.PROVINCIAL_COMMITTEE, null, "Tỉnh Nghệ An");
        var district = found(
                admin, "Huyện ủy Tương Dương", OrganisationCard.Kind.DISTRICT_COMMITTEE, province, "Huyện Tương Dương");
        var before = units.committeeOf("Hữu Khuông", district, IN_2022).orElseThrow();
        var after = units.committeeOf("Xã Hữu Khuông", province, IN_2026).orElseThrow();
        assertThat(before.id()).isEqualTo(after.id());
        assertThat(before.superior()).isEqualTo(district);
        assertThat(after.superior()).isEqualTo(province);
        assertThat(units.organisations(IN_2022))
                .filteredOn(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE && district.equals(o.superior()))
                .hasSize(17);
        assertThat(units.organisations(IN_2026))
                .filteredOn(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE && province.equals(o.superior()))
                .hasSize(10);
    }

    @Test
    void findsACommuneHoweverItsToneIsPlacedAndNeverTheOneOfAnotherDistrict() throws IOException {
        var admin = admin();
        load(admin);
        var district = found(
                admin, "Huyện ủy Tương Dương", OrganisationCard.Kind.DISTRICT_COMMITTEE, null, "Huyện Tương Dương");
        var other = found(admin, "Huyện ủy Quỳ Hợp", OrganisationCard.Kind.DISTRICT_COMMITTEE, null, "Huyện Quỳ Hợp");
        assertThat(units.committeeOf("Xã Yên Hoà", district, IN_2022)).isPresent();
        assertThat(units.committeeOf("Xã Tam Hợp", district, IN_2022))
                .isNotEqualTo(units.committeeOf("Xã Tam Hợp", other, IN_2022))
                .isPresent();
        assertThat(units.committeeOf("Xã Không Có", district, IN_2022)).isEmpty();
    }

    @Test
    void handsTheFilesOfAnEndedCommuneToItsSuccessor() throws IOException {
        var admin = admin();
        load(admin);
        var keeper = jdbc.sql("""
                        SELECT k.name FROM organisation_end e
                          JOIN organisation_card o ON o.id = e.organisation_id
                          JOIN organisation_card k ON k.id = e.files_keeper
                         WHERE o.name = 'Đảng ủy xã Tam Hợp'
                        """).query(String.class).single();
        assertThat(keeper).isEqualTo("Đảng ủy xã Tam Thái");
    }

    @Test
    void keepsTheActThatTheFileCites() throws IOException {
        load(admin());
        assertThat(jdbc.sql(
                                "SELECT number, dated::text AS dated, issuer, effective_on::text AS day FROM reorganisation")
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("number", "1678/NQ-UBTVQH15")
                        .containsEntry("dated", "2025-06-16")
                        .containsEntry("issuer", "Ủy ban Thường vụ Quốc hội")
                        .containsEntry("day", "2025-07-01"));
    }

    @Test
    void leavesWhatComesAfterTodayForTheWizard() throws IOException {
        var then = admin();
        var in2022 = new Viewer(then.id(), then.name(), then.roles(), "", "", 0, IN_2022);
        var loaded = load(in2022);
        assertThat(loaded.later()).isEqualTo(1);
        assertThat(units.places(IN_2026)).extracting(PlaceCard::name).contains("Huyện Tương Dương", "Xã Tam Hợp");
        assertThat(units.organisations(IN_2026))
                .filteredOn(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE)
                .hasSize(18);
    }

    @Test
    void refusesTheSameFileTwice() throws IOException {
        var admin = admin();
        load(admin);
        assertThat(loader.load(admin, "lan-hai.csv", file()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("tep-da-nhap"));
    }

    @Test
    void takesALoadBackAsAWhole() throws IOException {
        var admin = admin();
        var loaded = load(admin);
        assertThat(loader.undo(admin, loaded.importId())).isInstanceOf(Outcome.Done.class);
        assertThat(units.places(IN_2022)).isEmpty();
        assertThat(imports.get(loaded.importId()).state()).isEqualTo(vn.nguon.sheets.Import.State.UNDONE);
    }

    @Test
    void saysWhoEndsWhomAndWhoKeepsWhat() throws IOException {
        var admin = admin();
        load(admin);
        var province =
                found(admin, "Tỉnh ủy Nghệ An", OrganisationCard.Kind.PROVINCIAL_COMMITTEE, null, "Tỉnh Nghệ An");
        var centre = found(
                admin, "Trung tâm Chính trị huyện Tương Dương", OrganisationCard.Kind.POLITICAL_CENTRE, province, null);
        var lastDay = LocalDate.of(2025, 6, 30);
        assertThat(organisations.end(admin, centre, new Organisations.End(lastDay, "QĐ", centre, province, province)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("giu-cho-minh"));
        assertThat(organisations.end(admin, province, new Organisations.End(lastDay, "QĐ", centre, centre, centre)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("con-cap-duoi"));
        assertThat(organisations.end(admin, centre, new Organisations.End(lastDay, "QĐ", province, province, province)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(units.endedBy(centre, lastDay)).isFalse();
        assertThat(units.endedBy(centre, lastDay.plusDays(1))).isTrue();
        assertThat(units.organisation(centre, IN_2026).orElseThrow().lastDay()).isEqualTo(lastDay);
        assertThat(organisations.end(admin, centre, new Organisations.End(lastDay, "QĐ", province, province, province)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("da-ket-thuc"));
    }

    @Test
    void keepsTheOldNameForTheTimeBeforeARenaming() {
        var admin = admin();
        var board = found(admin, "Ban Tuyên giáo Tỉnh ủy", OrganisationCard.Kind.BOARD, null, null);
        organisations.rename(admin, board, "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban TGDV", LocalDate.of(2025, 2, 1));
        assertThat(units.organisation(board, IN_2022).orElseThrow().name()).isEqualTo("Ban Tuyên giáo Tỉnh ủy");
        assertThat(units.organisation(board, IN_2026).orElseThrow().name())
                .isEqualTo("Ban Tuyên giáo và Dân vận Tỉnh ủy");
    }
}
