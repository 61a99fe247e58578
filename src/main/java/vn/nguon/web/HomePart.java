package vn.nguon.web;

import java.util.List;
import vn.nguon.shared.Viewer;

/**
 * What a module shows on a viewer's home, beside the tasks. Modules publish it as a bean and answer with nothing for viewers it is not for;
 * one statement each at most, and never more for more people or classes.
 */
public interface HomePart {
    /** Smaller comes first; below {@value #TASKS} stands before the tasks. No two parts share one. */
    int order();

    /** Empty when there is nothing to say. Blocks of one kind and title, also of other modules, become one. */
    List<HomeBlock> blocks(Viewer viewer);

    /** What an administrator has to do, of whichever module: lines of this title become one list, the most pressing first. */
    String TO_KEEP_RUNNING = "Cần xử lý";

    /** An administrator's figures. */
    String SYSTEM = "Tình trạng hệ thống";

    /** The administrator's guide. */
    String GUIDE = "/tro-giup/quan-tri-ky-thuat";

    /** Where the tasks stand. */
    int TASKS = 0;
}
