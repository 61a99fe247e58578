package vn.nguon.sheets;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Lists of people on their way from the upload to the review: read at once where everything is certain; otherwise the file is kept and
 * its uploader is asked which column is what and whether old letters may be converted. What was said of columns is remembered for the
 * office (organisation) and used for every later list of it, planning and roster alike. Rights are the owning module's, as for
 * {@link Imports}; a question is its uploader's alone.
 */
@Service
public class ListUploads {

    /** More people than that are no list that one person reviews. */
    static final int MOST_PEOPLE = 20_000;

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final PersonListReader reader;
    private final ColumnMeanings meanings;
    private final Clock clock;
    private final Ids ids;
    private final Installation installation;

    ListUploads(
            JdbcClient jdbc,
            PersonListReader reader,
            ColumnMeanings meanings,
            Clock clock,
            Ids ids,
            Installation installation) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.meanings = meanings;
        this.clock = clock;
        this.ids = ids;
        this.installation = installation;
    }

    /** What a list is for: the same for each step of one upload. {@code office}: public id of the organisation whose habits count. */
    public record Purpose(ImportKind kind, String target, UUID office) {}

    /** What became of a file, or of an answer. */
    public sealed interface Taken {}

    /**
     * A file as it was sent.
     *
     * @param name as the uploader's machine called it
     */
    public record Sent(String name, byte[] bytes, Classification classification) {}

    /** Read; {@code bytes} are the file as uploaded. */
    public record Ready(PersonList list, String fileName, Classification classification, byte[] bytes)
            implements Taken {}

    /** Something must be asked first. */
    public record Asks(UUID ref) implements Taken {}

    /** @param why Vietnamese, without full stop: what the file is and what to do */
    public record NotAList(String why) implements Taken {}

    /** @param ask ask about the columns even where they seem certain */
    @Transactional
    public Taken take(Viewer who, Purpose purpose, Sent sent, boolean ask) {
        var refusal = installation.refuses(sent.classification());
        if (refusal.isPresent()) return new NotAList(refusal.get().sentence());
        var bytes = sent.bytes();
        var words = meanings.of(purpose.office());
        return switch (reader.outcome(bytes, words, null)) {
            case PersonListReader.Refused(var why, var _, var found) ->
                found == null || found.header() != null || found.sheet().rows().size() < 2
                        ? new NotAList(why)
                        : new Asks(keep(who, purpose, sent));
            case PersonListReader.Understood(var list, var found, var doubts) -> {
                if (list.rows().size() > MOST_PEOPLE) yield tooMany();
                if (ask || !doubts.isEmpty() || !list.conversions().isEmpty()) yield new Asks(keep(who, purpose, sent));
                yield new Ready(with(list, learntUsed(found, words)), sent.name(), sent.classification(), bytes);
            }
        };
    }

    private static NotAList tooMany() {
        return new NotAList("Danh sách có hơn 20.000 người. Tách thành nhiều tệp rồi tải lên");
    }

    private UUID keep(Viewer who, Purpose purpose, Sent sent) {
        jdbc.sql("DELETE FROM upload_question WHERE uploaded_at < :before")
                .param("before", now().minus(KEPT))
                .update();
        var ref = ids.next();
        jdbc.sql("""
                        INSERT INTO upload_question (ref, kind, target, office, file_name, classification, content, account_id, uploaded_at)
                        VALUES (:ref, :kind, :target, :office, :name, :classification, :content, :account, :at)
                        """)
                .param("ref", ref)
                .param("kind", purpose.kind().name())
                .param("target", purpose.target())
                .param("office", purpose.office())
                .param("name", VietnameseText.clean(sent.name()))
                .param("classification", sent.classification().name())
                .param("content", sent.bytes())
                .param("account", who.id().value())
                .param("at", now())
                .update();
        return ref;
    }

    private record Kept(String fileName, Classification classification, byte[] content) {}

    private Kept find(Viewer who, Purpose purpose, UUID ref) {
        return jdbc.sql("""
                        SELECT file_name, classification, content
                          FROM upload_question
                         WHERE ref = :ref AND kind = :kind AND target = :target AND account_id = :account
                           AND uploaded_at >= :after
                        """)
                .param("ref", ref)
                .param("kind", purpose.kind().name())
                .param("target", purpose.target())
                .param("account", who.id().value())
                .param("after", now().minus(KEPT))
                .query((row, _) -> new Kept(
                        row.getString("file_name"),
                        Classification.valueOf(row.getString("classification")),
                        row.getBytes("content")))
                .optional()
                .orElseThrow(() -> new NotFound("question about a file " + ref));
    }

    /**
     * The rows of a header as a person points them out.
     *
     * @param row 1-based, as on screen
     */
    public record HeaderRow(int row, boolean twoRows) {}

    /** What is to be asked. {@code header}: null to search for it. */
    record Question(String fileName, PersonListReader.Outcome outcome, Vocabulary words) {}

    /** @throws NotFound when there is no such question of this viewer, or it is more than a day old */
    @Transactional(readOnly = true)
    Question question(Viewer who, Purpose purpose, UUID ref, @Nullable HeaderRow header) {
        var kept = find(who, purpose, ref);
        var words = meanings.of(purpose.office());
        var shown = header == null ? null : new PersonListReader.Shown(header.row(), header.twoRows(), null);
        return new Question(kept.fileName(), reader.outcome(kept.content(), words, shown), words);
    }

    /**
     * Reads the file as the person said, remembers for the office what they said of columns, and forgets the question.
     *
     * @param columns by 0-based column; columns not named are left aside
     * @throws NotFound as for {@link #question}
     */
    @Transactional
    public Taken answer(Viewer who, Purpose purpose, UUID ref, HeaderRow header, Map<Integer, Column> columns) {
        var kept = find(who, purpose, ref);
        var words = meanings.of(purpose.office());
        var shown = new PersonListReader.Shown(header.row(), header.twoRows(), columns);
        return switch (reader.outcome(kept.content(), words, shown)) {
            case PersonListReader.Refused(var why, var _, var _) -> new NotAList(why);
            case PersonListReader.Understood(var list, var found, var _) -> {
                if (list.rows().size() > MOST_PEOPLE) yield tooMany();
                if (found.header() != null)
                    meanings.remember(who, purpose.office(), found.header().columns());
                drop(who, purpose, ref);
                yield new Ready(with(list, converted(list)), kept.fileName(), kept.classification(), kept.content());
            }
        };
    }

    /** Forgets the file. */
    @Transactional
    public void drop(Viewer who, Purpose purpose, UUID ref) {
        find(who, purpose, ref);
        jdbc.sql("DELETE FROM upload_question WHERE ref = :ref")
                .param("ref", ref)
                .update();
    }

    private static List<String> converted(PersonList list) {
        if (list.conversions().isEmpty()) return List.of();
        var cells = list.conversions().stream().mapToInt(Conversion::times).sum();
        return List.of("Đã chuyển %d ô từ bảng mã %s sang Unicode theo đồng ý của người tải lên"
                .formatted(cells, list.encoding().vietnamese()));
    }

    private static List<String> learntUsed(PersonListReader.Found found, Vocabulary words) {
        var header = found.header();
        if (header == null) return List.of();
        var used = header.columns().stream()
                .filter(c -> words.isLearnt(c.heading()))
                .map(c -> "“" + c.heading() + "”")
                .toList();
        return used.isEmpty()
                ? List.of()
                : List.of("Cột %s hiểu theo lần trước cơ quan đã chọn".formatted(String.join(", ", used)));
    }

    private static PersonList with(PersonList list, List<String> more) {
        if (more.isEmpty()) return list;
        var problems = new ArrayList<>(more);
        problems.addAll(list.problems());
        return list.withProblems(problems);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
