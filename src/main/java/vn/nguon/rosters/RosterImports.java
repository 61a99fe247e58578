package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.people.ImportedPerson;
import vn.nguon.people.People;
import vn.nguon.rosters.RosterJudge.Judged;
import vn.nguon.rosters.RosterReview.Status;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.ListUploads;
import vn.nguon.web.Vn;

/**
 * Roster files: read, reviewed row by row, written in one transaction, undone as a whole while nothing is built on them. Planning
 * entries are never made from them.
 */
@Service
public class RosterImports {
    private final Imports imports;
    private final ListUploads lists;
    private final RosterJudge judge;
    private final RosterTable table;
    private final HalfDays halves;
    private final Rosters rosters;
    private final People people;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json = JsonMapper.builder().build();

    RosterImports(
            Imports imports,
            ListUploads lists,
            RosterJudge judge,
            RosterTable table,
            HalfDays halves,
            Rosters rosters,
            People people,
            Audit audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.imports = imports;
        this.lists = lists;
        this.judge = judge;
        this.table = table;
        this.halves = halves;
        this.rosters = rosters;
        this.people = people;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of an upload. */
    sealed interface Uploaded {}

    /** @param ref of the review page */
    record Started(UUID ref) implements Uploaded {}

    /** The uploader must say first which column is what, or agree that old letters are converted. @param ref of the question */
    record Asked(UUID ref) implements Uploaded {}

    record NotTaken(Refusal refusal) implements Uploaded {}

    /**
     * Reads the file and keeps it for review. Nothing is on the roster yet. The import's public id, or what the file is instead. For
     * lists that nothing must be asked about.
     */
    @Transactional
    public Outcome<UUID> upload(Viewer by, ClassHead head, String fileName, byte[] bytes) {
        return switch (upload(by, head, new ListUploads.Sent(fileName, bytes, Classification.NORMAL), false)) {
            case Started(var ref) -> Outcome.done(ref);
            case NotTaken(var refusal) -> new Outcome.Refused<>(refusal);
            case Asked _ ->
                Outcome.refused("phai-hoi", "Phải chọn từng cột là gì hoặc đồng ý chuyển chữ trước khi đọc tệp này.");
        };
    }

    /** @param ask ask about the columns even where they seem certain */
    @Transactional
    Uploaded upload(Viewer by, ClassHead head, ListUploads.Sent sent, boolean ask) {
        var purpose = purpose(by, head);
        var before = imports.writtenBefore(ImportKind.ROSTER, target(head), sent.bytes());
        if (before.isPresent())
            return new NotTaken(new Refusal(
                    "tep-da-nhap",
                    "Tệp này đã nhập vào lớp ngày %s. Hoàn tác lần nhập đó nếu muốn nhập lại."
                            .formatted(Vn.date(LocalDate.ofInstant(before.get().uploadedAt(), NguonClock.ZONE)))));
        return switch (lists.take(by, purpose, sent, ask)) {
            case ListUploads.NotAList(var why) -> new NotTaken(new Refusal("tep-khong-doc-duoc", why + "."));
            case ListUploads.Asks(var ref) -> new Asked(ref);
            case ListUploads.Ready ready -> new Started(start(by, head, ready));
        };
    }

    /** What files of this class are read for, and whose habits count: the office for which the viewer works on rosters. */
    ListUploads.Purpose purpose(Viewer by, ClassHead head) {
        Rosters.checkMayChange(head);
        return new ListUploads.Purpose(ImportKind.ROSTER, target(head), office(by));
    }

    private static final String OFFICE = """
            SELECT office.ref
              FROM grant_in_force g
              JOIN organisation_card board ON board.id = g.organisation_id
              JOIN organisation_card office
                ON office.id = CASE WHEN acts_for_superior(board.kind) THEN coalesce(board.superior_id, board.id) ELSE board.id END
             WHERE g.account_id = :viewer
               AND g.role IN ('ORGANISATION_BOARD', 'CENTRE')
               AND g.valid @> :day::date
             ORDER BY g.role = 'CENTRE', g.id
             LIMIT 1
            """;

    /** The same organisation as for planning lists, where the viewer sits in an organisation board. */
    private UUID office(Viewer by) {
        return jdbc.sql(OFFICE)
                .param("viewer", by.id().value())
                .param("day", by.today())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("office of the viewer"));
    }

