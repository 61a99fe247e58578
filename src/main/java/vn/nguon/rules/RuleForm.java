package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The inputs by which a dated value is added, wherever it is: value, level and place, days, document and article. */
public final class RuleForm {
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private final Form form;
    private final Input<BigDecimal> value;
    private final Input<String> where;
    private final Input<LocalDate> from;
    private final Input<LocalDate> to;
    private final Input<String> document;
    private final Input<String> article;

    /** @param label of the value, e.g. "Giá trị"; {@code hint} how it is written */
    public RuleForm(Form form, RuleOffice.Reach reach, String label, String hint) {
        this.form = form;
        this.value = form.decimal("gia-tri", label, BigDecimal.ZERO, MOST)
                .hint(hint)
                .required("Nhập " + label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1));
        this.where = form.choice("noi", "Cấp ban hành", places(reach)).required("Chọn cấp ban hành");
        this.from = form.date("tu-ngay", "Từ ngày").required("Nhập ngày bắt đầu áp dụng");
        this.to = form.date("den-ngay", "Đến hết ngày")
                .hint("Để trống: đến trước giá trị kế tiếp, hoặc chưa có hạn")
                .optional();
        this.document = form.text("van-ban", "Văn bản", 120)
                .hint("Số và ngày, ví dụ 15-QĐ/TU ngày 01/03/2022")
                .required("Nhập văn bản quy định giá trị này");
        this.article = form.text("dieu", "Điều, khoản", 60).hint("Ví dụ Điều 7").optional();
    }

    private static List<Option> places(RuleOffice.Reach reach) {
        var options = new ArrayList<Option>();
        options.add(new Option("TW", Rule.Level.CENTRAL.vietnamese()));
        for (var province : reach.provinces()) options.add(new Option("tinh " + province, "Tỉnh: " + province));
        return options;
    }

    /** What was typed, null when it is no number. */
    public @Nullable BigDecimal value() {
        return value.value();
    }

    /** After {@link Form#ok()}. */
    public NewRuleValue wanted(String key) {
        var chosen = where.get();
        var central = chosen.equals("TW");
        @Nullable LocalDate last = to.value();
        return new NewRuleValue(
                key,
                value.get(),
                central ? Rule.Level.CENTRAL : Rule.Level.PROVINCIAL,
                central ? "" : chosen.substring("tinh ".length()),
                from.get(),
                last,
                document.get(),
                article.orElse(""));
    }

    /** Says a refusal at the field that can mend it. */
    public void refuse(Refusal refusal) {
        switch (refusal.code()) {
            case "gia-tri", "noi", "den-ngay", "van-ban" -> form.refuse(refusal.code(), refusal.sentence());
            default -> form.refuse(refusal);
        }
    }
}
