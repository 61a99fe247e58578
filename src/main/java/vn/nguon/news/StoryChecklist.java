package vn.nguon.news;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The story of the class on its checklist: the board begins it here, everybody else reads it. One statement. */
@Component
class StoryChecklist extends FactStep<StoryChecklist.Count> {

    StoryChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
    }

    record Count(int drafts, int published, String slug) {}

    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE state = 'DRAFT') AS drafts, count(*) FILTER (WHERE state = 'PUBLISHED') AS published,
                   coalesce(max(slug) FILTER (WHERE state = 'PUBLISHED'), '') AS slug
              FROM story
             WHERE class_id = :class
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        var board = viewer.is(Role.PROPAGANDA_BOARD);
        var title = "Viết tin bài về lớp";
        var begin = StoryPages.HOME + "/them?lop=" + head.code();
        if (count.published() > 0)
            return List.of(new Step(
                    Stage.AFTERWARDS,
                    40,
                    title,
                    PublicStoryPages.HOME + "/" + count.slug(),
                    "Đã đăng %d tin".formatted(count.published()),
                    Status.DONE,
                    ""));
        if (count.drafts() > 0)
            return List.of(new Step(
                    Stage.AFTERWARDS,
                    40,
                    title,
                    board ? StoryPages.HOME + "?tim=" + head.code() : null,
                    "Đang soạn %d tin".formatted(count.drafts()),
                    Status.DOING,
                    ""));
        if (!head.state().reached(ClassState.STUDYING))
            return List.of(new Step(
                    Stage.AFTERWARDS, 40, title, board ? begin : null, "Sau khi lớp bắt đầu", Status.BLOCKED, ""));
        var over = head.state() == ClassState.FINISHED;
        return List.of(new Step(
                Stage.AFTERWARDS,
                40,
                title,
                board ? begin : null,
                "Ban Tuyên giáo soạn từ số liệu của lớp",
                over ? Status.DUE : Status.TODO,
                over ? "Chưa có tin" : ""));
    }
}
