package vn.nguon.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.Role;

class UrgencyTests {
    /** A Tuesday. */
    private static final LocalDate TODAY = LocalDate.of(2022, 10, 18);

    private static TaskLine task(@Nullable LocalDate due) {
        return new TaskLine("roll", "Chốt điểm danh", "Lớp", "/lop", due, Role.CENTRE, TODAY.minusDays(4));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-31, LATE, late, Quá hạn 291 ngày",
        "2022-10-17, LATE, late, Quá hạn 1 ngày",
        "2022-10-18, TODAY, due, Hôm nay",
        "2022-10-19, THIS_WEEK, todo, 'Thứ 4, 19/10'",
        "2022-10-23, THIS_WEEK, todo, 'Chủ nhật, 23/10'",
        "2022-10-24, LATER, todo, 'Thứ 2, 24/10'",
        "2023-01-02, LATER, todo, 'Thứ 2, 02/01/2023'"
    })
    void groupsByTheDayAndSaysItInWords(LocalDate due, Urgency urgency, String status, String words) {
        assertThat(Urgency.of(task(due), TODAY)).isEqualTo(urgency);
        var row = Urgency.row(task(due), TODAY);
        assertThat(row.status()).isEqualTo(status);
        assertThat(row.statusText().replace('\u00a0', ' ')).isEqualTo(words);
    }

    @Test
    void endsTheWeekOnSundayAlsoOnASunday() {
        var sunday = LocalDate.of(2022, 10, 23);
        assertThat(Urgency.of(task(sunday), sunday)).isEqualTo(Urgency.TODAY);
        assertThat(Urgency.of(task(sunday.plusDays(1)), sunday)).isEqualTo(Urgency.LATER);
    }

    @Test
    void putsATaskWithoutADayLastAndMarksNothing() {
        assertThat(Urgency.of(task(null), TODAY)).isEqualTo(Urgency.LATER);
        assertThat(Urgency.row(task(null), TODAY).status()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-10-16, late, Quá hạn 2 ngày",
        "2022-10-18, due, Hôm nay",
        "2022-10-25, due, Trước 25/10",
        "2022-10-26, todo, Trước 26/10",
        "2023-02-01, todo, Trước 01/02/2023"
    })
    void tellsAnApproverByWhenAndSinceWhen(LocalDate due, String status, String words) {
        var row = Urgency.approval(task(due), TODAY);
        assertThat(row.note()).isEqualTo("Lớp · chờ từ 14/10");
        assertThat(row.status()).isEqualTo(status);
        assertThat(row.statusText().replace('\u00a0', ' ')).isEqualTo(words);
    }

    @Test
    void leavesOutEmptyGroupsAndKeepsTheOrder() {
        var groups = Urgency.groups(
                List.of(task(TODAY.minusDays(1)), task(TODAY.plusDays(9)), task(null)), TODAY, Urgency::row);
        assertThat(groups).extracting(TasksPage.Group::title).containsExactly("Quá hạn", "Sau đó");
        assertThat(groups.getLast().rows()).hasSize(2);
    }
}
