package vn.nguon.classes;

import java.util.List;
import java.util.Optional;
import vn.nguon.shared.Viewer;

/**
 * What a module tells people of a class on its overview who have no checklist there, such as the class committee. Owned by classes,
 * implemented by the modules above as Spring beans; at most two statements a bean. Names nobody whom the viewer does not see.
 */
public interface ClassNotice {
    /** Empty when there is nothing to tell this viewer. */
    Optional<Notice> notice(Viewer viewer, ClassHead head);

    /** People together, each as read: "Vi Văn An (Xã Yên Na)". */
    record Group(String title, List<String> people) {
        public Group {
            people = List.copyOf(people);
        }
    }

    /**
     * A section of the overview.
     *
     * @param id of its heading
     * @param status kind of the status tag, as {@link Status#tag()}
     * @param text one line, may be empty
     * @param groups who it is about; may be empty
     */
    record Notice(String id, String title, String status, String statusText, String text, List<Group> groups) {
        public Notice {
            groups = List.copyOf(groups);
        }
    }
}
