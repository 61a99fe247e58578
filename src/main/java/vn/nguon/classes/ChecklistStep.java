package vn.nguon.classes;

import java.util.List;
import vn.nguon.shared.Viewer;

/**
 * What a module contributes to the checklist of a class. Owned by classes, implemented by the modules above as Spring
 * beans; at most one or two statements a bean, whatever the size of the class; whoever needs one only is a {@link FactStep}, of which the page
 * asks all together. Names no person whom the viewer does not see.
 */
public interface ChecklistStep {
    /** In any order; the workspace sorts by stage, {@link Step#order()} and title. Empty: nothing to show. */
    List<Step> steps(Viewer viewer, ClassHead head);
}
