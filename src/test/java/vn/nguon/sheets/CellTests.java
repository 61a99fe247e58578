package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.file;
import static vn.nguon.sheets.Fixtures.with;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way Excel and others write a value into a cell. Style 2 of the workbook is a date. */
class CellTests {

    @Test
    void readsValuesHoweverTheyAreStored() throws IOException {
        var row = row("""
                <c r="A1"><v>12</v></c>
                <c r="B1" s="2"><v>29129</v></c>
                <c r="C1" t="inlineStr"><is><t>Lò  Văn</t></is></c>
                <c r="D1" t="inlineStr"><is><r><t>Xã </t></r><r><rPr><b/></rPr><t>Mai Sơn</t></r></is></c>
                <c r="E1"><f>A1+1</f><v>13</v></c>
                <c r="F1" t="str"><f>B1</f><v>Vi Thị Hoa</v></c>
                <c r="G1" s="2"><f>B1</f><v>29129</v></c>
                <c r="H1" t="e"><v>#REF!</v></c>
                <c r="I1" t="inlineStr"><is><t>   </t></is></c>
                <c r="J1" s="2"/>
                <c r="K1"><v>12.50</v></c>
                """);
        assertThat(row.cells())
                .containsOnlyKeys(0, 1, 2, 3, 4, 5, 6, 10)
                .containsEntry(0, new Cell.Amount(new BigDecimal("12")))
                .containsEntry(1, new Cell.Date(LocalDate.of(1979, 10, 1)))
                .containsEntry(2, new Cell.Text("Lò Văn"))
                .containsEntry(3, new Cell.Text("Xã Mai Sơn"))
                .containsEntry(4, new Cell.Amount(new BigDecimal("13")))
                .containsEntry(5, new Cell.Text("Vi Thị Hoa"))
                .containsEntry(6, new Cell.Date(LocalDate.of(1979, 10, 1)));
        assertThat(row.text(10)).isEqualTo("12.5");
    }

    @Test
    void leavesOutCellsFarToTheRight() throws IOException {
        assertThat(row("<c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c>").cells())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | m/d/yyyy | DATE",
                "165 | dd/mm/yyyy;@ | DATE",
                "166 | [$-42A]dd mmmm yyyy | DATE",
                "167 | yyyy | YEAR",
                "0 | General | PLAIN",
                "4 | #,##0.00 | PLAIN",
                "168 | 0 \"ngày\" | PLAIN",
                "169 | [Red]0.00 | PLAIN",
                "14 | | DATE",
                " | | PLAIN"
            })
    void tellsDatesByTheirFormat(Integer id, String format, NumberFormat kind) {
        assertThat(NumberFormat.of(id, format)).isEqualTo(kind);
    }

    private static Row row(String cells) throws IOException {
        var xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">%s</row></sheetData></worksheet>
                """.formatted(cells.replaceAll(">\\s+<c", "><c"));
        var bytes =
                with(file("b-mot-dong-tieu-de.xlsx"), "xl/worksheets/sheet1.xml", xml.getBytes(StandardCharsets.UTF_8));
        return ((SpreadsheetFile.Sheets) SpreadsheetFile.open(bytes))
                .sheets()
                .getFirst()
                .rows()
                .getFirst();
    }
}
