package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The columns of an office and the spreadsheet made by them. */
class PlanningExportPagesTests extends PlanningDesk {
    // --- the list of columns
    // --------------------------------------------------------------------------------------------------

    @Test
    void exportsTheColumnsOfTheOfficeInItsOrder() throws IOException {
        plan(new PlanningSheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        jdbc.sql("UPDATE person SET full_name = '=Lô Văn An'").update();
        assertThat(title("/quy-hoach/trich-ngang.xlsx")).isEqualTo("DANH SÁCH TRÍCH NGANG QUY HOẠCH (Nội bộ)");
        assertThat(cells("/quy-hoach/trich-ngang.xlsx").get(0)).startsWith("TT", "Họ và tên", "Ngày sinh (nam)");
        var wrong = post(board, "/quy-hoach/trich-ngang", "tt-name", "không", "ten-name", "Tên");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select("#tt-name").val()).isEqualTo("không");
        assertThat(html(post(board, "/quy-hoach/trich-ngang"))
                        .select("[role=alert]")
                        .text())
                .contains("Chọn ít nhất một cột");
        assertThat(post(
                        board,
                        "/quy-hoach/trich-ngang",
                        "tt-name",
                        "2",
                        "ten-name",
                        "Người quy hoạch",
                        "tt-title",
                        "1",
                        "ten-title",
                        "",
                        "tt-blank-0",
                        "3",
                        "ten-blank-0",
                        "Số phiếu"))
                .hasStatus(303);
        assertThat(html(get(board, "/quy-hoach/trich-ngang"))
                        .select("#ten-name")
                        .val())
                .isEqualTo("Người quy hoạch");
        assertThat(cells("/quy-hoach/trich-ngang.xlsx"))
                .containsExactly(
                        List.of("Chức danh quy hoạch", "Người quy hoạch", "Số phiếu"),
                        List.of(SECRETARY, "=Lô Văn An"));
        assertThat(cells("/quy-hoach/trich-ngang.xlsx?nhiem-ky=2025-2030")).hasSize(1);
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE action = 'EXPORT' ORDER BY id LIMIT 1")
                        .query(String.class)
                        .single())
                .contains("1 lượt");
    }

    private String title(String address) throws IOException {
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(get(board, address).getResponse().getContentAsByteArray()))) {
            return book.getFirstSheet().read().getFirst().getCellText(0);
        }
    }

    /** Rows from the header on. */
    private List<List<String>> cells(String address) throws IOException {
        var result = get(board, address);
        assertThat(result).hasStatus(200);
        try (var book = new ReadableWorkbook(
                        new ByteArrayInputStream(result.getResponse().getContentAsByteArray()));
                var rows = book.getFirstSheet().openStream()) {
            return rows.skip(2)
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .filter(row -> row.stream().anyMatch(text -> !text.isEmpty()))
                    .toList();
        }
    }
}
