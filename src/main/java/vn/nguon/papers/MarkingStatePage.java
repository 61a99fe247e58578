package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** Where marking stands, by paper number: who marks what, and marks once the first markers have all given theirs. */
public record MarkingStatePage(
        ClassHead head,
        String kind,
        String word,
        String how,
        String weak,
        String emptyTitle,
        String emptyText,
        boolean undealt,
        List<PaperListPage.Figure> figures,
        List<Row> rows) {
    /** @param turns one sentence a marker; {@code counts} the mark that counts, empty before */
    public record Row(
            String name,
            String sort,
            List<String> turns,
            String counts,
            String kind,
            String word,
            String copied,
            String copiedHref) {}
}
