package vn.nguon.classes;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.nguon.shared.Refusal;

/**
 * The name under which a class appears on certificates and on the public check (tên công khai). It must not give away that
 * its people are planned for posts: planning lists are not public (design domain.md; constraint class_public_name_plain).
 */
final class PublicName {
    private static final List<String> PLANNING_WORDS = List.of("quy hoạch", "qui hoạch", "dự nguồn");

    private PublicName() {}

    /** Refused with {@code ten-cong-khai-lo-quy-hoach} when it holds a planning word, in whatever case. */
    static Optional<Refusal> refusal(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        return PLANNING_WORDS.stream()
                .filter(text::contains)
                .findFirst()
                .map(word -> new Refusal(
                        "ten-cong-khai-lo-quy-hoach",
                        "Tên công khai in trên chứng chỉ nên không được có chữ “%s”. Đặt tên khác, ví dụ Bồi dưỡng kỹ năng lãnh đạo, quản lý cấp xã."
                                .formatted(word)));
    }
}
