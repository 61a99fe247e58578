package vn.nguon.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.files.FileStore;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/**
 * What papers have in common with earlier ones (đối chiếu sao chép), for markers and the school: the share, the passages side by side by
 * paper number; names once the marks of both classes are released, and only for the school.
 */
@Service
public class CopyReports {
    static final int MOST_TITLE = 200;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Classes classes;
    private final PaperMarking marking;
    private final CopyChecks checks;
    private final FileStore files;
    private final Rules rules;
    private final JdbcClient jdbc;

    CopyReports(
            Classes classes, PaperMarking marking, CopyChecks checks, FileStore files, Rules rules, JdbcClient jdbc) {
        this.classes = classes;
        this.marking = marking;
        this.checks = checks;
        this.files = files;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /**
     * How the comparison of a paper came out.
     *
     * @param state WAITING, DONE or UNREADABLE (a scan, or no words)
     * @param words of the paper; {@code official} of them are from texts the class was given, {@code copied} from earlier papers
     */
    record Check(int no, String state, int words, int official, int copied) {
        /** Per cent of the words that are not official; 0 to 100, rounded half up. */
        int share() {
            var own = words - official;
            return own <= 0 ? 0 : Math.round(100f * copied / own);
        }

        String text() {
            return switch (state) {
                case "DONE" -> copied == 0 ? "Không giống bài nào" : "Giống %d%%".formatted(share());
                case "UNREADABLE" -> "Không có chữ để đối chiếu";
                default -> "Chờ đối chiếu";
            };
        }
    }

    private static final String CHECKS = """
            SELECT n.no, c.state, c.words, c.official, c.copied
              FROM copy_check c
              JOIN paper_number n ON n.paper_id = c.paper_id
             WHERE n.class_id = :class
            """;

    /** Of every paper of the class by number; the caller has checked who asks. */
    java.util.Map<Integer, Check> of(ClassId id) {
        var all = new java.util.HashMap<Integer, Check>();
        jdbc.sql(CHECKS)
                .param("class", id.value())
                .query(Check.class)
                .list()
                .forEach(check -> all.put(check.no(), check));
        return all;
    }

    /** Texts side by side, with the author's names hidden. */
    record Pair(String here, String there) {}

    /**
     * One earlier paper.
     *
     * @param name "Bài 017, lớp TD-2022-01"
     * @param author null while names are hidden
     */
    record Source(String name, @Nullable String author, int words, List<Pair> pairs) {}

    /** @param author of the paper itself, null while names are hidden */
    record Report(ClassHead head, int no, @Nullable String author, Check check, List<Source> sources) {}

    private record Row(
            long earlierId,
            int earlierNo,
            String classCode,
            int words,
            Integer[] passages,
            String body,
            String fullName,
            String unitName,
            boolean released) {}

    /** For the marker who was dealt the number. @throws NotFound otherwise */
    @Transactional(readOnly = true)
    Report forMarker(Viewer viewer, String code, int no) {
        var queue = marking.queue(viewer, code);
        var paper = queue.paper(no).orElseThrow(() -> new NotFound("paper " + no));
        return report(queue.head(), no, paper.paperId(), false);
    }

    /** @throws Forbidden unless the viewer is of the school that issues the certificate */
    @Transactional(readOnly = true)
    Report forSchool(Viewer viewer, String code, int no) {
        var head = school(viewer, code);
        var paper = jdbc.sql("SELECT paper_id FROM paper_number WHERE class_id = :class AND no = :no")
                .param("class", head.id().value())
                .param("no", no)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("paper " + no));
        return report(head, no, paper, true);
    }

    private ClassHead school(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường cấp chứng chỉ xem đối chiếu bài.");
        return head;
    }

    private static final String SOURCES = """
            SELECT m.earlier_id, n.no AS earlier_no, k.code AS class_code, m.words, m.passages, t.body, l.full_name, l.unit_name,
                   s.released_at IS NOT NULL AS released
              FROM copy_match m
              JOIN paper p ON p.id = m.earlier_id
              JOIN paper_number n ON n.paper_id = p.id
              JOIN paper_text t ON t.paper_id = p.id
              JOIN training_class k ON k.id = n.class_id
              JOIN roster_line l ON l.enrolment_id = p.enrolment_id
              LEFT JOIN paper_setting s ON s.class_id = n.class_id
             WHERE m.paper_id = :paper
             ORDER BY m.words DESC, m.earlier_id
             LIMIT 20
            """;

    private record Own(String body, String fullName, String unitName, boolean released) {}

    private static final String OWN = """
            SELECT coalesce(t.body, '') AS body, l.full_name, l.unit_name, s.released_at IS NOT NULL AS released
              FROM paper p
              JOIN roster_line l ON l.enrolment_id = p.enrolment_id
              LEFT JOIN paper_text t ON t.paper_id = p.id
              LEFT JOIN paper_setting s ON s.class_id = l.class_id
             WHERE p.id = :paper
            """;

