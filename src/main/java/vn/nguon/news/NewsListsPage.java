package vn.nguon.news;

import java.util.List;
import vn.nguon.web.Form;

/** Categories and words to avoid. @param severalBoards whether to ask for which board */
public record NewsListsPage(List<Section> sections, boolean severalBoards) {
    public NewsListsPage {
        sections = List.copyOf(sections);
    }

    public record Section(String path, String title, String about, List<Line> lines, Form form) {
        public Section {
            lines = List.copyOf(lines);
        }

        /** Name of its input. */
        public String key() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** @param end where it is ended; empty for what comes with the program */
    public record Line(String text, String note, String end) {}
}
