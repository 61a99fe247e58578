package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.READER;
import static vn.nguon.sheets.Fixtures.sheet;
import static vn.nguon.sheets.Fixtures.understood;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

/** What a list may look like, one difference a test. */
class ListShapeTests {

    private static final String HEADER = "TT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Đơn vị|Chức vụ";

    @Test
    void turnsAnImpossibleDateIntoAProblemOfItsRow() {
        var list = read(
                HEADER,
                "1|Lò Văn Ánh|31/02/1990|Nam|Thái|Xã Mai Sơn|Bí thư",
                "2|Vi Thị Hoa|1990|Nữ|Thái|Xã Mai Sơn|Bí thư");
        assertThat(list.rows().get(0).born()).isNull();
        assertThat(list.rows().get(0).problems())
                .containsExactly(new Problem("Ngày sinh", "Tháng 2/1990 không có ngày 31"));
        assertThat(list.rows().get(1).problems()).isEmpty();
    }

    @Test
    void saysWhatIsMissingInARowAndKeepsTheRow() {
        var row = read(HEADER, "1|Lò Văn Ánh||Nma|Thái||Bí thư").rows().getFirst();
        assertThat(row.problems())
                .containsExactly(
                        new Problem("Giới tính", "Giới tính ghi “Nma”, ghi Nam hoặc Nữ"),
                        new Problem("Ngày sinh", "Chưa ghi ngày sinh, ghi ngày, tháng, năm, ví dụ 07/03/1985"),
                        new Problem("Đơn vị", "Không thấy đơn vị, ghi đơn vị của người này"));
    }

