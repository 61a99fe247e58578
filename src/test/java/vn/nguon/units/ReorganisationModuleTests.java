package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.LAST;
import static vn.nguon.units.Redrawn.RESOLUTION;
import static vn.nguon.units.Redrawn.code;
import static vn.nguon.units.Redrawn.done;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;

/** The act as a whole: the seventeen communes that became nine, each kind of change by hand, and what is refused. */
@SpringBootTest
@Transactional
class ReorganisationModuleTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Reorganisations reorganisations;

    @Autowired
    private CarryingOut carryingOut;

    @Autowired
    private PlaceLoader loader;

    @Autowired
    private Units units;

    private Redrawn given;

    @BeforeEach
    void nghệAn() {
        given = new Redrawn(jdbc, organisations, loader);
    }

    private UUID draft(Viewer by, LocalDate day) {
        return done(reorganisations.draft(
                by, new Reorganisation.Head("12-QĐ/TU", day.minusDays(10), "Ban Thường vụ Tỉnh ủy", "", day)));
    }

    private int version(Viewer by, UUID ref) {
        return reorganisations.get(by, ref).version();
    }

    private Outcome<UUID> add(Viewer by, UUID ref, Change change) {
        return reorganisations.add(by, ref, version(by, ref), change);
    }

    private Outcome<UUID> carryOut(Viewer by, UUID ref) {
        return carryingOut.carryOut(by, ref, version(by, ref));
    }

    private static Change organisation(Kind kind, List<UUID> from, List<Target> to, Change.@Nullable Keepers keepers) {
        return new Change(kind, Subject.ORGANISATION, from, to, keepers);
    }

    private static Change place(Kind kind, List<UUID> from, List<Target> to) {
        return new Change(kind, Subject.PLACE, from, to, null);
    }

    private Target board(String name, OrganisationId superior) {
        return Target.organisation(
                UUID.randomUUID(),
                name,
                name,
                OrganisationCard.Kind.BOARD,
                OrganisationCard.Form.PARTY,
                given.ref(superior),
                null);
    }

    private Target commune(String name, String code) {
        return Target.place(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                name,
                PlaceCard.Kind.COMMUNE,
                code,
                given.place("Tỉnh Nghệ An", "40"));
    }

    /** The whole of 01/07/2025: the file, and keepers for the bodies of the districts. */
    private UUID resolution(Viewer by) {
        var ref = done(reorganisations.draft(by, RESOLUTION));
        done(reorganisations.addFile(by, ref, version(by, ref), Redrawn.file()));
        var keepers = new HashMap<UUID, Change.Keepers>();
        for (var loose : reorganisations.sight(by, ref).plan().loose)
            keepers.put(loose.body(), Change.Keepers.all(given.ref(given.provinceBoard)));
        done(reorganisations.keep(by, ref, version(by, ref), keepers));
        // Boards hang under committees that end only now.
        keepers.clear();
        for (var loose : reorganisations.sight(by, ref).plan().loose)
            keepers.put(loose.body(), Change.Keepers.all(given.ref(given.provinceBoard)));
        if (!keepers.isEmpty()) done(reorganisations.keep(by, ref, version(by, ref), keepers));
        return ref;
    }

    @Test
    void makesNineCommunesOfSeventeenFromTheFile() {
        var ref = resolution(given.board);
        done(carryOut(given.board, ref));

        assertThat(communes(LAST)).hasSize(18).contains("Đảng ủy xã Xiêng My", "Đảng ủy thị trấn Thạch Giám");
        assertThat(communes(FIRST))
                .containsExactlyInAnyOrder(
                        "Đảng ủy xã Tương Dương",
                        "Đảng ủy xã Nhôn Mai",
                        "Đảng ủy xã Hữu Khuông",
                        "Đảng ủy xã Nga My",
                        "Đảng ủy xã Lượng Minh",
                        "Đảng ủy xã Yên Hòa",
                        "Đảng ủy xã Yên Na",
                        "Đảng ủy xã Tam Quang",
                        "Đảng ủy xã Tam Thái",
                        "Đảng ủy xã Tam Hợp");
        assertThat(units.organisations(FIRST))
                .filteredOn(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE)
                .allMatch(o -> given.province.equals(o.superior()));
        assertThat(units.organisations(LAST))
                .filteredOn(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE)
                .extracting(OrganisationCard::superior)
                .containsOnly(given.district, given.otherDistrict);
        assertThat(units.places(LAST)).extracting(PlaceCard::name).contains("Huyện Tương Dương");
        assertThat(units.places(FIRST)).extracting(PlaceCard::name).doesNotContain("Huyện Tương Dương");
        assertThat(units.endedBy(given.district, LAST)).isFalse();
        assertThat(units.endedBy(given.district, FIRST)).isTrue();
    }

    private List<String> communes(LocalDate day) {
        return units.organisations(day).stream()
                .filter(o -> o.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE)
                .map(OrganisationCard::name)
                .toList();
    }

    @Test
    void keepsTheCommuneThatGoesOnUnderTheProvinceTheSame() {
        var before = given.body("Đảng ủy xã Hữu Khuông");
        done(carryOut(given.board, resolution(given.board)));
        var after = units.committeeOf("Xã Hữu Khuông", given.province, FIRST).orElseThrow();
        assertThat(after.id()).isEqualTo(before);
        assertThat(units.organisation(before, LAST).orElseThrow().superior()).isEqualTo(given.district);
        assertThat(given.count(
                        "SELECT count(*) FROM organisation_end e JOIN organisation_card c ON c.id = e.organisation_id"
                                + " WHERE c.name LIKE '%Hữu Khuông'"))
                .isZero();
    }

    @Test
    void neverMixesTheTwoCommunesCalledTamHopNorTheCode16936() {
        var ours = given.body("Đảng ủy xã Tam Hợp");
        var theirs = units.committeeOf("Xã Tam Hợp", given.otherDistrict, LAST).orElseThrow();
        assertThat(theirs.id()).isNotEqualTo(ours);
        done(carryOut(given.board, resolution(given.board)));

        assertThat(units.places(LAST))
                .filteredOn(p -> "16936".equals(p.code()))
                .singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("Xã Tam Hợp"));
        assertThat(units.places(FIRST))
                .filteredOn(p -> "16936".equals(p.code()))
                .singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("Xã Tam Thái"));
        var tamThai = units.committeeOf("Xã Tam Thái", given.province, FIRST).orElseThrow();
        assertThat(onMap(ours, FIRST)).isEqualTo(tamThai.id());
        assertThat(onMap(given.body("Đảng ủy xã Tam Thái"), FIRST)).isEqualTo(tamThai.id());
        assertThat(onMap(theirs.id(), FIRST)).isEqualTo(theirs.id());
        assertThat(units.committeeOf("Xã Tam Hợp", given.province, FIRST)
                        .orElseThrow()
                        .id())
                .isEqualTo(theirs.id());
        assertThat(given.keepers()).contains("Đảng ủy xã Tam Hợp → Đảng ủy xã Tam Thái");
    }

    private OrganisationId onMap(OrganisationId id, LocalDate day) {
        return units.onMap(id, day);
    }

    @Test
    void listsThePlacesOfADayWithWhatTheyWereFormedFrom() {
        done(carryOut(given.board, resolution(given.board)));
        assertThat(units.places(FIRST))
                .filteredOn(p -> p.name().equals("Xã Tam Thái"))
                .singleElement()
                .satisfies(p -> assertThat(p.origins()).isEqualTo("Xã Tam Hợp (16936), Xã Tam Thái (16924)"));
        assertThat(units.places(FIRST))
                .filteredOn(p -> p.name().equals("Xã Hữu Khuông"))
                .allMatch(p -> p.origins().isEmpty());
        assertThat(units.places(LAST)).allMatch(p -> p.origins().isEmpty());
    }

    @Test
    void findsAnOrganisationOnTheOldMapAndOnTheNewOne() {
        var old = given.body("Đảng ủy xã Xiêng My");
        done(carryOut(given.board, resolution(given.board)));
        assertThat(onMap(old, LAST)).isEqualTo(old);
        assertThat(units.organisation(onMap(old, FIRST), FIRST).orElseThrow().name())
                .isEqualTo("Đảng ủy xã Nga My");
    }

    @Test
    void namesEveryBodyThatNobodySaidAnythingAbout() {
        var ref = done(reorganisations.draft(given.board, RESOLUTION));
        done(reorganisations.addFile(given.board, ref, 0, Redrawn.file()));
        assertThat(reorganisations.sight(given.board, ref).plan().loose)
                .extracting(RedrawPlan.Loose::body)
                .contains(given.ref(given.district), given.ref(given.otherDistrict));
        assertThat(code(carryOut(given.board, ref))).isEqualTo("con-cap-duoi");
        assertThat(communes(FIRST)).hasSize(18);
    }

    @Test
    void refusesTheFileOnAnotherDayOrTwice() {
        var ref = draft(given.board, LocalDate.of(2025, 8, 1));
        assertThat(code(reorganisations.addFile(given.board, ref, 0, Redrawn.file())))
                .isEqualTo("tep-khong-co-thay-doi");
        var whole = resolution(given.board);
        assertThat(code(reorganisations.addFile(given.board, whole, version(given.board, whole), Redrawn.file())))
                .isEqualTo("hai-thay-doi");
        assertThat(code(reorganisations.addFile(given.board, ref, 0, "không phải tệp".getBytes())))
                .isEqualTo("tep-dia-ban");
    }

    @Test
    void mergesTwoBoardsIntoANewOne() {
        var mass = given.found("Ban Dân vận Tỉnh ủy", OrganisationCard.Kind.BOARD, given.province, null);
        var propaganda = given.found("Ban Tuyên giáo Tỉnh ủy", OrganisationCard.Kind.BOARD, given.province, null);
        var office = given.found("Phòng Tuyên truyền", OrganisationCard.Kind.OTHER, propaganda, null);
        var ref = draft(given.board, LocalDate.of(2025, 2, 1));
        var both = board("Ban Tuyên giáo và Dân vận Tỉnh ủy", given.province);
        done(add(
                given.board,
                ref,
                organisation(Kind.MERGE, List.of(given.ref(mass), given.ref(propaganda)), List.of(both), null)));
        done(carryOut(given.board, ref));
        var merged = units.byRef(both.ref(), FIRST).orElseThrow();
        assertThat(onMap(mass, FIRST)).isEqualTo(merged.id());
        assertThat(onMap(mass, LocalDate.of(2025, 1, 31))).isEqualTo(mass);
        assertThat(units.organisation(office, FIRST).orElseThrow().superior()).isEqualTo(merged.id());
        assertThat(units.organisation(office, LocalDate.of(2025, 1, 31))
                        .orElseThrow()
                        .superior())
                .isEqualTo(propaganda);
        assertThat(given.keepers())
                .contains(
                        "Ban Dân vận Tỉnh ủy → Ban Tuyên giáo và Dân vận Tỉnh ủy",
                        "Ban Tuyên giáo Tỉnh ủy → Ban Tuyên giáo và Dân vận Tỉnh ủy");
    }

    @Test
    void takesANeighbourInWithoutFoundingAnything() {
        var ref = draft(given.board, FIRST);
        done(add(
                given.board,
                ref,
                place(
                        Kind.MERGE,
                        List.of(given.place("Xã Xiêng My", "16904")),
                        List.of(Target.existing(given.place("Xã Nga My", "16903"))))));
        done(carryOut(given.board, ref));
        assertThat(communes(FIRST)).hasSize(17).contains("Đảng ủy xã Nga My").doesNotContain("Đảng ủy xã Xiêng My");
        assertThat(onMap(given.body("Đảng ủy xã Xiêng My"), FIRST)).isEqualTo(given.body("Đảng ủy xã Nga My"));
    }

    @Test
    void splitsACommuneAndAssignsNothing() {
        var ref = draft(given.board, FIRST);
        var yenNa = given.body("Đảng ủy xã Yên Na");
        var upper = commune("Xã Yên Na Thượng", "16950");
        var lower = commune("Xã Yên Na Hạ", "16951");
        var split = place(Kind.SPLIT, List.of(given.place("Xã Yên Na", "16912")), List.of(upper, lower));
        done(add(given.board, ref, split));
        assertThat(code(carryOut(given.board, ref))).isEqualTo("con-cap-duoi");
        done(reorganisations.remove(given.board, ref, version(given.board, ref), 0));
        done(add(
                given.board,
                ref,
                new Change(split.kind(), split.subject(), split.from(), split.to(), Change.Keepers.all(upper.ref()))));
        done(carryOut(given.board, ref));
        assertThat(communes(FIRST)).contains("Đảng ủy xã Yên Na Thượng", "Đảng ủy xã Yên Na Hạ");
        assertThat(onMap(yenNa, FIRST)).isEqualTo(yenNa);
        assertThat(given.keepers()).contains("Đảng ủy xã Yên Na → Đảng ủy xã Yên Na Thượng");
        assertThat(given.count("SELECT count(*) FROM organisation_successor")).isEqualTo(4);
    }

    @Test
    void renamesAndMovesOnOneDay() {
        var ref = draft(given.board, FIRST);
        var board = given.ref(given.districtBoard);
        done(add(
                given.board,
                ref,
                organisation(
                        Kind.RENAME,
                        List.of(board),
                        List.of(Target.renamed(board, "Ban Xây dựng Đảng", "BXDĐ", "")),
                        null)));
        done(add(
                given.board,
                ref,
                organisation(
                        Kind.MOVE, List.of(board), List.of(Target.moved(board, given.ref(given.province))), null)));
        done(carryOut(given.board, ref));
        var after = units.organisation(given.districtBoard, FIRST).orElseThrow();
        assertThat(after.name()).isEqualTo("Ban Xây dựng Đảng");
        assertThat(after.superior()).isEqualTo(given.province);
        assertThat(units.organisation(given.districtBoard, LAST).orElseThrow().name())
                .isEqualTo("Ban Tổ chức Huyện ủy");
    }

    @Test
    void renamesACommuneWithItsBodiesAndItsCode() {
        var ref = draft(given.board, FIRST);
        var place = given.place("Xã Yên Na", "16912");
        var committee = given.body("Đảng ủy xã Yên Na");
        done(add(
                given.board,
                ref,
                place(Kind.RENAME, List.of(place), List.of(Target.renamed(place, "Xã Yên Na Mới", "", "16999")))));
        done(carryOut(given.board, ref));
        assertThat(units.organisation(committee, FIRST).orElseThrow().name()).isEqualTo("Đảng ủy xã Yên Na Mới");
        assertThat(units.organisation(committee, LAST).orElseThrow().name()).isEqualTo("Đảng ủy xã Yên Na");
        assertThat(units.organisation(committee, FIRST).orElseThrow().superior())
                .isEqualTo(given.district);
    }

    @Test
    void foundsACommuneWithItsTwoBodies() {
        var ref = draft(given.admin, FIRST);
        done(add(given.admin, ref, place(Kind.FOUND, List.of(), List.of(commune("Xã Biên Giới", "16999")))));
        done(carryOut(given.admin, ref));
        assertThat(units.committeeOf("Xã Biên Giới", given.province, FIRST)
                        .orElseThrow()
                        .superior())
                .isEqualTo(given.province);
        assertThat(units.organisations(LAST)).extracting(OrganisationCard::name).doesNotContain("Đảng ủy xã Biên Giới");
    }

    @Test
    void refusesWhatHasEndedOverlapsOrIsNotThereOnTheDay() {
        var first = draft(given.board, FIRST);
        var board = given.ref(given.districtBoard);
        var end = organisation(Kind.END, List.of(board), List.of(), Change.Keepers.all(given.ref(given.provinceBoard)));
        done(add(given.board, first, end));
        done(carryOut(given.board, first));

        var later = draft(given.board, LocalDate.of(2025, 9, 1));
        assertThat(code(add(given.board, later, end))).isEqualTo("da-ket-thuc");
        var mass = given.ref(given.found("Ban Dân vận", OrganisationCard.Kind.BOARD, given.province, null));
        assertThat(code(add(
                        given.board,
                        later,
                        organisation(Kind.MERGE, List.of(mass), List.of(Target.existing(board)), null))))
                .isEqualTo("noi-nhan-khong-co");
        assertThat(code(add(
                        given.board,
                        later,
                        organisation(Kind.END, List.of(mass), List.of(), Change.Keepers.all(board)))))
                .isEqualTo("noi-giu-da-ket-thuc");
        assertThat(code(add(
                        given.board,
                        later,
                        organisation(Kind.END, List.of(mass), List.of(), Change.Keepers.all(mass)))))
                .isEqualTo("giu-cho-minh");
        done(add(
                given.board,
                later,
                organisation(Kind.RENAME, List.of(mass), List.of(Target.renamed(mass, "Ban Mới", "BM", "")), null)));
        done(carryOut(given.board, later));
        var between = draft(given.board, LocalDate.of(2025, 8, 1));
        assertThat(code(add(
                        given.board,
                        between,
                        organisation(
                                Kind.END, List.of(mass), List.of(), Change.Keepers.all(given.ref(given.province))))))
                .isEqualTo("trung-ngay");
        var early = draft(given.board, LocalDate.of(2019, 1, 1));
        assertThat(code(add(
                        given.board,
                        early,
                        organisation(
                                Kind.RENAME, List.of(mass), List.of(Target.renamed(mass, "Ban Cũ", "BC", "")), null))))
                .isEqualTo("chua-co");
    }

    @Test
    void refusesACircleOfSuperiors() {
        var ref = draft(given.board, FIRST);
        var district = given.ref(given.district);
        assertThat(code(add(
                        given.board,
                        ref,
                        organisation(
                                Kind.MOVE,
                                List.of(district),
                                List.of(Target.moved(district, given.ref(given.districtBoard))),
                                null))))
                .isEqualTo("vong-truc-thuoc");
    }

    @Test
    void refusesANameAndACodeThatAreTaken() {
        var ref = draft(given.board, FIRST);
        assertThat(code(add(
                        given.board,
                        ref,
                        organisation(
                                Kind.FOUND, List.of(), List.of(board("Ban Tổ chức Tỉnh ủy", given.province)), null))))
                .isEqualTo("ten-to-chuc-da-co");
        assertThat(code(add(
                        given.board,
                        ref,
                        place(
                                Kind.MERGE,
                                List.of(given.place("Xã Yên Na", "16912"), given.place("Xã Yên Tĩnh", "16900")),
                                List.of(commune("Xã Yên Na", "16936"))))))
                .isEqualTo("ma-da-dung");
    }

    @Test
    void drawsTheMapAheadOfItsDay() {
        var ahead = Redrawn.on(given.board, LocalDate.of(2025, 6, 20));
        done(carryOut(ahead, resolution(ahead)));
        assertThat(communes(LAST)).hasSize(18);
        assertThat(communes(FIRST)).hasSize(10);
    }

    @Test
    void leavesNothingBehindWhenADraftIsCancelled() {
        var ref = resolution(given.board);
        done(reorganisations.cancel(given.board, ref, version(given.board, ref)));
        assertThat(communes(FIRST)).hasSize(18);
        assertThat(reorganisations.get(given.board, ref).state()).isEqualTo(Reorganisation.State.CANCELLED);
        assertThatThrownBy(() -> carryOut(given.board, ref)).isInstanceOf(Stale.class);
    }

    @Test
    void noticesThatSomebodyElseSavedTheDraft() {
        var ref = draft(given.board, FIRST);
        done(add(given.board, ref, place(Kind.FOUND, List.of(), List.of(commune("Xã Mới", "16990")))));
        assertThatThrownBy(() -> reorganisations.remove(given.board, ref, 0, 0)).isInstanceOf(Stale.class);
    }

    @Test
    void isNotFoundByWhoMayNotSeeAllThatItTouches() {
        var other = given.viewer("Vi Văn Hợp", Role.ORGANISATION_BOARD, given.otherDistrict, LAST);
        var ref = draft(given.board, FIRST);
        assertThatThrownBy(() -> reorganisations.get(other, ref)).isInstanceOf(NotFound.class);
        assertThat(reorganisations.list(other)).isEmpty();
        var own = draft(other, FIRST);
        var yenNa = given.place("Xã Yên Na", "16912");
        assertThatThrownBy(() -> add(
                        other,
                        own,
                        place(Kind.RENAME, List.of(yenNa), List.of(Target.renamed(yenNa, "Xã Khác", "", "16912")))))
                .isInstanceOf(NotFound.class);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.district, LAST);
        assertThatThrownBy(() -> reorganisations.get(commune, ref)).isInstanceOf(NotFound.class);
    }

    @Test
    void foundsOnlyWithinTheReachOfTheOffice() {
        var other = given.viewer("Vi Văn Hợp", Role.ORGANISATION_BOARD, given.otherDistrict, LAST);
        var ref = draft(other, FIRST);
        assertThatThrownBy(() -> add(other, ref, place(Kind.FOUND, List.of(), List.of(commune("Xã Mới", "")))))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> add(
                        other,
                        ref,
                        organisation(Kind.FOUND, List.of(), List.of(board("Ban Mới", given.district)), null)))
                .isInstanceOf(Forbidden.class);
        done(add(
                other, ref, organisation(Kind.FOUND, List.of(), List.of(board("Ban Mới", given.otherDistrict)), null)));
        var province = draft(given.board, FIRST);
        done(add(given.board, province, place(Kind.FOUND, List.of(), List.of(commune("Xã Mới", "")))));
    }

    @Test
    void takesOnlyItsOwnDistrictFromTheFileOfTheProvince() {
        var district = given.viewer("Lô Thị Tổ", Role.ORGANISATION_BOARD, given.districtBoard, LAST);
        var ref = done(reorganisations.draft(district, RESOLUTION));
        done(reorganisations.addFile(district, ref, 0, Redrawn.file()));
        assertThat(reorganisations.get(district, ref).changes())
                .filteredOn(c -> c.kind() == Kind.MERGE)
                .hasSize(7);
        assertThat(reorganisations.get(district, ref).changes())
                .flatExtracting(Change::from)
                .doesNotContain(given.place("Xã Tam Hợp", "17059"));
    }

    @Test
    void writesWhoDidItIntoTheAudit() {
        done(carryOut(given.board, resolution(given.board)));
        assertThat(jdbc.sql("SELECT actor FROM audit_entry WHERE action = 'REORGANISE'")
                        .query(String.class)
                        .list())
                .containsExactly("Nguyễn Thị Tỉnh");
        assertThat(given.count(
                        "SELECT count(*) FROM audit_entry WHERE action = 'END' AND subject_kind = 'organisation'"))
                .isEqualTo(given.count("SELECT count(*) FROM organisation_end"))
                .isPositive();
    }
}