    /** Keeps for review what was read. The import's public id. */
    @Transactional
    UUID start(Viewer by, ClassHead head, ListUploads.Ready ready) {
        var id = imports.start(
                by,
                ImportKind.ROSTER,
                target(head),
                ready.sent(),
                ready.converted(),
                ready.list().rows().size(),
                json.writeValueAsString(RosterDraft.of(ready.list())));
        return imports.get(id).ref();
    }

    /** Files of this class, newest first. */
    @Transactional(readOnly = true)
    public List<Import> list(Viewer viewer, ClassHead head) {
        Rosters.checkMayChange(head);
        return imports.list(ImportKind.ROSTER, target(head));
    }

    /** The file with each row judged as things stand now. */
    @Transactional(readOnly = true)
    public RosterReview review(Viewer viewer, ClassHead head, UUID ref) {
        Rosters.checkMayChange(head);
        var file = find(head, ref);
        var draft = draft(file);
        var communes = judge.communes(viewer, head);
        var rows = judge.judge(viewer, head, draft, communes).stream()
                .map(RosterImports::shown)
                .toList();
        var now = table.lines(head.id()).size();
        return new RosterReview(
                file, draft.problems(), rows, Math.max(0, head.capacity() - now), communes.names(), stop(head, file));
    }

    private static RosterReview.Row shown(Judged row) {
        return new RosterReview.Row(
                row.row().row(),
                row.row().name(),
                row.row().born(),
                row.unitName(),
                row.row().post(),
                row.status(),
                row.problem(),
                row.row().notes(),
                row.choices(),
                row.person(),
                row.newcomer(),
                row.row().reason());
    }

    private String stop(ClassHead head, Import file) {
        if (file.state() != Import.State.REVIEW) return "";
        return mayWrite(head).map(refusal -> refusal.sentence()).orElse("");
    }

    private Optional<Refusal> mayWrite(ClassHead head) {
        if (table.state(head.id()).approved())
            return Optional.of(new Refusal(
                    "danh-sach-da-duyet",
                    "Danh sách đã duyệt. Thêm, thay từng người ở trang Học viên, có văn bản kèm theo."));
        return Rosters.closed(head);
    }

    /**
     * Keeps what was decided on rows.
     *
     * @throws vn.nguon.shared.Stale if somebody else decided meanwhile
     */
    @Transactional
    public void decide(Viewer by, ClassHead head, UUID ref, int version, Map<Integer, RosterAnswer> answers) {
        Rosters.checkMayChange(head);
        var file = find(head, ref);
        imports.saveDraft(
                file.id(), version, json.writeValueAsString(draft(file).answered(answers)));
    }

