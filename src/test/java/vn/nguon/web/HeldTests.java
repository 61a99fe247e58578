package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldTests {
    private static String held(String text) {
        return Held.pieces(text).stream()
                .filter(Held.Piece::held)
                .map(Held.Piece::text)
                .collect(Collectors.joining("|"));
    }

    @Test
    void holdsCodesAndNumbersOfDocuments() {
        assertThat(held("TD-2026-01 · Trung tâm trình")).isEqualTo("TD-2026-01");
        assertThat(held("Duyệt theo 512-QĐ/HU, 03-ĐA/HU")).isEqualTo("512-QĐ/HU|03-ĐA/HU");
        assertThat(held("Nhiệm kỳ 2025-2030.")).isEqualTo("2025-2030");
    }

    @Test
    void letsWordsAndLongOnesBreak() {
        assertThat(held("Văn hóa - Xã hội, e-mail")).isEmpty();
        assertThat(held("0198a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")).isEmpty();
        assertThat(held("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TD-2026-01", "Lớp TD-2022-01, xong 28/10/2022", "không có mã", "-", "a-1 b-2", ""})
    void losesNothing(String text) {
        assertThat(Held.pieces(text).stream().map(Held.Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }
}
