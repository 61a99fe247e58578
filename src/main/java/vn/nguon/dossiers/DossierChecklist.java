package vn.nguon.dossiers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;

/** "Ghi kết quả vào hồ sơ cán bộ" in the class's checklist; it happens by itself once papers are issued. One statement. */
@Component
class DossierChecklist extends FactStep<DossierChecklist.Count> {

    DossierChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
    }

    record Count(int issued, int written) {}

    private static final String COUNT = """
            SELECT count(*) AS issued, count(d.id) AS written
              FROM credential_entry k
              LEFT JOIN dossier_entry d ON d.source_key = 'credential:' || k.ref
             WHERE k.class_id = :class
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        var title = "Ghi kết quả vào hồ sơ cán bộ";
        if (count.issued() == 0)
            return List.of(new Step(
                    Stage.AFTERWARDS, 10, title, null, "Sau khi cấp chứng chỉ, giấy chứng nhận", Status.BLOCKED, ""));
        return List.of(new Step(
                Stage.AFTERWARDS,
                10,
                title,
                null,
                "Đã ghi %d/%d giấy".formatted(count.written(), count.issued()),
                count.written() == count.issued() ? Status.DONE : Status.DOING,
                ""));
    }
}
