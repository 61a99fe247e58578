package vn.nguon.people;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nguon.web.Vn;

/** A fact in words: for the person page, for the record of corrections and for the audit. */
public final class FactText {

    private FactText() {}

    /** All of it in one line. */
    public static String of(Fact fact) {
        return Stream.of(fact.branch().vietnamese() + ": " + fact.text(), source(fact), days(fact), fact.detail())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Number, day and body: "12-QĐ/UBKT ngày 07/03/2022, Ủy ban Kiểm tra Huyện ủy". */
    static String source(Fact fact) {
        var parts = new ArrayList<String>();
        var dated = fact.dated();
        var paper = fact.document();
        if (dated != null) paper = paper.isEmpty() ? "ngày " + Vn.date(dated) : paper + " ngày " + Vn.date(dated);
        if (!paper.isEmpty()) parts.add(paper);
        if (!fact.body().isEmpty()) parts.add(fact.body());
        return String.join(", ", parts);
    }

    /** "01/03–30/06/2019", "từ 07/03/2022", "đến 06/03/2023"; a discipline says that no end is known. */
    static String days(Fact fact) {
        var first = fact.firstDay();
        var last = fact.lastDay();
        if (first != null && last != null) return Vn.range(first, last);
        if (last != null) return "đến " + Vn.date(last);
        if (fact.kind() == FactKind.DISCIPLINE)
            return first == null
                    ? "chưa ghi ngày hết hiệu lực"
                    : "từ %s, chưa ghi ngày hết hiệu lực".formatted(Vn.date(first));
        return first == null ? "" : "từ " + Vn.date(first);
    }
}
