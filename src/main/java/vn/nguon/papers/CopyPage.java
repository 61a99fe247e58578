package vn.nguon.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;

/** What one paper has in common with earlier ones, side by side. */
public record CopyPage(
        List<Crumb> crumbs, String title, String meta, String kind, String word, String figures, List<Source> sources) {
    /** @param author null while names are hidden */
    public record Source(String name, @Nullable String author, String words, List<Pair> pairs) {}

    public record Pair(String here, String there) {}

    /** Texts that quoting is no copying of. */
    public record Texts(vn.nguon.classes.ClassHead head, List<Text> texts, Form form) {}

    public record Text(String title, String note) {}
}
