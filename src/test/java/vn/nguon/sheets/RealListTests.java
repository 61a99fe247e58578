package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.asTruth;
import static vn.nguon.sheets.Fixtures.list;
import static vn.nguon.sheets.Fixtures.truth;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;

/** The lists of the class of 2022, and the same kind of list as other offices type it. */
class RealListTests {

    @Test
    void readsTheRosterExactly() {
        var roster = list("danh-sach-hoc-vien.xlsx");
        var truth = truth("truth.json");
        assertThat(asTruth(roster.rows(), truth)).isEqualTo(truth).hasSize(91);
        assertThat(roster.problems()).isEmpty();
        assertThat(roster.rows()).allSatisfy(row -> assertThat(row.problems()).isEmpty());
        assertThat(roster.title())
                .isEqualTo(
                        "DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG CÁN BỘ QUY HOẠCH CÁC CHỨC DANH BÍ THƯ, PHÓ BÍ THƯ ĐẢNG ỦY XÃ, THỊ TRẤN");
    }

    @Test
    void readsEveryColumnOfTheRoster() {
        var roster = list("danh-sach-hoc-vien.xlsx");
        assertThat(roster.rows().get(1))
                .isEqualTo(new PersonRow(
                        11,
                        "Bùi Thị Nga",
                        Sex.FEMALE,
                        new BirthDate(1986, 11, 9),
                        "Kinh",
                        "Thị trấn Thạch Giám, Tương Dương, Nghệ An",
                        "Thị trấn Thạch Giám",
                        "Chủ tịch Hội LHPN thị trấn Thạch Giám",
                        LocalDate.of(2012, 7, 8),
                        LocalDate.of(2013, 7, 8),
                        "12/12",
                        "Đại học Luật",
                        "Trung cấp",
                        "Bồi dưỡng cấp xã",
                        "Phó Bí thư Đảng ủy, Chủ tịch UBND; Phó Bí thư Thường trực Đảng ủy",
                        "",
                        "2020 - 2025; 2025 - 2030",
                        "",
                        "",
                        "",
                        java.util.List.of()));
        assertThat(roster.rows().get(1).plannedTitles())
                .containsExactly("Phó Bí thư Đảng ủy, Chủ tịch UBND", "Phó Bí thư Thường trực Đảng ủy");
        assertThat(roster.rows().get(1).terms()).containsExactly("2020-2025", "2025-2030");
        assertThat(roster.columns())
                .hasSize(16)
                .allSatisfy(c -> assertThat(c.meaning()).isNotNull());
    }

    @Test
    void readsBothPlanningListsWithTheirDecisionAndTerm() {
        var first = list("quy-hoach-2020-2025.xlsx");
        var second = list("quy-hoach-2025-2030.xlsx");
        assertThat(first.rows()).hasSize(117);
        assertThat(second.rows()).hasSize(117);
        assertThat(first.decision()).isEqualTo(new DocumentReference("512-QĐ/HU", LocalDate.of(2021, 12, 20)));
        assertThat(second.decision()).isEqualTo(new DocumentReference("731-QĐ/HU", LocalDate.of(2022, 8, 15)));
        assertThat(first.term()).isEqualTo("2020-2025");
        assertThat(second.term()).isEqualTo("2025-2030");
        assertThat(Stream.of(first, second).flatMap(l -> l.rows().stream())).allSatisfy(row -> {
            assertThat(row.problems()).isEmpty();
            assertThat(row.unit()).isEqualTo(row.plannedUnit());
            assertThat(row.plannedTitles()).hasSize(1);
            assertThat(row.partyOfficial()).isNotNull();
            assertThat(row.form()).isIn("Quy hoạch mới", "Quy hoạch tiếp tục");
        });
    }

    @Test
    void findsEveryPlannedPersonOnce() {
        var people = Stream.of("quy-hoach-2020-2025.xlsx", "quy-hoach-2025-2030.xlsx")
                .flatMap(name -> list(name).rows().stream())
                .map(row -> VietnameseText.fold(row.name()) + "|" + row.born() + "|" + row.unit())
                .distinct();
        assertThat(people).hasSize(137);
    }

    @Test
    void keepsNamesakesAndYearsAlone() {
        var first = list("quy-hoach-2020-2025.xlsx").rows();
        var yearOnly = first.stream()
                .filter(row -> Objects.requireNonNull(row.born()).isYearOnly())
                .map(row -> row.name() + " " + row.born() + " " + row.unit());
        assertThat(yearOnly)
                .containsExactly(
                        "Lộc Xuân Bình 1980 Xã Mai Sơn",
                        "Hồ Quốc Toàn 1988 Xã Yên Tĩnh",
                        "Xeo Văn Phong 1983 Xã Nga My",
                        "Vi Bá Đoàn 1982 Xã Lượng Minh",
                        "Vi Bá Đoàn 1982 Xã Lượng Minh",
                        "Lộc Thu Yến 1981 Xã Lưu Kiền");
    }

    @Test
    void readsTheListWithDisciplineAndTermColumns() {
        var list = list("quy-hoach-can-xem-lai.xlsx");
        assertThat(list.rows()).hasSize(14);
        assertThat(list.decision()).isNull();
        assertThat(list.rows().get(2).discipline()).isEqualTo("Cảnh cáo, 15/05/2022");
        assertThat(list.rows()).extracting(PersonRow::term).containsOnly("2025-2030");
    }

    @ParameterizedTest
    @CsvSource({
        "a-nhom-theo-xa-ngay-excel.xlsx, UNICODE",
        "b-mot-dong-tieu-de.xlsx, UNICODE",
        "c-tach-ho-ten-ngay.xlsx, UNICODE",
        "d-tcvn3.xls, TCVN3",
        "e-vni.xlsx, VNI",
        "f-nfd-xls.xls, UNICODE",
        "g-go-tay.xlsx, UNICODE",
        "h-tron-bang-ma.xlsx, MIXED"
    })
    void readsOtherOfficesListsExactly(String name, TextEncoding encoding) {
        var list = list(name);
        var truth = truth(name.substring(0, name.lastIndexOf('.')) + ".truth.json");
        assertThat(asTruth(list.rows(), truth)).isEqualTo(truth);
        assertThat(list.problems()).isEmpty();
        assertThat(list.encoding()).isEqualTo(encoding);
        assertThat(new HashSet<>(list.rows())).hasSameSizeAs(truth);
    }
}
