package vn.nguon.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.nguon.classes.ClassState;
import vn.nguon.credentials.Credentials;
import vn.nguon.credentials.Signatory;
import vn.nguon.demo.Cast.Who;
import vn.nguon.papers.Appeals;
import vn.nguon.papers.CopyChecks;
import vn.nguon.papers.MarkForm;
import vn.nguon.papers.Markers;
import vn.nguon.papers.MarkingDesk;
import vn.nguon.papers.MarkingForm;
import vn.nguon.papers.MarkingSaved;
import vn.nguon.papers.Marks;
import vn.nguon.papers.MarksSaved;
import vn.nguon.papers.PaperLibrary;
import vn.nguon.papers.PaperMarking;
import vn.nguon.people.People;
import vn.nguon.programmes.Programmes;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.Decide;
import vn.nguon.results.Results;
import vn.nguon.rosters.Rosters;
import vn.nguon.web.Vn;

/** 20/10 to 30/11/2022: papers, marks, the two decisions, certificates and attestations. */
@DemoPart
class ResultsOf2022 {
    private static final long SEED = 20221104;
    private static final String PAPER = "Bài thu hoạch";
    private static final List<String> MARKERS = List.of(ProgrammeOf2022.MARKER, "Hồ Thị Thêm", "Lang Thị Ngân");
    private static final String SECOND_LOOK = "Trương Văn Đỉnh";
    private static final List<String> REMARKS = List.of(
            "Bám sát thực tế của xã, giải pháp có địa chỉ và thời hạn rõ",
            "Số liệu đầy đủ; phần tổ chức thực hiện cần phân công cụ thể hơn",
            "Nêu đúng việc khó của địa phương, cần thêm nguồn lực thực hiện",
            "Lập luận chặt chẽ, đề xuất có thể áp dụng ngay ở chi bộ bản");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final Programmes programmes;
    private final PapersOf2022 papers;
    private final Markers markers;
    private final Marks marks;
    private final Results results;
    private final Credentials credentials;
    private final MarkingDesk desk;
    private final PaperMarking marking;
    private final CopyChecks checks;
    private final Appeals appeals;
    private final PaperLibrary library;
    private final People people;
    private final AppraisalsOf2022 appraisals;

