package vn.nguon.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/**
 * Lists of people on their way from the upload to the review: read at once where everything is certain; otherwise the file is kept and
 * its uploader is asked which of its lists is meant, which column is what and whether old letters may be converted. What was said of
 * columns is remembered for the office (organisation) and used for every later list of it, planning and roster alike. Rights are the
 * owning module's, as for {@link Imports}; a question is its uploader's alone.
 */
@Service
public class ListUploads {

    /** More people than that are no list that one person reviews. */
    static final int MOST_PEOPLE = 20_000;

    private final KeptUploads kept;
    private final Imports imports;
    private final PersonListReader reader;
    private final ColumnMeanings meanings;
    private final Installation installation;

    ListUploads(
            KeptUploads kept,
            Imports imports,
            PersonListReader reader,
            ColumnMeanings meanings,
            Installation installation) {
        this.kept = kept;
        this.imports = imports;
        this.reader = reader;
        this.meanings = meanings;
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

    /**
     * Read.
     *
     * @param sent as uploaded; of a file with several lists the bytes are followed by the name of the sheet, so that each can be imported
     * @param converted null when the file is in Unicode
     */
    public record Ready(
            PersonList list, Sent sent, @Nullable Converted converted) implements Taken {}

    /** Something must be asked first. */
    public record Asks(UUID ref) implements Taken {}

    /** @param why Vietnamese, without full stop: what the file is and what to do */
    public record NotAList(String why) implements Taken {}

    /** @param ask ask about the columns even where they seem certain */
    @Transactional
    public Taken take(Viewer who, Purpose purpose, Sent sent, boolean ask) {
        var refusal = installation.refuses(sent.classification());
        if (refusal.isPresent()) return new NotAList(refusal.get().sentence());
        var words = meanings.of(purpose.office());
        return switch (reader.outcome(sent.bytes(), words, PersonListReader.Shown.NOTHING)) {
            case PersonListReader.Refused(var why, var _, var found) ->
                found == null || found.header() != null || found.sheet().rows().size() < 2
                        ? new NotAList(why)
                        : new Asks(kept.keep(who, purpose, sent));
            case PersonListReader.Understood(var list, var found, var doubts) -> {
                if (ask || !doubts.isEmpty() || !list.conversions().isEmpty() || found.lists() > 1)
                    yield new Asks(kept.keep(who, purpose, sent));
                if (list.rows().size() > MOST_PEOPLE) yield tooMany();
                yield new Ready(with(list, learntUsed(found, words)), sent, null);
            }
        };
    }

    private static NotAList tooMany() {
        return new NotAList("Danh sách có hơn 20.000 người. Tách thành nhiều tệp rồi tải lên");
    }

    private Sent find(Viewer who, Purpose purpose, UUID ref) {
        var found = kept.find(who, purpose.kind(), ref);
        if (!found.target().equals(purpose.target())) throw new NotFound("question about a file " + ref);
        return found.sent();
    }

    /**
     * Where a person says that the list is.
     *
     * @param sheet 1-based among the sheets that hold something; 0 for the first with people
     * @param row of the header, 1-based as on screen; 0 to search for it
     */
    public record Place(int sheet, int row, boolean twoRows) {}

    /** What is to be asked. */
    record Question(String fileName, PersonListReader.Outcome outcome) {}

    /** @throws NotFound when there is no such question of this viewer, or it is more than a day old */
    @Transactional(readOnly = true)
    Question question(Viewer who, Purpose purpose, UUID ref, Place place) {
        var sent = find(who, purpose, ref);
        var words = meanings.of(purpose.office());
        return new Question(sent.name(), reader.outcome(sent.bytes(), words, shown(place, null)));
    }

    private static PersonListReader.Shown shown(Place place, @Nullable Map<Integer, Column> columns) {
        return new PersonListReader.Shown(place.sheet(), place.row(), place.twoRows(), columns);
    }

    /**
     * Reads the file as the person said, remembers for the office what they said of columns, and forgets the question.
     *
     * @param columns by 0-based column; columns not named are left aside
     * @throws NotFound as for {@link #question}
     */
    @Transactional
    public Taken answer(Viewer who, Purpose purpose, UUID ref, Place place, Map<Integer, Column> columns) {
        var sent = find(who, purpose, ref);
        var words = meanings.of(purpose.office());
        return switch (reader.outcome(sent.bytes(), words, shown(place, columns))) {
            case PersonListReader.Refused(var why, var _, var _) -> new NotAList(why);
            case PersonListReader.Understood(var list, var found, var _) -> {
                if (list.rows().size() > MOST_PEOPLE) yield tooMany();
                var one = one(sent, found);
                if (imports.writtenBefore(purpose.kind(), purpose.target(), one.bytes())
                        .isPresent())
                    yield new NotAList(
                            "Trang tính “%s” của tệp này đã nhập từ trước. Chọn trang tính khác, hoặc hoàn tác lần nhập đó"
                                    .formatted(found.sheet().name()));
                var header = found.header();
                if (header != null) meanings.remember(who, purpose.office(), header.columns());
                drop(who, purpose, ref);
                yield new Ready(with(list, otherLists(found)), one, Converted.of(list.encoding(), list.conversions()));
            }
        };
    }

    /** The list as a file of its own: what tells it from the other lists of its file is the name of its sheet. */
    private static Sent one(Sent sent, PersonListReader.Found found) {
        if (found.lists() <= 1) return sent;
        var sheet = found.sheet().name().getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(sent.bytes(), sent.bytes().length + sheet.length);
        System.arraycopy(sheet, 0, bytes, sent.bytes().length, sheet.length);
        return new Sent(sent.name(), bytes, sent.classification());
    }

    /** Forgets the file. */
    @Transactional
    public void drop(Viewer who, Purpose purpose, UUID ref) {
        find(who, purpose, ref);
        kept.drop(ref);
    }

    private static List<String> otherLists(PersonListReader.Found found) {
        var more = new ArrayList<String>();
        if (found.lists() <= 1) return more;
        more.add("Đọc trang tính “%s” của tệp".formatted(found.sheet().name()));
        for (var other : found.sheets())
            if (other.people() > 0 && other.number() != found.number())
                more.add(
                        "Trang tính “%s” cũng có danh sách %d người, chưa đọc. Cần thì tải tệp lên lần nữa và chọn trang tính ấy"
                                .formatted(other.name(), other.people()));
        return more;
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
}
