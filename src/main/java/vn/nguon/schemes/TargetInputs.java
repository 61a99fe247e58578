package vn.nguon.schemes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The form of a new target: what, measured how, and how much by the end of each year. */
record TargetInputs(
        Form form,
        Input<String> name,
        Input<String> measure,
        Input<String> unit,
        Input<BigDecimal> baseline,
        Input<String> ground,
        Input<Boolean> example,
        NavigableMap<Integer, Input<BigDecimal>> levels) {
    static final BigDecimal LEAST = new BigDecimal("0.01");
    static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** An open period shows as many years, so that the form stays a form. */
    private static final int OPEN_YEARS = 5;

    private static final List<Option> MEASURES = Arrays.stream(Measure.values())
            .map(one -> new Option(one.name(), one.label()))
            .toList();

    static TargetInputs of(Form form, Scheme scheme, LocalDate today) {
        var measure = form.choice("thuoc-do", "Thước đo", MEASURES).required("Chọn thước đo");
        var levels = new TreeMap<Integer, Input<BigDecimal>>();
        var inputs = new TargetInputs(
                form,
                form.text("ten", "Tên chỉ tiêu", 160).required("Nhập tên chỉ tiêu"),
                measure,
                form.text("don-vi", "Đơn vị tính", 30)
                        .optional()
                        .hint("Ví dụ lớp, xã. Thước đo tính theo phần trăm thì bỏ trống"),
                form.decimal("ban-dau", "Mức khi bắt đầu", BigDecimal.ZERO, MOST)
                        .optional()
                        .hint("Bỏ trống thì tính từ 0"),
                form.text("can-cu", "Mục, trang trong văn bản", 120).optional(),
                form.tick("vi-du", "Chỉ tiêu ví dụ, không có trong văn bản"),
                levels);
        years(scheme, today)
                .forEach(year -> levels.put(
                        year,
                        form.decimal("nam-" + year, "Phải đạt đến hết năm " + year, LEAST, MOST)
                                .optional()));
        if (form.submitted()) inputs.check();
        return inputs;
    }

    /** The years of a scheme that levels are asked for. */
    static List<Integer> years(Scheme scheme, LocalDate today) {
        var first = scheme.firstDay().getYear();
        var last = scheme.lastDay() == null
                ? Math.max(first + OPEN_YEARS - 1, today.getYear() + 1)
                : scheme.lastDay().getYear();
        return IntStream.rangeClosed(Math.max(first, last - 2 * OPEN_YEARS), last)
                .boxed()
                .toList();
    }

    private void check() {
        var chosen = measure.value();
        if (chosen == null) return;
        var by = Measure.valueOf(chosen);
        if (!by.shape().isShare()) unit.required("Nhập đơn vị tính");
        if (form.ok() && levels.values().stream().allMatch(level -> level.value() == null))
            form.refuse(levels.firstEntry().getValue().id(), "Nhập mức phải đạt của ít nhất một năm");
        if (by.shape().isShare())
            for (var level : levels.values()) {
                var value = level.value();
                if (value != null && value.compareTo(HUNDRED) > 0) form.refuse(level.id(), "Tỷ lệ không quá 100%");
            }
    }

    /** After {@link Form#ok()}. */
    Schemes.NewTarget wanted() {
        var wanted = new TreeMap<Integer, BigDecimal>();
        levels.forEach((year, level) -> {
            var value = level.value();
            if (value != null) wanted.put(year, value);
        });
        return new Schemes.NewTarget(
                name.get(),
                Measure.valueOf(measure.get()),
                unit.orElse(""),
                baseline.orElse(BigDecimal.ZERO),
                ground.orElse(""),
                example.get(),
                wanted);
    }
}
