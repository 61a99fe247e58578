package vn.nguon.papers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** Good papers, found by words whatever their tones. @param latestFirst too many were found to put the best first */
public record LibraryPage(ListQuery query, List<Option> kinds, List<Row> rows, Pager pager, boolean latestFirst) {
    /** @param excerpt around the first hit; {@code author} null unless the name may be shown */
    public record Row(Highlight title, String href, String meta, Highlight excerpt) {}

    /** One paper. @param paragraphs with what was searched for highlighted */
    public record Reading(
            String title, String meta, @Nullable String author, List<Highlight> paragraphs) {}

    /** For the school: what of a class is or may be in the library. @param note why nothing can be done yet, empty when it can */
    public record Desk(ClassHead head, String note, List<Line> lines) {}

    /** @param act what can be done next: de-nghi, dua-vao or bo; {@code remove} can be taken back or out */
    public record Line(
            String paper,
            String name,
            String topic,
            String note,
            String kind,
            String word,
            String act,
            String label,
            boolean remove) {}

    /** For the trainee: a paper that is asked for. */
    public record Asked(String title, String kind, String word, String action, boolean allowed) {}
}