    ResultsOf2022(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            Programmes programmes,
            PapersOf2022 papers,
            Markers markers,
            Marks marks,
            Results results,
            Credentials credentials,
            MarkingDesk desk,
            PaperMarking marking,
            CopyChecks checks,
            Appeals appeals,
            PaperLibrary library,
            People people,
            AppraisalsOf2022 appraisals) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.programmes = programmes;
        this.papers = papers;
        this.markers = markers;
        this.marks = marks;
        this.results = results;
        this.credentials = credentials;
        this.desk = desk;
        this.marking = marking;
        this.checks = checks;
        this.appeals = appeals;
        this.library = library;
        this.people = people;
        this.appraisals = appraisals;
    }

    void decide(Cast cast) {
        stage.scene(LocalDate.of(2022, 10, 28).atTime(16, 0), () -> twoMarkers(cast));
        papers.handIn(cast);
        stage.alone(LocalDate.of(2022, 11, 1).atTime(18, 0), checks::run);
        stage.scene(november(7, 9), () -> mark(cast, true));
        stage.scene(november(8, 9), () -> markByNumber(cast));
        appraisals.ask(cast);
        stage.scene(
                november(11, 15),
                () -> Stage.done(marks.release(stage.as(cast.account(Who.SCHOOL_OFFICE)), ClassOf2022.CODE)));
        stage.scene(november(12, 8), () -> appeal(cast));
        stage.scene(november(14, 8), () -> library(cast));
        decide(cast, november(15, 9), Who.SCHOOL_APPROVER, CredentialKind.CERTIFICATE, "412/QĐ-TCT");
        issue(
                cast,
                november(18, 9),
                Who.SCHOOL_OFFICE,
                CredentialKind.CERTIFICATE,
                new Signatory("Nghệ An", "Bùi Đức Chẩn", "KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"));
        appraisals.sign(cast);
        decide(cast, november(22, 9), Who.DISTRICT_APPROVER, CredentialKind.ATTESTATION, "915-QĐ/HU");
        appraisals.finish(cast);
        issue(
                cast,
                november(25, 9),
                Who.DISTRICT_APPROVER,
                CredentialKind.ATTESTATION,
                new Signatory("Tương Dương", "Lô Khăm Xỉ", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"));
        stage.scene(
                november(30, 9), () -> classroom.move(cast, ClassOf2022.CODE, Who.DISTRICT_BOARD, ClassState.FINISHED));
    }

    private static LocalDateTime november(int day, int hour) {
        return LocalDate.of(2022, 11, day).atTime(hour, 0);
    }

    private void twoMarkers(Cast cast) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        var head = classroom.head(school, ClassOf2022.CODE);
        for (var part : programmes.parts(java.util.Objects.requireNonNull(head.programme())))
            if (part.name().equals(PAPER)) desk.choose(school, ClassOf2022.CODE, true, part.ref(), false);
    }

    /** Three lecturers; each paper is marked by two of them, and by the third where these differ by more than a point. */
    private void markByNumber(Cast cast) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        for (var name : MARKERS) if (!name.equals(ProgrammeOf2022.MARKER)) name(cast, name);
        Stage.done(desk.deal(school, ClassOf2022.CODE));
        markTurns(cast);
    }

    /** What the three have not marked yet. */
    void markTurns(Cast cast) {
        for (var round = 0; round < 2; round++) // the second for papers that came to a third marker
        for (var name : MARKERS) {
                var marker = stage.as(cast.acting(name));
                var scores = new HashMap<Integer, List<String>>();
                var remarks = new HashMap<Integer, String>();
                var commended = new java.util.HashSet<Integer>();
                for (var paper : marking.toMark(marker, ClassOf2022.CODE)) {
                    // Each paper has its worth; markers stray from it by up to half a point, one in fifteen by much
                    // more.
                    var random = new Random(SEED + paper.no() * 31L);
                    var worth = 26 + random.nextInt(6) + random.nextInt(6);
                    var own = new Random(SEED + paper.no() * 31L + name.hashCode());
                    var quarters = worth + own.nextInt(5) - 2;
                    if (paper.no() % 15 == 4 && name.equals(MARKERS.get(0))) quarters -= 7;
                    scores.put(paper.no(), criteria(paper.maxima(), quarters));
                    remarks.put(paper.no(), REMARKS.get(own.nextInt(REMARKS.size())));
                    if (quarters >= 36) commended.add(paper.no());
                }
                var saved = marking.save(
                        marker, ClassOf2022.CODE, new MarkingForm(scores, remarks, commended, java.util.Map.of()));
                if (!(saved instanceof MarkingSaved.Saved)) throw new IllegalStateException("marks: " + saved);
            }
    }

    /** As many quarters of a point as the criteria have room for, in proportion. */
    private static List<String> criteria(List<BigDecimal> maxima, int quarters) {
        var left = quarters;
        var room = 40;
        var scores = new java.util.ArrayList<String>();
        for (var maximum : maxima) {
            var most = maximum.multiply(BigDecimal.valueOf(4)).intValueExact();
            var given = Math.min(most, Math.round(left * (float) most / room));
            left -= given;
            room -= most;
            scores.add(Vn.number(BigDecimal.valueOf(given).multiply(new BigDecimal("0.25"))));
        }
        return scores;
    }

    private void name(Cast cast, String name) {
        markers.name(stage.as(cast.account(Who.SCHOOL_OFFICE)), ClassOf2022.CODE, cast.kept("person " + name));
    }

    /** A trainee asks for another marking, which ends higher; the school answers before it decides results. */
    private void appeal(Cast cast) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        var trainee = rosters.roster(school, classroom.head(school, ClassOf2022.CODE))
                .lines()
                .getFirst();
        var ref = Stage.done(appeals.ask(
                stage.as(people.accountOf(trainee.person()).orElseThrow()),
                ClassOf2022.CODE,
                "Phần giải pháp có bảng phân công từng bản ở trang 4, đề nghị xem lại điểm tiêu chí giải pháp."));
        name(cast, SECOND_LOOK);
        Stage.done(appeals.give(school, ClassOf2022.CODE, ref, cast.kept("person " + SECOND_LOOK)));
        var marker = stage.as(cast.acting(SECOND_LOOK));
        var paper = marking.toMark(marker, ClassOf2022.CODE).getFirst();
        marking.save(
                marker,
                ClassOf2022.CODE,
                new MarkingForm(
                        java.util.Map.of(paper.no(), criteria(paper.maxima(), 39)),
                        java.util.Map.of(paper.no(), "Bảng phân công cụ thể, khả thi"),
                        java.util.Set.of(),
                        java.util.Map.of()));
        stage.later(november(14, 7));
        Stage.done(
                appeals.answer(
                        stage.as(cast.account(Who.SCHOOL_OFFICE)),
                        ClassOf2022.CODE,
                        ref,
                        true,
                        "Người chấm phúc khảo nhận thấy bảng phân công ở trang 4 đáp ứng tiêu chí giải pháp. Nhà trường lấy điểm chấm lại."));
    }

    /** Three papers that markers commended; their trainees allow it, one with the name. */
    private void library(Cast cast) {
        var school = stage.as(cast.account(Who.SCHOOL_OFFICE));
        var proposals = library.proposals(school, ClassOf2022.CODE);
        var lines =
                rosters.roster(school, classroom.head(school, ClassOf2022.CODE)).lines();
        for (var n = 0; n < Math.min(3, proposals.size()); n++) {
            var proposal = proposals.get(n);
            Stage.done(library.propose(school, ClassOf2022.CODE, proposal.paper()));
            var trainee = lines.stream()
                    .filter(line -> line.ref().equals(proposal.trainee()))
                    .findFirst()
                    .orElseThrow();
            library.allow(stage.as(people.accountOf(trainee.person()).orElseThrow()), proposal.paper(), true, n == 0);
            Stage.done(library.approve(school, ClassOf2022.CODE, proposal.paper(), false));
        }
    }

    /** The school names a lecturer, who marks every part; remarks go with the paper. */
    void mark(Cast cast) {
        mark(cast, false);
    }

    private void mark(Cast cast, boolean byNumber) {
        markers.name(
                stage.as(cast.account(Who.SCHOOL_OFFICE)),
                ClassOf2022.CODE,
                cast.kept("person " + ProgrammeOf2022.MARKER));
        var marker = stage.as(cast.acting(ProgrammeOf2022.MARKER));
        var head = classroom.head(marker, ClassOf2022.CODE);
        var lines = rosters.roster(marker, head).lines();
        var random = new Random(SEED);
        for (var part : programmes.parts(java.util.Objects.requireNonNull(head.programme()))) {
            // Comes from the practice that was released.
            if (part.name().startsWith("Thực hành")) continue;
            var paper = part.name().equals(PAPER);
            if (paper && byNumber) continue;
            var scores = new HashMap<String, String>();
            var remarks = new HashMap<String, String>();
            for (var line : lines) {
                var key = MarkForm.key(line.ref());
                // Steps of a quarter from 6 to 9.5, most in the middle.
                scores.put(
                        key,
                        Vn.number(BigDecimal.valueOf(24 + random.nextInt(8) + random.nextInt(7))
                                .multiply(new BigDecimal("0.25"))));
                if (paper) remarks.put(key, REMARKS.get(random.nextInt(REMARKS.size())));
            }
            var saved = marks.save(
                    marker, ClassOf2022.CODE, part.ref(), new MarkForm(scores, remarks, java.util.Map.of(), ""));
            if (!(saved instanceof MarksSaved.Saved)) throw new IllegalStateException("marks: " + saved);
        }
    }

    void decide(Cast cast, LocalDateTime when, Who by, CredentialKind kind, String number) {
        stage.alone(
                when,
                () -> Stage.done(results.decide(
                        stage.as(cast.account(by)),
                        ClassOf2022.CODE,
                        kind,
                        Decide.byMarks(number, when.toLocalDate().minusDays(1)))));
    }

    private void issue(Cast cast, LocalDateTime when, Who by, CredentialKind kind, Signatory signatory) {
        stage.alone(when, () -> {
            UUID job = Stage.done(credentials.issue(stage.as(cast.account(by)), ClassOf2022.CODE, kind, signatory));
            credentials.finish(job);
        });
    }
}
