package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nguon.shared.VietnameseText;

/** The tables of both old encodings, and what is Vietnamese. */
class OldEncodingTests {

    @Test
    void readsEveryByteOfTcvn3AsGlibcDoes() {
        assertThat(OldText.ICONV).hasSize(94);
        OldText.ICONV.forEach((b, letter) -> assertThat(String.valueOf(Tcvn3.letter((char) (int) b)))
                .as("byte %02X", b)
                .isEqualTo(letter));
    }

    @Test
    void leavesPlainLettersAndTheNoBreakSpaceAlone() {
        for (var c = 0; c <= 0xA0; c++) assertThat(Tcvn3.letter((char) c)).isEqualTo((char) c);
    }

    @ParameterizedTest
    @CsvSource({
        "Lª V¨n B×nh, Lê Văn Bình",
        "§Æng ThÞ ¥n, Đặng Thị Ơn",
        "HUYÖN ñY T¦¥NG D¦¥NG, HUYỆN ỦY TƯƠNG DƯƠNG",
        "A¸nh, Ánh",
        "èc Thanh, ốc Thanh",
        "T\u00ad¬ng, Tương"
    })
    void readsTcvn3(String old, String text) {
        assertThat(Tcvn3.decode(old, false)).isEqualTo(text);
    }

    @Test
    void readsTheFontOfCapitals() {
        assertThat(Tcvn3.decode("lª v¨n b×nh", true)).isEqualTo("LÊ VĂN BÌNH");
        assertThat(OldFont.of(".VnTimeH")).isEqualTo(OldFont.TCVN3_CAPITALS);
        assertThat(OldFont.of(".vntime")).isEqualTo(OldFont.TCVN3);
        assertThat(OldFont.of("VNI-Helve-Condense")).isEqualTo(OldFont.VNI);
        assertThat(OldFont.of("Times New Roman")).isNull();
        assertThat(OldFont.of("Vni")).isNull();
    }

    @Test
    void readsEveryLetterOfVni() {
        assertThat(OldText.VNI).hasSize(134);
        OldText.VNI.forEach((letter, old) -> assertThat(Vni.decode(old)).as(old).isEqualTo(letter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Phó Bí thư Đảng ủy, Chủ tịch UBND xã Nhôn Mai",
                "Ủy viên Ban Thường vụ Huyện ủy, Trưởng Ban Tuyên giáo và Dân vận",
                "Nguyễn Thị Quỳnh Như, Vừ Bá Lỳ, Xồng Nhia Pó, Ốc Thị Hà, Lữ Xuân Ơn, Hờ Chống Tủa",
                "Đại học Quản lý nhà nước; Thạc sĩ Luật; Khuỷu, Nguyệt, Huệch, Giường, Quyển, Yểng, Uyển",
                "HỘI LIÊN HIỆP PHỤ NỮ, ĐOÀN TNCS HỒ CHÍ MINH, HĐND"
            })
    void readsBackWhatWasWrittenAndFindsItVietnamese(String text) {
        assertThat(Vni.decode(OldText.vni(text))).isEqualTo(text);
        assertThat(VietnameseText.nfc(Tcvn3.decode(OldText.tcvn3(text), false)).toLowerCase(Locale.ROOT))
                .isEqualTo(text.toLowerCase(Locale.ROOT));
        assertThat(Syllables.of(text).bad()).isZero();
        assertThat(Syllables.of(OldText.tcvn3(text)).bad()).isPositive();
        assertThat(Syllables.of(OldText.vni(text)).bad()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vâ", "Lª", "Xaõ", "B¸", "Thuât", "Hoïc", "tòch", "Khúmm", "ốộ", "NhÂn"})
    void findsWhatNoVietnameseWouldWrite(String word) {
        assertThat(Syllables.isPossible(word)).isFalse();
    }
}
