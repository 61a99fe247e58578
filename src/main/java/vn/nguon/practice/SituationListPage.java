package vn.nguon.practice;

import java.util.List;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;

/** The library of situations. @param filter form of the filters @param addHref where one is added; empty for who may not */
public record SituationListPage(List<Line> lines, Form filter, ListQuery query, String addHref) {
    /** @param note time, roles, skills in a line */
    public record Line(String href, String title, String owner, String note, boolean retired) {}
}
