package vn.nguon.practice;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** What was said of one trainee, before and after. */
public record SkillOfOnePage(
        ClassHead head,
        String name,
        String unit,
        String scale,
        List<SkillOverviewPage.Row> rows,
        List<Remark> remarks) {
    public record Remark(String who, String when, String text) {}
}
