package vn.nguon.news;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** Categories and words to avoid: what comes with the program holds for everybody, a board adds its own and ends its own. */
@Service
class NewsLists {
    private final StoryReader reader;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Audit audit;

    NewsLists(StoryReader reader, JdbcClient jdbc, Ids ids, Audit audit) {
        this.reader = reader;
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
    }

    /** @param own the viewer's board's, which may be ended @param since first day; of what comes with the program it says nothing */
    record Line(UUID ref, String text, boolean own, LocalDate since) {}

    /** In force today: those of the program first, as they stand in its list. */
    @Transactional(readOnly = true)
    List<Line> of(Viewer viewer, NewsList list) {
        Stories.must(viewer);
        return jdbc.sql("""
                        SELECT ref, text, organisation_id IS NOT NULL AS own, lower(valid) AS since
                          FROM %s
                         WHERE valid @> CAST(:day AS date)
                           AND (organisation_id IS NULL OR organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date))))
                         ORDER BY organisation_id NULLS FIRST, %s, text COLLATE "vi-x-icu", id
                         LIMIT 500
                        """.formatted(list.table(), "CASE WHEN organisation_id IS NULL THEN id END"))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Line.class)
                .list();
    }

    /** @return refused with {@code chon-ban} or {@code da-co} */
    @Transactional
    Outcome<UUID> add(Viewer viewer, NewsList list, @Nullable UUID board, String typed) {
        Stories.must(viewer);
        var text = VietnameseText.clean(typed);
        var boards = reader.boards(viewer);
        var owner = boards.stream()
                .filter(one -> board == null ? boards.size() == 1 : one.ref().equals(board))
                .findFirst();
        if (owner.isEmpty()) return Outcome.refused("chon-ban", "Chọn ban dùng danh mục này");
        if (of(viewer, list).stream().anyMatch(line -> VietnameseText.sameWord(line.text(), text)))
            return Outcome.refused("da-co", "“%s” đã có trong danh mục".formatted(text));
        var ref = ids.next();
        var id = jdbc.sql(
                        "INSERT INTO %s (ref, organisation_id, text, valid) VALUES (:ref, :owner, :text, daterange(:day, NULL)) RETURNING id"
                                .formatted(list.table()))
                .param("ref", ref)
                .param("owner", owner.get().id().value())
                .param("text", text)
                .param("day", viewer.today())
                .query(Long.class)
                .single();
        audit.record(viewer, "ADD", list.table(), id, "Thêm vào %s: %s".formatted(list.vietnamese(), text), Map.of());
        return Outcome.done(ref);
    }

    /**
     * From today on it holds no more; what was added today was never there.
     *
     * @throws NotFound if it is none of the viewer's boards' own
     */
    @Transactional
    void end(Viewer viewer, NewsList list, UUID ref) {
        Stories.must(viewer);
        var own =
                " WHERE ref = :ref AND valid @> CAST(:day AS date) AND organisation_id IN (SELECT story_desk(:viewer, CAST(:day AS date)))";
        var ended = jdbc.sql("UPDATE %s SET valid = daterange(lower(valid), :day)".formatted(list.table()) + own
                        + " AND lower(valid) < :day RETURNING id")
                .param("ref", ref)
                .param("day", viewer.today())
                .param("viewer", viewer.id().value())
                .query(Long.class)
                .optional()
                .or(() -> jdbc.sql("DELETE FROM " + list.table() + own + " RETURNING id")
                        .param("ref", ref)
                        .param("day", viewer.today())
                        .param("viewer", viewer.id().value())
                        .query(Long.class)
                        .optional())
                .orElseThrow(() -> new NotFound("line " + ref));
        audit.record(viewer, "END", list.table(), ended, "Thôi dùng trong " + list.vietnamese(), Map.of());
    }
}
