package vn.nguon.demo;

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
import vn.nguon.papers.MarkForm;
import vn.nguon.papers.Markers;
import vn.nguon.papers.Marks;
import vn.nguon.papers.MarksSaved;
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
        this.appraisals = appraisals;
    }

    void decide(Cast cast) {
        papers.handIn(cast);
        stage.scene(november(7, 9), () -> mark(cast));
        appraisals.ask(cast);
        stage.scene(
                november(11, 15),
                () -> Stage.done(marks.release(stage.as(cast.account(Who.SCHOOL_OFFICE)), ClassOf2022.CODE)));
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

    /** The school names a lecturer, who marks every part; remarks go with the paper. */
    void mark(Cast cast) {
        markers.name(
                stage.as(cast.account(Who.SCHOOL_OFFICE)),
                ClassOf2022.CODE,
                cast.kept("person " + ProgrammeOf2022.MARKER));
        var marker = stage.as(cast.acting(ProgrammeOf2022.MARKER));
        var head = classroom.head(marker, ClassOf2022.CODE);
        var lines = rosters.roster(marker, head).lines();
        var random = new Random(SEED);
        for (var part : programmes.parts(java.util.Objects.requireNonNull(head.programme()))) {
            var paper = part.name().equals("Bài thu hoạch");
            var scores = new HashMap<String, String>();
            var remarks = new HashMap<String, String>();
            for (var line : lines) {
                var key = MarkForm.key(line.ref());
                // Steps of a quarter from 6 to 9.5, most in the middle.
                scores.put(
                        key,
                        Vn.number(java.math.BigDecimal.valueOf(24 + random.nextInt(8) + random.nextInt(7))
                                .multiply(new java.math.BigDecimal("0.25"))));
                if (paper) remarks.put(key, REMARKS.get(random.nextInt(REMARKS.size())));
            }
            var saved = marks.save(
                    marker, ClassOf2022.CODE, part.ref(), new MarkForm(scores, remarks, java.util.Map.of(), ""));
            if (!(saved instanceof MarksSaved.Saved)) throw new IllegalStateException("marks: " + saved);
        }
    }

    private void decide(Cast cast, LocalDateTime when, Who by, CredentialKind kind, String number) {
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
