package vn.nguon.people;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The form of a dated fact: the same fields for every kind, each kind with its own words and needs. */
final class FactForm {

    private final Form form;
    private final FactKind kind;
    private final Input<String> branch;
    private final @Nullable Input<String> discipline;
    private final Input<String> title;
    private final Input<String> body;
    private final Input<String> document;
    private final Input<LocalDate> dated;
    private final Input<LocalDate> first;
    private final Input<LocalDate> last;
    private final Input<String> detail;
    private final @Nullable Input<String> why;

    /** What a kind calls the fields. A blank word: the kind does not have the field. */
    private record Words(
            String branch,
            String title,
            String body,
            String document,
            String dated,
            String first,
            String last,
            String detail) {}

    private static Words words(FactKind kind) {
        return switch (kind) {
            case TRAINING ->
                new Words(
                        "Lĩnh vực",
                        "Trình độ, khóa học",
                        "Nơi đào tạo",
                        "Số văn bằng, chứng chỉ",
                        "Ngày cấp",
                        "Học từ ngày",
                        "Đến ngày",
                        "Hình thức học, xếp loại");
            case MEMBERSHIP ->
                new Words(
                        "Hệ",
                        "Chức danh trong cấp ủy, đoàn thể",
                        "Tổ chức",
                        "Số quyết định",
                        "Ngày quyết định",
                        "Từ ngày",
                        "Đến ngày",
                        "Ghi chú");
            case AWARD ->
                new Words(
                        "Hệ",
                        "Hình thức khen thưởng",
                        "Cấp quyết định",
                        "Số quyết định",
                        "Ngày quyết định",
                        "",
                        "",
                        "Thành tích");
            case DISCIPLINE ->
                new Words(
                        "Hệ",
                        "Vi phạm",
                        "Cấp quyết định",
                        "Số quyết định",
                        "Ngày quyết định",
                        "Có hiệu lực từ ngày",
                        "Còn hiệu lực đến hết ngày",
                        "Ghi chú");
        };
    }

    /**
     * @param now what is held, null for a new one or once the form is sent
     * @param correcting asks why
     */
    FactForm(Form form, FactKind kind, LocalDate today, @Nullable Fact now, boolean correcting) {
        this.form = form;
        this.kind = kind;
        var words = words(kind);
        branch = form.choice(
                        "linh-vuc",
                        words.branch,
                        options(kind.branches().stream().map(one -> new Option(one.name(), one.vietnamese()))))
                .initial(now == null ? null : now.branch().name())
                .required("Chọn " + words.branch.toLowerCase(java.util.Locale.ROOT));
        discipline = kind != FactKind.DISCIPLINE
                ? null
                : form.choice(
                                "hinh-thuc",
                                "Hình thức kỷ luật",
                                options(Stream.of(FactKind.Form.values())
                                        .map(one -> new Option(one.name(), one.vietnamese()))))
                        .initial(
                                now == null || now.form() == null
                                        ? null
                                        : now.form().name())
                        .required("Chọn hình thức kỷ luật");
        title = text("ten-muc", words.title, 200, now == null ? "" : now.title());
        title.required("Nhập " + words.title.toLowerCase(java.util.Locale.ROOT));
        body = text("noi", words.body, 160, now == null ? "" : now.body()).optional();
        document = text("so", words.document, 60, now == null ? "" : now.document());
        dated = form.date("ngay", words.dated).initial(now == null ? null : now.dated());
        if (kind == FactKind.DISCIPLINE) {
            document.required("Nhập số quyết định kỷ luật");
            dated.required("Nhập ngày quyết định kỷ luật");
        } else {
            document.optional();
            dated.optional();
        }
        dated.check(day -> !day.isAfter(today), words.dated + " ở sau hôm nay");
        first = form.date("tu-ngay", words.first.isEmpty() ? "Từ ngày" : words.first)
                .initial(now == null ? null : now.firstDay())
                .optional();
        last = form.date("den-ngay", words.last.isEmpty() ? "Đến ngày" : words.last)
                .initial(now == null ? null : now.lastDay())
                .optional();
        if (kind == FactKind.DISCIPLINE) {
            first.hint("Để trống nếu có hiệu lực từ ngày quyết định");
            last.hint("Để trống nếu chưa rõ: khi đó coi như còn hiệu lực");
        }
        var begins = first.value() != null ? first.value() : kind == FactKind.DISCIPLINE ? dated.value() : null;
        last.check(day -> begins == null || !day.isBefore(begins), "Ngày cuối ở trước ngày đầu. Xem lại hai ngày");
        detail = text("chi-tiet", words.detail, 200, now == null ? "" : now.detail())
                .optional();
        why = !correcting
                ? null
                : form.text("ly-do", "Lý do, căn cứ sửa", 200)
                        .hint("Bản đang có vẫn được lưu, kèm lý do này")
                        .required("Ghi lý do, căn cứ sửa");
    }

    private static List<Option> options(Stream<Option> all) {
        return all.toList();
    }

    private Input<String> text(String id, String label, int most, String now) {
        return form.text(id, label, most).initial(now.isEmpty() ? null : now);
    }

    Form form() {
        return form;
    }

    /** For the page: in their order, without those that the kind does not have. */
    List<Field> fields() {
        var words = words(kind);
        var ids = Stream.of(
                        "linh-vuc",
                        discipline == null ? "" : "hinh-thuc",
                        "ten-muc",
                        "noi",
                        "so",
                        "ngay",
                        words.first.isEmpty() ? "" : "tu-ngay",
                        words.last.isEmpty() ? "" : "den-ngay",
                        "chi-tiet",
                        why == null ? "" : "ly-do")
                .filter(id -> !id.isEmpty());
        return ids.map(form::field).toList();
    }

    /** For after {@link Form#ok()}. */
    Fact fact() {
        return new Fact(
                kind,
                FactKind.Branch.valueOf(branch.get()),
                discipline == null ? null : FactKind.Form.valueOf(discipline.get()),
                title.get(),
                body.orElse(""),
                document.orElse(""),
                dated.value(),
                first.value(),
                last.value(),
                detail.orElse(""));
    }

    String why() {
        return java.util.Objects.requireNonNull(why).get();
    }
}