    @Test
    void knowsGroupRowsOfOneMergedCell() {
        var list = read(
                "TT|Họ và tên|Ngày sinh|Dân tộc|Chức vụ",
                "I. XÃ MAI SƠN (2 người)",
                "1|Lò Văn Ánh|1/2/1980|Thái|Bí thư",
                "2|Vi Thị Hoa|3/4/1981|Thái|Phó Bí thư",
                "II. Thị trấn Hoà Bình: 1 đồng chí",
                "3|Kha Văn Bình|5/6/1982|Thái|Bí thư");
        assertThat(list.rows())
                .extracting(PersonRow::unit)
                .containsExactly("Xã Mai Sơn", "Xã Mai Sơn", "Thị trấn Hòa Bình");
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void skipsColumnNumbersRepeatedHeadersTotalsAndSignatures() {
        var list = read(
                "DANH SÁCH",
                "QUY HOẠCH CÁN BỘ",
                "(Ban hành kèm theo Quyết định số 15-QĐ/ĐU ngày 05 tháng 9 năm 2022 của Đảng ủy)",
                HEADER,
                "(1)|(2)|(3)|(4)|(5)|(6)|(7)",
                "1|Lò Văn Ánh|1/2/1980|Nam|Thái|Xã Mai Sơn|Bí thư",
                HEADER,
                "2|Tống Văn Cộng|3/4/1981|Nam|Kinh|Xã Mai Sơn|Phó Bí thư",
                "|Tổng số: 3 đồng chí",
                "|||||Tương Dương, ngày 05 tháng 9 năm 2022",
                "|NGƯỜI LẬP BIỂU||||T/M BAN THƯỜNG VỤ",
                "|Vi Thị Lập||||Lô Văn Ký");
        assertThat(list.rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh", "Tống Văn Cộng");
        assertThat(list.title()).isEqualTo("DANH SÁCH QUY HOẠCH CÁN BỘ");
        assertThat(list.decision()).isEqualTo(new DocumentReference("15-QĐ/ĐU", LocalDate.of(2022, 9, 5)));
        assertThat(list.problems()).containsExactly("Dòng tổng ghi 3 người, đọc được 2 người");
    }

    @Test
    void joinsANameUnderOneHeadingOverTwoColumns() {
        var list = read(
                "TT|Họ và tên||Sinh ngày|Nam/Nữ|Chức vụ, đơn vị công tác",
                "1|Lò Văn|Ánh|1/2/1980|Nam|Bí thư Đảng ủy xã Mai Sơn",
                "2|Vi Thị|Hoa|3/4/1981|Nữ|Bí thư Đảng ủy xã Yên Na");
        assertThat(list.rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh", "Vi Thị Hoa");
    }

    @Test
    void readsSexAndDateFromTheSameColumn() {
        var list = read("TT|Họ và tên|Ngày, tháng, năm sinh||Chức vụ", "|||Nữ|", "1|Lò Văn Ánh|1/2/1980||Bí thư");
        // Only "Nữ" stands below: the left half of the wide cell keeps the wide cell's meaning.
        assertThat(list.rows().getFirst().born()).isEqualTo(new BirthDate(1980, 2, 1));

        var marks = read("Họ và tên|Năm sinh|Nam|Nữ|Chức vụ", "Vi Thị Hoa|1981||x|Bí thư")
                .rows()
                .getFirst();
        assertThat(marks.sex()).isEqualTo(Sex.FEMALE);
        assertThat(marks.born()).isEqualTo(BirthDate.ofYear(1981));
    }

    @Test
    void tellsOfRowsItCouldNotPlaceWhenSomebodyComesAfterThem() {
        var list = read(
                HEADER,
                "1|Lò Văn Ánh|1/2/1980|Nam|Thái|Xã Mai Sơn|Bí thư",
                "|Nguyễn Văn Lạc",
                "2|Vi Thị Hoa|3/4/1981|Nữ|Thái||Bí thư");
        assertThat(list.problems())
                .containsExactly(
                        "Dòng 3 chỉ có “Nguyễn Văn Lạc”, không rõ là người hay đơn vị nên không đọc",
                        "Dòng 4 để trống đơn vị, lấy “Xã Mai Sơn” của dòng trên");
    }

    @Test
    void readsASecondBlockWithColumnsOfItsOwnUnderItsTitle() {
        var list = read(
                "DANH SÁCH CÁN BỘ XÃ MAI SƠN",
                "TT|Họ và tên|Ngày sinh|Chức vụ",
                "1|Lò Văn Ánh|1/2/1980|Bí thư",
                "2|Kha Văn Bình|1/2/1981|Phó Bí thư",
                "||NGƯỜI LẬP BIỂU|",
                "||Vi Thị Lập|",
                "DANH SÁCH CÁN BỘ XÃ YÊN NA",
                "Chức vụ|Năm sinh|Họ đệm|Tên|Dân tộc|STT",
                "Bí thư|1983|LỮ THỊ|HOA|Khơ Mú|1",
                "Phó Bí thư|7-3-84|Vi Văn|ước|thái|2",
                "||NGƯỜI LẬP BIỂU|");
        assertThat(list.rows())
                .extracting(row -> row.name() + ", " + row.unit() + ", " + row.post() + ", " + row.ethnicity())
                .containsExactly(
                        "Lò Văn Ánh, Xã Mai Sơn, Bí thư, ",
                        "Kha Văn Bình, Xã Mai Sơn, Phó Bí thư, ",
                        "Lữ Thị Hoa, Xã Yên Na, Bí thư, Khơ Mú",
                        "Vi Văn Ước, Xã Yên Na, Phó Bí thư, Thái");
        assertThat(list.rows().get(3).problems())
                .containsExactly(new Problem("Ngày sinh", "Năm sinh ghi hai chữ số, hiểu là 1984"));
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void goesOnWithTheCommuneAfterATitleAndHeaderRepeatedAtAPageBreak() {
        var list = read(
                "DANH SÁCH CÁN BỘ QUY HOẠCH",
                HEADER,
                "I|Xã Mai Sơn",
                "1|Lò Văn Ánh|1/2/1980|Nam|Thái||Bí thư",
                "DANH SÁCH CÁN BỘ QUY HOẠCH",
                HEADER,
                "2|Kha Văn Bình|1/2/1981|Nam|Thái||Phó Bí thư");
        assertThat(list.rows()).extracting(PersonRow::unit).containsOnly("Xã Mai Sơn");
    }

    @Test
    void takesNoCommuneFromATitleThatNamesNone() {
        assertThat(read(
                                "DANH SÁCH QUY HOẠCH BÍ THƯ ĐẢNG ỦY XÃ NHIỆM KỲ 2025-2030",
                                "TT|Họ và tên|Ngày sinh|Chức vụ",
                                "1|Lò Văn Ánh|1/2/1980|Bí thư")
                        .rows()
                        .getFirst()
                        .unit())
                .isEmpty();
    }

    @Test
    void readsNoSignatureAsAPersonInAListWithoutNumbers() {
        var list = read(
                "Họ và tên|Ngày sinh|Giới tính|Đơn vị|Chức vụ",
                "Lò Văn Ánh|1/2/1980|Nam|Xã Mai Sơn|Bí thư",
                "NGƯỜI LẬP BIỂU||||TRƯỞNG BAN",
                "Vi Thị Lập||||Lô Văn Ký");
        assertThat(list.rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh");
    }

    @Test
    void readsDatesAsNumbersAndYearsOfTwoDigits() {
        var list = read(
                "TT|Họ và tên|Sinh ngày|Giới tính|Đơn vị|Chức vụ",
                "1|Lò Văn Ánh|31111|Nam|X. Mai Sơn|Bí thư",
                "2|Kha Văn Bình|7031985|Nam|xã mai sơn|Bí thư",
                "3|Vi Văn Cao|19850307|Nam|XÃ MAI SƠN|Bí thư",
                "4|Lữ Thị Dung|85|Bà|Xã  Mai Sơn|Bí thư",
                "5|Lê Thị Em|3/85|Nữ|Xã Mai Sơn|Bí thư",
                "6|Lê Văn Giang|ngày 7 tháng 3 năm 1985|Ông|Xã Mai Sơn|Bí thư");
        assertThat(list.rows())
                .extracting(row -> row.birth().orElseThrow().text())
                .containsExactly("05/03/1985", "07/03/1985", "07/03/1985", "1985", "1985", "07/03/1985");
        assertThat(list.rows()).extracting(row -> row.problems().size()).containsExactly(0, 0, 0, 1, 1, 0);
        assertThat(list.rows()).extracting(PersonRow::unit).containsOnly("Xã Mai Sơn");
    }

    @ParameterizedTest
    @CsvSource({
        "LÒ VĂN HOÀ, Lò Văn Hòa",
        "lò văn ánh, Lò Văn Ánh",
        "Vừ a ỉ, Vừ A Ỉ",
        "Lò VĂN Ánh, Lò Văn Ánh",
        "1. Lò Văn Ánh, Lò Văn Ánh",
        "đ/c Lò Văn Ánh, Lò Văn Ánh",
        "Đồng chí: Đỗ Thị Đồng, Đỗ Thị Đồng",
        "Đồng Chí Thanh, Đồng Chí Thanh",
        "Nguyễn TT Hoa, Nguyễn TT Hoa",
        "H'MI NIÊ, H'Mi Niê",
        "Hoàng Thuỷ, Hoàng Thủy"
    })
    void writesNamesAsTheyAreSpokenOf(String written, String name) {
        assertThat(PersonRows.properName(written)).isEqualTo(name);
    }

    @Test
    void showsTheColumnsItLeavesAside() {
        var list = read("TT|Họ và tên|Ngày sinh|Chức vụ|Cỡ áo", "1|Lò Văn Ánh|1/2/1980|Bí thư|L");
        assertThat(list.columns()).last().isEqualTo(new FoundColumn("E", "Cỡ áo", null));
    }

    private static PersonList read(String... lines) {
        return understood(READER.read(sheet(lines), "ds.xlsx"));
    }
}
