package vn.nguon.papers;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.files.FileStore;
import vn.nguon.files.StoredFile;
import vn.nguon.rules.Rules;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/**
 * Papers that markers give back with their notes in them (bài đã chấm): one by one or as a ZIP, matched by paper number, shown first and
 * kept when the marker says so. Trainees get theirs once marks are released.
 */
@Service
public class CorrectedPapers {
    /** More parts than any class has papers; and what all of them may unpack to. */
    static final int MOST_FILES = 500;

    static final long MOST_UNPACKED = 150L << 20;

    /** "bai-017.docx", "017 da sua.docx", "Bài 17.pdf". */
    private static final Pattern NUMBER = Pattern.compile("(?iu)^(?:bài|bai)?[\\s_-]*0*([1-9][0-9]{0,5})(?![0-9]).*");

    private final PaperMarking marking;
    private final FileStore files;
    private final Rules rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    CorrectedPapers(PaperMarking marking, FileStore files, Rules rules, JdbcClient jdbc, Clock clock) {
        this.marking = marking;
        this.files = files;
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Sent(String name, byte[] bytes) {}

    /** @param replaces a file is kept for this paper already */
    record Proposed(int no, String name, long size, boolean replaces) {}

    /** What was not taken, and why. */
    record Bad(String name, String sentence) {}

    /** @param bad of this upload; empty when the page is opened later */
    record Review(PaperMarking.Queue queue, List<Proposed> proposed, List<Bad> bad) {}

    /** What waits to be confirmed. @throws NotFound if nothing was dealt to the viewer in this class */
    @Transactional(readOnly = true)
    Review review(Viewer viewer, String code) {
        var queue = marking.queue(viewer, code);
        return new Review(queue, proposed(queue), List.of());
    }

    /**
     * Reads what was sent and keeps what fits, to be confirmed. Bytes are on disk before a row says so.
     *
     * @throws NotFound like {@link #review}
     */
    Review propose(Viewer viewer, String code, List<Sent> sent) {
        var queue = marking.queue(viewer, code);
        var most = (long) rules.on("papers.max-megabytes", MarkSettling.day(viewer, queue.head()))
                        .whole()
                << 20;
        var bad = new ArrayList<Bad>();
        var seen = new HashMap<Integer, String>();
        for (var file : sent)
            if (DocxCheck.looksLike(file.bytes())
                    && DocxCheck.refusalOf(file.bytes()).isPresent())
                unpack(file, most, bad, one -> take(queue, one, most, seen, bad));
            else take(queue, file, most, seen, bad);
        return new Review(queue, proposed(queue), bad);
    }

    private static void unpack(Sent zip, long most, List<Bad> bad, java.util.function.Consumer<Sent> each) {
        try (var from = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip.bytes()))
                .get()) {
            var unpacked = 0L;
            var count = 0;
            for (var entries = from.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                // What systems put into ZIPs on their own.
                if (entry.isDirectory()
                        || name.startsWith(".")
                        || entry.getName().startsWith("__MACOSX")) continue;
                if (++count > MOST_FILES) {
                    bad.add(new Bad(zip.name(), "Có hơn %d tệp trong gói. Chia thành nhiều gói".formatted(MOST_FILES)));
                    return;
                }
                byte[] bytes;
                try (var in = from.getInputStream(entry)) {
                    bytes = in.readNBytes((int) most + 1);
                }
                unpacked += bytes.length;
                if (unpacked > MOST_UNPACKED) {
                    bad.add(new Bad(zip.name(), "Gói bung ra quá lớn. Chia thành nhiều gói"));
                    return;
                }
                each.accept(new Sent(name, bytes));
            }
            if (count == 0) bad.add(new Bad(zip.name(), "Không có tệp nào trong gói"));
        } catch (IOException | IllegalArgumentException _) {
            bad.add(new Bad(zip.name(), "Gói bị hỏng nên không mở được. Nén lại thành .zip rồi tải lên lại"));
        }
    }

    private void take(PaperMarking.Queue queue, Sent file, long most, Map<Integer, String> seen, List<Bad> bad) {
        var number = NUMBER.matcher(file.name());
        if (!number.matches()) {
            bad.add(new Bad(file.name(), "Tên tệp không bắt đầu bằng số phách. Đặt tên như bai-017.docx"));
            return;
        }
        var no = Integer.parseInt(number.group(1));
        var paper = queue.paper(no).orElse(null);
        if (paper == null) {
            bad.add(new Bad(file.name(), "Bài %d không được chia cho người đang tải lên".formatted(no)));
            return;
        }
        if (settled(queue, paper)) {
            bad.add(new Bad(
                    file.name(), "Điểm đã công bố, học viên đã nhận bài %d nên không thay được nữa".formatted(no)));
            return;
        }
        if (seen.containsKey(no)) {
            bad.add(new Bad(file.name(), "Đã có tệp %s cho bài %d".formatted(seen.get(no), no)));
            return;
        }
        switch (PaperFile.of(file.bytes(), file.name(), most)) {
            case PaperFile.Refused(var sentence) ->
                bad.add(new Bad(file.name(), sentence.replace("nộp lại", "tải lên lại")));
            case PaperFile.Sound(var kind, var name) -> {
                seen.put(no, file.name());
                var stored = files.keep(file.bytes(), kind.mediaType());
                keep(paper.id(), stored, PaperMarking.fileName(no, name.endsWith(".pdf") ? ".pdf" : ".docx"));
            }
        }
    }

    private void keep(long marking, StoredFile file, String name) {
        jdbc.sql("""
                INSERT INTO corrected_paper (marking_id, proposed, file_id, file_name, at) VALUES (:marking, true, :file, :name, :at)
                    ON CONFLICT (marking_id, proposed) DO UPDATE SET file_id = excluded.file_id, file_name = excluded.file_name, at = excluded.at
                """)
                .param("marking", marking)
                .param("file", file.id())
                .param("name", name)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Row(long markingId, String fileName, long size) {}

    private List<Proposed> proposed(PaperMarking.Queue queue) {
        var rows = new LinkedHashMap<Long, Row>();
        jdbc.sql("""
                SELECT c.marking_id, c.file_name, f.size FROM corrected_paper c JOIN stored_file f ON f.id = c.file_id
                 WHERE c.proposed AND c.marking_id = ANY (CAST(:markings AS bigint[]))
                """)
                .param("markings", markings(queue))
                .query(Row.class)
                .list()
                .forEach(row -> rows.put(row.markingId(), row));
        return queue.papers().stream()
                .<Proposed>mapMulti((paper, add) -> {
                    var row = rows.get(paper.id());
                    if (row != null)
                        add.accept(new Proposed(paper.no(), row.fileName(), row.size(), paper.corrected()));
                })
                .toList();
    }

    /** Its trainee has it: with marks released, a paper that was given back stays as it is; one that was not may still follow. */
    private static boolean settled(PaperMarking.Queue queue, MarkingBook.Dealt paper) {
        return queue.setting().released() && paper.corrected() && paper.turn() != MarkingBook.APPEAL;
    }

    private static Long[] markings(PaperMarking.Queue queue) {
        return queue.papers().stream().map(MarkingBook.Dealt::id).toArray(Long[]::new);
    }

    /**
     * Keeps what was proposed in place of what was kept before, but for papers that trainees have by now: what was proposed for those is forgotten.
     *
     * @return how many; refused when nothing waits
     */
    @Transactional
    Outcome<Integer> confirm(Viewer viewer, String code) {
        var queue = marking.queue(viewer, code);
        jdbc.sql("DELETE FROM corrected_paper WHERE proposed AND marking_id = ANY (CAST(:markings AS bigint[]))")
                .param(
                        "markings",
                        queue.papers().stream()
                                .filter(paper -> settled(queue, paper))
                                .map(MarkingBook.Dealt::id)
                                .toArray(Long[]::new))
                .update();
        jdbc.sql("""
                DELETE FROM corrected_paper o
                 WHERE NOT o.proposed AND o.marking_id = ANY (CAST(:markings AS bigint[]))
                   AND EXISTS (SELECT FROM corrected_paper n WHERE n.marking_id = o.marking_id AND n.proposed)
                """).param("markings", markings(queue)).update();
        var kept = jdbc.sql("""
                UPDATE corrected_paper SET proposed = false WHERE proposed AND marking_id = ANY (CAST(:markings AS bigint[]))
                """).param("markings", markings(queue)).update();
        return kept == 0
                ? Outcome.refused("khong-co-tep", "Không có bài nào chờ lưu. Chọn tệp rồi tải lên trước.")
                : Outcome.done(kept);
    }

    /** Forgets what was proposed. */
    @Transactional
    void discard(Viewer viewer, String code) {
        jdbc.sql("DELETE FROM corrected_paper WHERE proposed AND marking_id = ANY (CAST(:markings AS bigint[]))")
                .param("markings", markings(marking.queue(viewer, code)))
                .update();
    }

    /** A corrected paper of one's own. */
    record Own(UUID paper, int turn) {}

    private static final String OWN = """
            SELECT p.ref AS paper, m.turn
              FROM corrected_paper c
              JOIN marking m ON m.id = c.marking_id
              JOIN paper p ON p.id = m.paper_id
              JOIN enrolment e ON e.id = p.enrolment_id
              JOIN paper_setting s ON s.class_id = e.class_id AND s.released_at IS NOT NULL
              JOIN person_account a ON a.person_id = e.person_id AND a.account_id = :viewer
             WHERE NOT c.proposed
             ORDER BY p.id, m.turn
            """;

    /** The viewer's own papers that came back, of classes whose marks are released. Door: the viewer is the trainee. */
    @Transactional(readOnly = true)
    List<Own> own(Viewer viewer) {
        return jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .query(Own.class)
                .list();
    }

    private record Copy(long fileId, String fileName) {}

    /** @throws NotFound unless it is the viewer's own paper, marks are released and this marker gave it back */
    @Transactional(readOnly = true)
    Papers.Sent file(Viewer viewer, UUID paper, int turn) {
        var copy = jdbc.sql("""
                SELECT c.file_id, c.file_name
                  FROM corrected_paper c
                  JOIN marking m ON m.id = c.marking_id AND m.turn = :turn
                  JOIN paper p ON p.id = m.paper_id AND p.ref = :paper
                  JOIN enrolment e ON e.id = p.enrolment_id
                  JOIN paper_setting s ON s.class_id = e.class_id AND s.released_at IS NOT NULL
                 WHERE NOT c.proposed
                   AND EXISTS (SELECT FROM person_account a WHERE a.person_id = e.person_id AND a.account_id = :viewer)
                """)
                .param("turn", turn)
                .param("paper", paper)
                .param("viewer", viewer.id().value())
                .query(Copy.class)
                .optional()
                .orElseThrow(() -> new NotFound("corrected paper"));
        return new Papers.Sent(files.get(copy.fileId()), copy.fileName(), files.open(copy.fileId()));
    }
}
