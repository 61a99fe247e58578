package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;

class TidySheetTests {

    @Test
    void readsBackWhatItWrote() {
        var bytes = TidySheet.sample("Danh sách", "DANH SÁCH LỚP", List.of("TT", "Họ và tên", "Ngày sinh", "Điểm"))
                .row(1, "Lò Văn Ánh", LocalDate.of(1980, 2, 1), new BigDecimal("8.25"))
                .row(2, "Vi Thị Hoa", null, null)
                .toBytes();
        var rows = rows(bytes);
        assertThat(rows).extracting(Row::number).containsExactly(1, 3, 4, 5);
        assertThat(rows.get(2).cells().values())
                .containsExactly(
                        new Cell.Amount(BigDecimal.ONE),
                        new Cell.Text("Lò Văn Ánh"),
                        new Cell.Date(LocalDate.of(1980, 2, 1)),
                        new Cell.Amount(new BigDecimal("8.25")));
        assertThat(rows.get(3).cells()).hasSize(2);
    }

    @Test
    void neverWritesAFormula() throws IOException {
        var bytes = TidySheet.sample("X", "=1+1", List.of("=HYPERLINK(\"http://x\")", "b"))
                .row("=cmd|' /C calc'!A0", "+1")
                .row("-2", "@SUM(A1)")
                .toBytes();
        assertThat(rows(bytes).stream().flatMap(r -> r.cells().values().stream()))
                .allMatch(Cell.Text.class::isInstance);
        assertThat(rows(bytes).getLast().text(1)).isEqualTo("@SUM(A1)");
        assertThat(part(bytes, "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .doesNotContain("<f ");
        assertThat(part(bytes, "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void survivesCharactersThatXmlCannotHoldAndLongTabNames() {
        var bytes = TidySheet.sample("Lớp [1]/2: một cái tên rất dài quá ba mươi mốt", "t", List.of("a"))
                .row("x\u0000y\u0007")
                .toBytes();
        assertThat(rows(bytes).getLast().text(0)).isEqualTo("xy");
    }

    @Test
    void refusesARowWiderThanItsHeader() {
        var sheet = TidySheet.sample("X", "t", List.of("a"));
        assertThatThrownBy(() -> sheet.row(1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sheet.row(3.5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> rows(byte[] bytes) {
        var file = SpreadsheetFile.open(bytes);
        assertThat(file).isInstanceOf(SpreadsheetFile.Sheets.class);
        return ((SpreadsheetFile.Sheets) file).sheets().getFirst().rows();
    }

    private static String part(byte[] bytes, String name) throws IOException {
        // Through the central directory: the writer leaves sizes out of the local headers.
        try (var zip = ZipFile.builder().setByteArray(bytes).get();
                var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
