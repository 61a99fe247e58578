package vn.nguon.reports;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** "Báo cáo tổng kết lớp" in the class's checklist: done when a version was issued. One statement. */
@Component
class ClosingChecklist extends FactStep<ClosingChecklist.Last> {
    private static final String TITLE = "Báo cáo tổng kết lớp";
    private static final int ORDER = 60;

    ClosingChecklist(JdbcClient jdbc) {
        super(jdbc, LAST, Last.class);
    }

    record Last(String number, LocalDate dated) {}

    private static final String LAST = """
            SELECT d.number, d.dated
              FROM written_report w
              JOIN kept_report k ON k.report_id = w.id
              JOIN document d ON d.id = k.document_id
             WHERE w.class_id = :class
             ORDER BY k.no DESC
             LIMIT 1
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Last> facts) {
        if (!head.office() || !Reports.mayRead(viewer)) return List.of();
        if (!head.state().reached(ClassState.AWAITING_RESULTS))
            return List.of(step(null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học xong"));
        var link = head.link("/bao-cao");
        return List.of(facts.stream()
                .findFirst()
                .map(last -> step(link, "%s, %s".formatted(last.number(), Vn.date(last.dated())), Status.DONE, ""))
                .orElseGet(() -> step(link, "", head.state() == ClassState.FINISHED ? Status.DUE : Status.TODO, "")));
    }

    private static Step step(@org.jspecify.annotations.Nullable String link, String note, Status status, String why) {
        return new Step(Stage.CLOSING, ORDER, TITLE, link, note, status, why);
    }
}
