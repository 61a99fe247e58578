package vn.nguon.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTextTests {

    @Test
    void cleansWhatComesFromOutside() {
        var apart = Normalizer.normalize(" Ốc\u00A0Xuân \n Ý\u200B ", Normalizer.Form.NFD);
        assertThat(VietnameseText.clean(apart)).isEqualTo("Ốc Xuân Ý");
    }

    @Test
    void asksForEachWordByItsBeginning() {
        assertThat(VietnameseText.prefixes(" 868-QĐ/HU  mở lớp")).isEqualTo("868:* & qd:* & hu:* & mo:* & lop:*");
        assertThat(VietnameseText.prefixes("&|!():*'")).isEmpty();
        assertThat(VietnameseText.prefixes("a ".repeat(40)).split("&")).hasSize(12);
    }

    @Test
    void foldsLikeUnaccentAndLower() {
        assertThat(VietnameseText.fold("Đỗ Thị Ước, Xã Xiêng My")).isEqualTo("do thi uoc, xa xieng my");
        assertThat(VietnameseText.fold("ẮẰẲẴẶ ẤẦẨẪẬ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ẾỀỂỄỆ"))
                .isEqualTo("aaaaa aaaaa ooooo ooooo uuuuu eeeee");
    }

    @ParameterizedTest
    @CsvSource({
        "Yên Hoà, Yên Hòa",
        "XÃ YÊN HOÀ, XÃ YÊN HÒA",
        "Thuỷ, Thủy",
        "Lý Thuý Loan, Lý Thúy Loan",
        "khoẻ, khỏe",
        "Hoàng Quý, Hoàng Quý",
        "khuỷu, khuỷu",
        "Hoằng Hoá, Hoằng Hóa"
    })
    void putsTheToneWhereTodaysSpellingPutsIt(String written, String modern) {
        assertThat(VietnameseText.modernTone(written)).isEqualTo(modern);
        assertThat(VietnameseText.modernTone(modern)).isEqualTo(modern);
        assertThat(VietnameseText.sameWord(written, modern)).isTrue();
    }

    @Test
    void keepsWordsOfDifferentTonesApart() {
        assertThat(VietnameseText.sameWord("Hoà", "Hoa")).isFalse();
        assertThat(VietnameseText.sameWord("hoà  an", "HÒA AN")).isTrue();
    }

    @Test
    void writesANameTypedInCapitalsAsItIsSpokenOf() {
        assertThat(VietnameseText.nameCase("LÒ VĂN ÁNH")).isEqualTo("Lò Văn Ánh");
        assertThat(VietnameseText.nameCase("Lò văn Ánh")).isEqualTo("Lò văn Ánh");
        assertThat(VietnameseText.nameCase("ỐC ĐÌNH Ý")).isEqualTo("Ốc Đình Ý");
    }

    @Test
    void ordersLettersThenTonesThenCase() {
        assertSorted(List.of(
                "an", "ăn", "ân", "bình", "cúc", "dung", "đào", "em", "êm", "gia", "ong", "ông", "ơn", "uy", "ưng",
                "vi", "yên"));
        assertSorted(List.of("ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mai"));
        assertSorted(List.of("lê an", "lệ an ca", "lê ba", "lên"));
    }

    @Test
    void ordersPeopleByGivenName() {
        assertSorted(
                List.of(
                        "Vi Thị Ánh",
                        "Lô Văn Ân",
                        "Kha Văn Bình",
                        "Lữ Ngọc Dung",
                        "Trần Đức Dũng",
                        "Ngân Thị Đào",
                        "Lô Văn Đông",
                        "Vi Văn Đông"),
                VietnameseText.byGivenName());
    }

    private static void assertSorted(List<String> expected) {
        assertSorted(expected, VietnameseText.order());
    }

    private static void assertSorted(List<String> expected, java.util.Comparator<String> order) {
        var mixed = new ArrayList<>(expected);
        Collections.shuffle(mixed, new Random(3));
        mixed.sort(order);
        assertThat(mixed).isEqualTo(expected);
    }
}
