package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.file;
import static vn.nguon.sheets.Fixtures.sheet;

import org.junit.jupiter.api.Test;

class ProgrammeReaderTests {

    private final ProgrammeReader reader = new ProgrammeReader();

    @Test
    void readsTheProgrammeOf2022() {
        var programme = read(file("chuong-trinh.xlsx"));
        assertThat(programme.title())
                .isEqualTo(
                        "CHƯƠNG TRÌNH BỒI DƯỠNG CÁN BỘ QUY HOẠCH CÁC CHỨC DANH BÍ THƯ, PHÓ BÍ THƯ ĐẢNG ỦY XÃ, THỊ TRẤN");
        assertThat(programme.note()).isEqualTo("Thời gian: 16 ngày, 2 buổi/ngày, 4 tiết/buổi");
        assertThat(programme.blocks())
                .extracting(ProgrammeItem.Block::number, ProgrammeItem.Block::statedPeriods)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("I", 64),
                        org.assertj.core.groups.Tuple.tuple("II", 32),
                        org.assertj.core.groups.Tuple.tuple("III", 32));
        assertThat(programme.topics()).hasSize(18);
        assertThat(programme.periods()).isEqualTo(128);
        assertThat(programme.statedTotal()).isEqualTo(128);
        assertThat(programme.problems()).isEmpty();
        assertThat(programme.items())
                .first()
                .isEqualTo(new ProgrammeItem.Ceremony(4, ProgrammeItem.Kind.OPENING, "Khai giảng", "Ban tổ chức lớp"));
        assertThat(programme.items())
                .last()
                .isEqualTo(new ProgrammeItem.Ceremony(26, ProgrammeItem.Kind.CLOSING, "Bế giảng", "Ban tổ chức lớp"));
        assertThat(programme.topics().get(9))
                .isEqualTo(new ProgrammeItem.Topic(
                        16,
                        "II",
                        1,
                        "Nghiệp vụ công tác tổ chức xây dựng Đảng ở cơ sở",
                        8,
                        "Trưởng ban xây dựng Đảng"));
    }

    @Test
    void saysWhichSumsDoNotAgree() {
        var programme = read(sheet(
                "TT|Nội dung|Số tiết|Giảng viên",
                "I|Khối kiến thức|10|",
                "1|Chuyên đề một|4 tiết|",
                "2|Chuyên đề hai|bốn|",
                "|Tổng cộng|8"));
        assertThat(programme.periods()).isEqualTo(4);
        assertThat(programme.problems())
                .containsExactly(
                        "Dòng 4: số tiết ghi “bốn”, ghi một số nguyên",
                        "Dòng 4: chuyên đề “Chuyên đề hai” chưa có số tiết, ghi số tiết",
                        "Dòng 2: khối I ghi 10 tiết, các chuyên đề cộng lại 4 tiết",
                        "Dòng tổng cộng ghi 8 tiết, các chuyên đề cộng lại 4 tiết");
    }

    @Test
    void refusesWhatIsNoProgramme() {
        assertThat(refusal(file("danh-sach-hoc-vien.xlsx"))).startsWith("Không thấy dòng tên cột.");
        assertThat(refusal(sheet("TT|Nội dung|Số tiết", "|Khai giảng|")))
                .startsWith("Dưới dòng tên cột không có chuyên đề nào.");
        assertThat(refusal(new byte[] {1, 2, 3})).startsWith("Tệp này không phải bảng tính Excel (.xlsx, .xls).");
    }

    private Programme read(byte[] bytes) {
        var reading = reader.read(bytes, "ct.xlsx");
        assertThat(reading).isInstanceOf(ProgrammeReading.Understood.class);
        return ((ProgrammeReading.Understood) reading).programme();
    }

    private String refusal(byte[] bytes) {
        var reading = reader.read(bytes, "ct.xlsx");
        assertThat(reading).isInstanceOf(ProgrammeReading.NotUnderstood.class);
        return ((ProgrammeReading.NotUnderstood) reading).why();
    }
}
