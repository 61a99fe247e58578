package vn.nguon.timetable;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** The one place where a refusal of the database that nothing else explained becomes words, by the constraint's name. */
final class ConstraintWords {
    private ConstraintWords() {}

    /** @throws DataIntegrityViolationException again, when the constraint is none that people can run into */
    static <T> Change<T> of(DataIntegrityViolationException e) {
        var constraint = "";
        if (e.getMostSpecificCause() instanceof PSQLException cause) {
            var message = cause.getServerErrorMessage();
            if (message != null && message.getConstraint() != null) constraint = message.getConstraint();
        }
        return switch (constraint) {
            case "session_room_free" ->
                Change.refused("phong-ban", "Phòng vừa được buổi khác dùng vào giờ này. Mở lại lịch để xem.");
            case "session_lecturer_free" ->
                Change.refused("giang-vien-ban", "Giảng viên vừa được xếp buổi khác vào giờ này. Mở lại lịch để xem.");
            case "session_group_free" ->
                Change.refused("to-ban", "Tổ vừa được xếp buổi khác vào giờ này. Mở lại lịch để xem.");
            case "session_on_study_half" ->
                Change.refused("khong-phai-ngay-hoc", "Buổi này không còn là buổi học của lớp. Chọn ngày, buổi khác.");
            case "session_within_day" -> Change.refused("gio-ngoai-ngay", "Giờ của buổi phải nằm trong một ngày.");
            case "attendance_mark_session_id_fkey", "roll_closing_session_id_fkey" ->
                Change.refused("buoi-da-diem-danh", "Buổi này đã điểm danh, không bỏ được nữa.");
            default -> throw e;
        };
    }
}
