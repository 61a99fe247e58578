package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.READER;
import static vn.nguon.sheets.Fixtures.workbook;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files with several sheets (trang tính). */
class SeveralSheetsTests {

    static final String[] COVER = {"PHÒNG NỘI VỤ", "Danh sách gồm hai xã"};
    static final String[] MAI_SON = {"TT|Họ và tên|Ngày sinh|Đơn vị", "1|Lò Văn Ánh|1/2/1980|Xã Mai Sơn"};
    static final String[] YEN_NA = {
        "TT|Họ và tên|Ngày sinh|Đơn vị", "1|Vi Thị Hoa|3/4/1981|Xã Yên Na", "2|Kha Văn Bình|5/6/1982|Xã Yên Na"
    };
    private static final byte[] BOOK = workbook(Map.of("1 Bìa", COVER, "2 Mai Sơn", MAI_SON, "3 Yên Na", YEN_NA));

    @Test
    void readsTheFirstListAndKnowsTheOthers() {
        var read = read(BOOK, PersonListReader.Shown.NOTHING);
        assertThat(read.list().rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh");
        assertThat(read.found().sheets())
                .containsExactly(
                        new PersonListReader.InFile(1, "1 Bìa", 0),
                        new PersonListReader.InFile(2, "2 Mai Sơn", 1),
                        new PersonListReader.InFile(3, "3 Yên Na", 2));
        assertThat(read.found().number()).isEqualTo(2);
    }

    @Test
    void readsTheSheetThatIsAskedFor() {
        var read = read(BOOK, new PersonListReader.Shown(3, 0, false, null));
        assertThat(read.list().rows()).extracting(PersonRow::name).containsExactly("Vi Thị Hoa", "Kha Văn Bình");
        var pointed = read(BOOK, new PersonListReader.Shown(3, 1, false, null));
        assertThat(pointed.list().rows()).isEqualTo(read.list().rows());
        assertThat(pointed.found().sheets()).isEqualTo(read.found().sheets());
    }

    @Test
    void choosesAmongSheetsInOldLettersAsWell() {
        var old = workbook(Map.of(
                "1", List.of(MAI_SON).stream().map(OldText::tcvn3).toArray(String[]::new),
                "2", List.of(YEN_NA).stream().map(OldText::tcvn3).toArray(String[]::new)));
        var read = read(old, new PersonListReader.Shown(2, 0, false, null));
        assertThat(read.list().rows()).extracting(PersonRow::name).containsExactly("Vi Thị Hoa", "Kha Văn Bình");
        assertThat(read.found().lists()).isEqualTo(2);
    }

    @Test
    void saysThatASheetHoldsNoList() {
        var outcome = READER.outcome(BOOK, Vocabulary.COMMON, new PersonListReader.Shown(1, 0, false, null));
        assertThat(outcome).isInstanceOf(PersonListReader.Refused.class);
        assertThat(((PersonListReader.Refused) outcome).why()).startsWith("Không thấy dòng tên cột.");
    }

    private static PersonListReader.Understood read(byte[] bytes, PersonListReader.Shown shown) {
        var outcome = READER.outcome(bytes, Vocabulary.COMMON, shown);
        assertThat(outcome).isInstanceOf(PersonListReader.Understood.class);
        return (PersonListReader.Understood) outcome;
    }
}
