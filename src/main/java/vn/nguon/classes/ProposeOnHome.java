package vn.nguon.classes;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;

/** "Đề nghị mở lớp" at the head of the home of those who begin classes. No statement. */
@Component
class ProposeOnHome implements HomePart {
    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        return viewer.isAny(Role.CENTRE, Role.SCHOOL)
                ? List.of(new HomeBlock.Action("Đề nghị mở lớp", "/lop/moi", viewer.is(Role.CENTRE)))
                : List.of();
    }
}
