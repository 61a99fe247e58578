package vn.nguon.schemes;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list behind a number. @param which the choice of rows */
public record BehindPage(
        Scheme scheme,
        Scheme.Target target,
        int year,
        BehindTheNumber.Lines behind,
        Field which,
        ListQuery query,
        Pager pager) {
    public List<BehindTheNumber.Line> lines() {
        return behind.lines();
    }

    public String address() {
        return "/de-an/%s/%s/%d".formatted(scheme.ref(), target.ref(), year);
    }

    /** Of the column that names each line. */
    public String heading() {
        return switch (target.measure().subject()) {
            case PERSON, NOTHING -> "Họ và tên";
            case CLASS -> "Lớp";
            case RECOMMENDATION -> "Kiến nghị";
        };
    }

    /** Of the column that tells it from others. */
    public String about() {
        return switch (target.measure().subject()) {
            case PERSON, NOTHING -> "Ngày sinh";
            case CLASS -> "Tên lớp";
            case RECOMMENDATION -> "Nơi nhận";
        };
    }
}
