package vn.nguon.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseFinderTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quy hoạch      | Lớp cán bộ quy hoạch cấp xã      | quy hoạch      | true
            quy hoạch      | LỚP CÁN BỘ QUY HOẠCH             | QUY HOẠCH      | true
            quy hoạch      | lop can bo quy hoach             | quy hoach      | false
            quy hoạch      | dia chi /quy-hoach               | quy-hoach      | false
            quy hoạch      | QUY  HOẠCH                       | QUY  HOẠCH     | true
            Lò Văn An      | Học viên Lò Văn An, xã Yên Na    | Lò Văn An      | true
            Lò Văn An      | anh lo van an nói                | lo van an      | false
            Lò Văn An      | ảnh: LÒ VĂN AN                   | LÒ VĂN AN      | true
            Đỗ Thị Ước     | chị Do Thi Uoc                   | Do Thi Uoc     | false
            Vi Văn Hoà     | anh Vi Văn Hòa                   | Vi Văn Hòa     | true
            """)
    void findsWholeWordsWhateverCaseAndTones(String phrase, String text, String written, boolean exact) {
        assertThat(new PhraseFinder(List.of(phrase)).in("Sapô", text))
                .containsExactly(new Warnings.Found(phrase, "Sapô", written, exact));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Lò Văn An      | Lò Văn Anh phát biểu
            Lò Văn An      | họ Lò Văn
            Lò Văn An      | các họ Lò. Văn An
            quy hoạch      | quy, hoạch
            quy hoạch      | nội quy hoạchđịnh
            kế cận         | kế bên cận kề
            """)
    void findsNoPartsOfWordsAndNothingAcrossASentence(String phrase, String text) {
        assertThat(new PhraseFinder(List.of(phrase)).in("Sapô", text)).isEmpty();
    }

    @Test
    void whatStandsTwiceInOneWritingIsSaidOnceAndAnotherWritingToo() {
        assertThat(new PhraseFinder(List.of("quy hoạch")).in("Nội dung", "quy hoạch, quy hoạch, quy hoach"))
                .extracting(Warnings.Found::written)
                .containsExactly("quy hoạch", "quy hoach");
    }
}