    /** Writes every row that is ready, in one transaction, and leaves the others. How many were written. */
    @Transactional
    public Outcome<Integer> write(Viewer by, ClassHead head, UUID ref) {
        Rosters.checkMayChange(head);
        var state = table.lock(head.id());
        var file = find(head, ref);
        var refusal = mayWrite(head);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var rows = judge.judge(by, head, draft(file), judge.communes(by, head)).stream()
                .filter(row -> row.status() == Status.READY)
                .toList();
        if (rows.isEmpty())
            return Outcome.refused("khong-co-dong", "Chưa có dòng nào nhập được. Sửa các dòng cần xem lại trước.");
        var full = Rosters.full(head, table.lines(head.id()).size(), rows.size());
        if (full.isPresent()) return new Outcome.Refused<>(full.get());
        var known = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.person()).stream())
                .map(person -> new PersonId(person.personId()))
                .toList();
        var elsewhere = table.elsewhere(head.id(), known);
        if (!elsewhere.isEmpty()) return busy(rows, elsewhere.getFirst());
        imports.written(file.id());
        var trainees = trainees(by, file, rows);
        table.add(head.id(), trainees, rosters.joins(head, state), by, file.id(), RosterTable.Basis.NONE, null);
        var taken = halves.take(head.id());
        if (taken.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(taken.get());
        }
        audit.record(
                by,
                "IMPORT_ROSTER",
                "class",
                head.id().value(),
                "Nhập %d học viên lớp %s từ tệp %s".formatted(trainees.size(), head.code(), file.fileName()),
                Map.of("rows", trainees.size(), "import", file.ref().toString()));
        return Outcome.done(trainees.size());
    }

    private static Outcome<Integer> busy(List<Judged> rows, RosterTable.Elsewhere other) {
        var name = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.person()).stream())
                .filter(person -> person.personId() == other.personId())
                .findFirst()
                .orElseThrow()
                .fullName();
        return Outcome.refused(
                "dang-hoc-lop-khac",
                "%s đang học lớp %s, %s. Để dòng đó lại, hoặc rút khỏi lớp kia trước."
                        .formatted(name, other.code(), other.clash()));
    }

    /** Makes the persons who are not known, completes what is blank about the others, and says who comes. In file order. */
    private List<NewTrainee> trainees(Viewer by, Import file, List<Judged> rows) {
        var newcomers = rows.stream().filter(Judged::newcomer).toList();
        var basis = file.fileName();
        var added = people.addAll(
                by,
                newcomers.stream()
                        .map(row -> row.row()
                                .imported(
                                        row.born(),
                                        Objects.requireNonNull(row.committee()).id(),
                                        by.today(),
                                        basis))
                        .toList(),
                file.id().value());
        var completed = new HashMap<PersonId, ImportedPerson>();
        var trainees = new ArrayList<NewTrainee>();
        var next = 0;
        for (var row : rows) {
            var known = row.person();
            var committee = Objects.requireNonNull(row.committee());
            var person = known == null ? added.get(next++) : new PersonId(known.personId());
            if (known != null) completed.put(person, row.row().imported(row.born(), null, by.today(), basis));
            trainees.add(new NewTrainee(
                    person,
                    known == null ? row.row().name() : known.fullName(),
                    committee.id(),
                    committee.placeName(),
                    row.row().post().isEmpty() && known != null
                            ? known.post()
                            : row.row().post(),
                    known == null ? "" : known.plannedAs(),
                    row.row().reason()));
        }
        people.completeAll(by, completed, file.id().value());
        return trainees;
    }

    /** Drops a file that was not written. */
    @Transactional
    public void drop(Viewer by, ClassHead head, UUID ref) {
        Rosters.checkMayChange(head);
        imports.dropped(find(head, ref).id(), by);
    }

    /** Takes a written file back as a whole. Refused once the roster is approved or something is built on its rows: says what. */
    public Outcome<Integer> undo(Viewer by, ClassHead head, UUID ref) {
        Rosters.checkMayChange(head);
        try {
            return Objects.requireNonNull(transaction.execute(_ -> takeBack(by, head, ref)));
        } catch (DataIntegrityViolationException e) {
            return Outcome.refused(
                    "da-co-viec-sau",
                    "Chưa hoàn tác được: %s. Bỏ phần đó trước, rồi hoàn tác.".formatted(BuiltOnRoster.words(e)));
        }
    }

    private Outcome<Integer> takeBack(Viewer by, ClassHead head, UUID ref) {
        var state = table.lock(head.id());
        var file = find(head, ref);
        if (state.approved())
            return Outcome.refused(
                    "danh-sach-da-duyet",
                    "Chưa hoàn tác được: danh sách đã duyệt ngày %s. Rút hoặc thay từng người, có văn bản kèm theo."
                            .formatted(Vn.date(Objects.requireNonNull(state.approvedOn()))));
        var changed = jdbc.sql(
                        "SELECT count(*) FROM enrolment WHERE class_id = :class AND import_id = :import AND state <> 'ACTIVE'")
                .param("class", head.id().value())
                .param("import", file.id().value())
                .query(Integer.class)
                .single();
        if (changed > 0)
            return Outcome.refused(
                    "da-rut-thay",
                    "Chưa hoàn tác được: %d người của lần nhập này đã được rút hoặc thay.".formatted(changed));
        imports.undone(file.id(), by);
        var taken = table.takeBack(head.id(), file.id(), by);
        people.forget(by, file.id().value());
        audit.record(
                by,
                "UNDO_ROSTER",
                "class",
                head.id().value(),
                "Hoàn tác lần nhập %s của lớp %s".formatted(file.fileName(), head.code()),
                Map.of("rows", taken));
        return Outcome.done(taken);
    }

    private Import find(ClassHead head, UUID ref) {
        var file = imports.get(ref);
        if (file.kind() != ImportKind.ROSTER || !file.target().equals(target(head)))
            throw new NotFound("import " + ref);
        return file;
    }

    private RosterDraft draft(Import file) {
        return json.readValue(file.draft(), RosterDraft.class);
    }

    private static String target(ClassHead head) {
        return head.ref().toString();
    }
}
