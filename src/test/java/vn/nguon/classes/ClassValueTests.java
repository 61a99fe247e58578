package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nguon.files.FileKinds;

class ClassValueTests {
    private static final Set<DayOfWeek> WORKING_DAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bồi dưỡng cán bộ quy hoạch",
                "BỒI DƯỠNG CÁN BỘ QUY HOẠCH",
                "Lớp qui hoạch 2022",
                "Cán bộ dự nguồn cấp ủy",
                "Lớp quy  hoạch",
                "Lớp quy hoạch"
            })
    void refusesAPublicNameThatGivesThePlanningAway(String name) {
        assertThat(PublicName.refusal(name))
                .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("ten-cong-khai-lo-quy-hoach"));
    }

    @Test
    void takesAPublicNameWithoutPlanningWords() {
        assertThat(PublicName.refusal("Bồi dưỡng kỹ năng lãnh đạo, quản lý cấp xã"))
                .isEmpty();
    }

    @Test
    void countsTheSixteenStudyDaysOfOctober2022() {
        var days = StudyDays.between(LocalDate.of(2022, 10, 7), LocalDate.of(2022, 10, 28), WORKING_DAYS);
        assertThat(days).hasSize(16).startsWith(LocalDate.of(2022, 10, 7)).endsWith(LocalDate.of(2022, 10, 28));
        assertThatThrownBy(() -> StudyDays.between(LocalDate.of(2022, 10, 8), LocalDate.of(2022, 10, 7), WORKING_DAYS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsBackTheDaysThatItWrote() {
        var days = new ArrayList<>(
                StudyDays.between(LocalDate.of(2022, 10, 7), LocalDate.of(2022, 10, 12), WORKING_DAYS).stream()
                        .map(StudyDay::whole)
                        .toList());
        days.add(new StudyDay(LocalDate.of(2022, 10, 13), true, false));
        var text = DayText.write(days);
        assertThat(text.lines().toList())
                .startsWith("Thứ 6, 07/10/2022", "Thứ 2, 10/10/2022")
                .endsWith("Thứ 5, 13/10/2022 sáng");
        assertThat(DayText.read(text).days()).isEqualTo(days);
        assertThat(DayText.read("08/10/2022 Sáng\n10/10/2022, chiều\n11/10/2022 sáng\n11/10/2022 chiều")
                        .days())
                .containsExactly(
                        new StudyDay(LocalDate.of(2022, 10, 8), true, false),
                        new StudyDay(LocalDate.of(2022, 10, 10), false, true),
                        StudyDay.whole(LocalDate.of(2022, 10, 11)));
        assertThat(DayText.read("10/10/2022\n\n7/10/2022; 10/10/2022").days())
                .containsExactly(StudyDay.whole(LocalDate.of(2022, 10, 7)), StudyDay.whole(LocalDate.of(2022, 10, 10)));
    }

    @Test
    void saysWhichLineIsNoDay() {
        assertThat(DayText.read("07/10/2022\nthứ hai").problem()).contains("“thứ hai”");
        assertThat(DayText.read("31/02/2022").problem()).contains("31/2/2022");
        assertThat(DayText.read("07/10/2022 tối").problem()).contains("sáng hoặc chiều");
    }

    @Test
    void putsWeekdaysInWords() {
        assertThat(Weekdays.words(WORKING_DAYS)).isEqualTo("thứ 2 đến thứ 6");
        assertThat(Weekdays.words(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY))).isEqualTo("thứ 2, chủ nhật");
        assertThat(Weekdays.words(Set.of())).isEmpty();
    }

    @Test
    void takesAFileWhoseNameAndContentAgree() {
        var pdf = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);
        assertThat(FileKinds.of("Chuyên đề 1.PDF", pdf)).contains("application/pdf");
        assertThat(FileKinds.of("Chuyên đề 1.docx", pdf)).isEmpty();
        assertThat(FileKinds.of("trang.html", "<script>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(FileKinds.of("khong-duoi", pdf)).isEmpty();
        assertThat(FileKinds.of("rong.pdf", new byte[0])).isEmpty();
    }
}
