package vn.nguon.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.results.Appraisals;
import vn.nguon.results.Commend;
import vn.nguon.results.CommendationKind;
import vn.nguon.results.Commendations;
import vn.nguon.results.Opinions;
import vn.nguon.results.SignAppraisals;
import vn.nguon.rosters.ClassOffice;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Classification;

/** 08/11 to 24/11/2022: the class committee is asked, every trainee is appraised and the sheets are signed; the best are commended at both levels. */
@DemoPart
class AppraisalsOf2022 {
    private static final List<String> WORDS = List.of(
            "Gương mẫu, đi học đều, hay phát biểu khi thảo luận",
            "Nhiệt tình giúp các bạn trong tổ, nắm chắc việc ở bản",
            "Chịu khó đọc tài liệu, cần mạnh dạn hơn khi chủ trì",
            "Có kinh nghiệm dân vận, chia sẻ nhiều cách làm hay");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Opinions opinions;
    private final Appraisals appraisals;
    private final Commendations commendations;

    AppraisalsOf2022(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            People people,
            Opinions opinions,
            Appraisals appraisals,
            Commendations commendations) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.opinions = opinions;
        this.appraisals = appraisals;
        this.commendations = commendations;
    }

    private static LocalDateTime november(int day, int hour) {
        return LocalDate.of(2022, 11, day).atTime(hour, 0);
    }

    /** While papers are marked. */
    void ask(Cast cast) {
        stage.scene(november(8, 9), () -> {
            var board = stage.as(cast.account(Who.DISTRICT_BOARD));
            Stage.done(opinions.ask(board, ClassOf2022.CODE));
            var lines = rosters.roster(board, classroom.head(board, ClassOf2022.CODE))
                    .lines();
            var monitor = lines.stream()
                    .filter(line -> line.office() == ClassOffice.MONITOR)
                    .findFirst()
                    .orElseThrow();
            var said = new HashMap<UUID, String>();
            for (int i = 3; i < lines.size() && said.size() < WORDS.size(); i += 11)
                said.put(lines.get(i).ref(), WORDS.get(said.size()));
            var account = people.accountOf(monitor.person()).orElseThrow();
            Stage.done(opinions.give(stage.as(account), ClassOf2022.CODE, said));
        });
    }

    /** After the school's decision. */
    void sign(Cast cast) {
        commend(cast, november(16, 9), Who.SCHOOL_APPROVER, CommendationKind.MERIT_LETTER, "431/QĐ-TCT");
        stage.scene(november(21, 9), () -> {
            var board = stage.as(cast.account(Who.DISTRICT_BOARD));
            Stage.done(appraisals.draft(board, ClassOf2022.CODE));
        });
    }

    /** After the Standing Committee's decision. */
    void finish(Cast cast) {
        commend(cast, november(23, 9), Who.DISTRICT_APPROVER, CommendationKind.PRAISE, "921-QĐ/HU");
        stage.scene(november(24, 9), () -> {
            var board = stage.as(cast.account(Who.DISTRICT_BOARD));
            Stage.done(appraisals.sign(
                    board,
                    ClassOf2022.CODE,
                    new SignAppraisals(
                            appraisals.ready(board, ClassOf2022.CODE),
                            "Tương Dương",
                            "Lữ Trọng Khuê",
                            "Trưởng Ban Tổ chức Huyện ủy",
                            board.today(),
                            Classification.INTERNAL)));
        });
    }

    private void commend(Cast cast, LocalDateTime when, Who by, CommendationKind kind, String number) {
        stage.scene(when, () -> {
            var viewer = stage.as(cast.account(by));
            Stage.done(commendations.decide(
                    viewer,
                    ClassOf2022.CODE,
                    kind,
                    new Commend(
                            number,
                            when.toLocalDate(),
                            "",
                            commendations.list(viewer, ClassOf2022.CODE, kind),
                            Map.of())));
        });
    }
}