    private Report report(ClassHead head, int no, long paper, boolean office) {
        var check = of(head.id()).getOrDefault(no, new Check(no, "WAITING", 0, 0, 0));
        var rows = jdbc.sql(SOURCES)
                .param("paper", paper)
                .query((row, _) -> new Row(
                        row.getLong("earlier_id"),
                        row.getInt("earlier_no"),
                        row.getString("class_code"),
                        row.getInt("words"),
                        (Integer[]) row.getArray("passages").getArray(),
                        row.getString("body"),
                        row.getString("full_name"),
                        row.getString("unit_name"),
                        row.getBoolean("released")))
                .list();
        var own = jdbc.sql(OWN).param("paper", paper).query(Own.class).single();
        var named = office && own.released();
        var sources = rows.stream()
                .map(row -> source(row, own.body(), new Names(own.fullName(), List.of(own.unitName())), named))
                .toList();
        return new Report(head, no, named ? own.fullName() : null, check, sources);
    }

    private static Source source(Row row, String body, Names own, boolean named) {
        var pairs = new ArrayList<Pair>();
        var here = places(body);
        var there = places(row.body());
        var names = new Names(row.fullName(), List.of(row.unitName()));
        for (var n = 0; n + 3 < row.passages().length; n += 4)
            pairs.add(new Pair(
                    hidden(cut(body, here, row.passages()[n], row.passages()[n + 1]), own),
                    hidden(cut(row.body(), there, row.passages()[n + 2], row.passages()[n + 3]), names)));
        return new Source(
                "Bài %03d, lớp %s".formatted(row.earlierNo(), row.classCode()),
                named && row.released() ? row.fullName() + ", " + row.unitName() : null,
                row.words(),
                pairs);
    }

    private static String hidden(String text, Names names) {
        return Names.hidden(List.of(text), names).getFirst();
    }

    /** Where each word begins and ends, as {@link Shingles} counts words: marks are letters' parts, so folding keeps their number. */
    private static List<int[]> places(String body) {
        var places = new ArrayList<int[]>();
        var found = WORD.matcher(body);
        while (found.find()) places.add(new int[] {found.start(), found.end()});
        return places;
    }

    private static String cut(String body, List<int[]> places, int from, int to) {
        if (from >= places.size()) return "";
        var last = Math.min(to, places.size() - 1);
        return body.substring(places.get(from)[0], places.get(last)[1]).replace('\n', ' ');
    }

    /** A text that quoting is no copying of. @param scope of the class alone, or of every class of the school */
    record Known(UUID ref, String title, int words, boolean wide, boolean material, String actor) {}

    record Texts(ClassHead head, List<Known> known) {}

    /** @throws Forbidden unless the viewer is of the school that issues the certificate */
    @Transactional(readOnly = true)
    Texts texts(Viewer viewer, String code) {
        var head = school(viewer, code);
        return new Texts(
                head,
                jdbc.sql("""
                SELECT ref, title, words, class_id IS NULL AS wide, material, actor
                  FROM known_text
                 WHERE class_id = :class
                    OR organisation_id IN (SELECT organisation_id FROM class_part WHERE class_id = :class AND part = 'ISSUES_CERTIFICATE')
                 ORDER BY title COLLATE "vi-x-icu", id
                """)
                        .param("class", head.id().value())
                        .query(Known.class)
                        .list());
    }

    /**
     * Adds a text that quoting is no copying of; papers it concerns are compared again.
     *
     * @param wide for every class of the school, not this one alone
     * @return its number of words; refused when it has none or is known already
     */
    Outcome<Integer> know(Viewer viewer, String code, String title, boolean wide, String fileName, byte[] bytes) {
        var head = school(viewer, code);
        var most = (long) rules.on("papers.max-megabytes", MarkSettling.day(viewer, head))
                        .whole()
                << 20;
        switch (PaperFile.of(bytes, fileName, most)) {
            case PaperFile.Refused(var sentence) -> {
                return Outcome.refused("tep-khong-nhan", sentence.replace("nộp lại", "tải lên lại"));
            }
            case PaperFile.Sound(var kind, var _) -> {
                var text = Shingles.of(String.join("\n", PaperText.of(bytes, kind.mediaType())));
                if (text.hashes().length == 0)
                    return Outcome.refused(
                            "khong-co-chu", "Tệp này không có chữ để đối chiếu. Chọn bản có chữ, không phải bản quét.");
                var file = files.keep(bytes, kind.mediaType());
                var school = wide ? issuer(head.id()) : null;
                var own = wide ? null : head.id().value();
                if (!checks.know(title, file.id(), text, viewer.name(), own, school, false))
                    return Outcome.refused("da-co", "Văn bản này đã có trong danh sách.");
                checks.again(own, school);
                return Outcome.done(text.words().size());
            }
        }
    }

    private long issuer(ClassId id) {
        return jdbc.sql(
                        "SELECT organisation_id FROM class_part WHERE class_id = :class AND part = 'ISSUES_CERTIFICATE'")
                .param("class", id.value())
                .query(Long.class)
                .single();
    }
}
