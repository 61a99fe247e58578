package vn.nguon.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Settled;
import vn.nguon.shared.Stale;

/** Turns what went wrong into words (design ui.md B8). Every exception ends here, from a handler, a view or a filter. */
final class Problems {
    private static final String BACK = "Quay lại trang trước, tải lại trang rồi làm lại.";

    private final DataSize largestFile;

    Problems(DataSize largestFile) {
        this.largestFile = largestFile;
    }

    Problem of(Throwable thrown) {
        return switch (thrown) {
            case NotFound _ -> notFound();
            case Forbidden forbidden -> forbidden(forbidden.getMessage());
            case Stale stale -> new Problem(409, "da-co-nguoi-luu", "Có người vừa lưu trước", sentence(stale));
            case Settled settled ->
                new Problem(409, settled.code(), "Không sửa được nữa", String.valueOf(settled.getMessage()));
            case CsrfException _ ->
                new Problem(
                        403, "phien-da-doi", "Trang này mở đã lâu", "Phiên làm việc đã đổi từ lúc mở trang. " + BACK);
            case AccessDeniedException _ -> forbidden(null);
            case MaxUploadSizeExceededException _ -> tooLarge();
            case MultipartException _ ->
                new Problem(
                        400,
                        "tep-chua-den-du",
                        "Tệp chưa lên hết",
                        "Tệp chưa tải lên hết. Kiểm tra mạng rồi tải lên lại.");
            // A key in the path that is no key names nothing.
            case MethodArgumentTypeMismatchException wrong
            when wrong.getParameter().hasParameterAnnotation(PathVariable.class) -> notFound();
            case TypeMismatchException _, HttpMessageNotReadableException _ -> ofStatus(400);
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    CannotCreateTransactionException _ -> ours(503);
            case ErrorResponse answer -> ofStatus(answer.getStatusCode().value());
            default -> ours(500);
        };
    }

    /** For what only left a status: sendError of a filter or of the container. */
    Problem ofStatus(int status) {
        return switch (status) {
            case 403 -> forbidden(null);
            case 404 -> notFound();
            case 405 ->
                new Problem(
                        405,
                        "khong-mo-duoc",
                        "Không mở được địa chỉ này",
                        "Địa chỉ này chỉ nhận dữ liệu gửi từ biểu mẫu. Mở lại trang có biểu mẫu rồi gửi lại.");
            case 413 -> tooLarge();
            case 429 ->
                new Problem(
                        429,
                        "qua-nhieu-lan",
                        "Đã thử nhiều lần",
                        "Nơi này đã thử nhiều lần liên tiếp. Đợi vài phút rồi thử lại.");
            default ->
                status >= 400 && status < 500
                        ? new Problem(
                                status,
                                "thieu-thong-tin",
                                "Thiếu thông tin",
                                "Địa chỉ hoặc biểu mẫu thiếu thông tin. " + BACK)
                        : ours(status < 500 ? 500 : status);
        };
    }

    private static Problem ours(int status) {
        var incident = Incidents.code();
        return new Problem(
                status,
                "dang-truc-trac",
                "Hệ thống đang trục trặc",
                "Hệ thống đang trục trặc, dữ liệu đã lưu vẫn còn. Thử lại; nếu vẫn vậy, báo mã " + incident + ".",
                incident);
    }

    private static Problem notFound() {
        return new Problem(
                404,
                "khong-tim-thay",
                "Không tìm thấy trang này",
                "Không có gì ở địa chỉ này, hoặc tài khoản đang dùng không xem được. Kiểm tra lại địa chỉ, hoặc tìm từ trang đầu.");
    }

    private static Problem forbidden(@Nullable String sentence) {
        return new Problem(
                403,
                "khong-duoc-lam",
                "Tài khoản này không làm được việc đó",
                sentence != null
                        ? sentence
                        : "Việc này cần vai trò khác. Nhờ người phụ trách làm, hoặc nhờ quản trị kỹ thuật cấp quyền.");
    }

    private Problem tooLarge() {
        return new Problem(
                413,
                "tep-qua-lon",
                "Tệp quá lớn",
                "Tệp lớn hơn %d MB. Giảm dung lượng hoặc chia thành nhiều tệp rồi tải lên lại."
                        .formatted(largestFile.toMegabytes()));
    }

    private static String sentence(Stale stale) {
        var sentence = stale.getMessage();
        return sentence != null ? sentence : "Có người vừa lưu chỗ này. Xem thay đổi rồi lưu lại.";
    }
}
