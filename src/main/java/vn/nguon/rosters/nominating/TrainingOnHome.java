package vn.nguon.rosters.nominating;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;

/** The way to the two lists of training on the home page of approvers and of the organisation board; how many they hold is told among the figures. */
@Component
class TrainingOnHome implements HomePart {
    @Override
    public int order() {
        return 25;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!TrainingNeeds.mayLook(viewer)) return List.of();
        return List.of(new HomeBlock.Lines(
                "Danh sách để cử học",
                List.of(
                        new HomeBlock.Line(
                                "Quy hoạch, chưa bồi dưỡng",
                                TrainingPages.UNTRAINED,
                                "Theo đơn vị, chức danh, nhiệm kỳ; đang ở lớp nào, được đề nghị lớp nào",
                                "",
                                ""),
                        new HomeBlock.Line(
                                "Đã học nhiều lần",
                                TrainingPages.REPEATED,
                                "Ai đã học từ hai lớp trở lên, để cử người chưa học trước",
                                "",
                                "")),
                null));
    }
}
