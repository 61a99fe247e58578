package vn.nguon.rosters;

import java.util.Map;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What stands in the way of taking enrolments back, in words. The modules above keep foreign keys to an enrolment; the database names
 * the table that refused.
 */
final class BuiltOnRoster {
    private static final Map<String, String> WORDS = Map.of(
            "attendance_mark", "đã điểm danh một số học viên",
            "nomination", "đã có đề nghị cử hoặc giấy triệu tập",
            "enrolment", "có người đã được thay trong danh sách",
            "planning_entry", "người thêm mới đã được đưa vào quy hoạch",
            "person_account", "người thêm mới đã có tài khoản",
            "lecturer", "người thêm mới đã là giảng viên");

    private BuiltOnRoster() {}

    static String words(DataIntegrityViolationException e) {
        if (e.getMostSpecificCause() instanceof PSQLException cause) {
            var message = cause.getServerErrorMessage();
            // For a row still referred to PostgreSQL names the referring table.
            if (message != null && message.getTable() != null)
                return WORDS.getOrDefault(message.getTable(), "đã có việc khác dựa trên danh sách này");
        }
        return "đã có việc khác dựa trên danh sách này";
    }
}
