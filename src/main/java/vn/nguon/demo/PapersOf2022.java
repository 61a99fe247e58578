package vn.nguon.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.nguon.demo.Cast.Who;
import vn.nguon.papers.HandIn;
import vn.nguon.papers.HandedIn;
import vn.nguon.papers.Papers;
import vn.nguon.people.People;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;

/** 06/10 to 01/11/2022: the class says what it asks for; everybody hands in, some late, some through the supervisor. */
@DemoPart
class PapersOf2022 {
    private static final List<String> KINDS = List.of("Đề án", "Kế hoạch", "Báo cáo kết quả nghiên cứu thực tiễn");
    private static final List<String> TOPICS = List.of(
            "Nâng cao chất lượng sinh hoạt chi bộ bản ở %s",
            "Phát triển đảng viên là người dân tộc thiểu số ở %s",
            "Chuyển đổi vườn tạp sang cây ăn quả ở %s",
            "Giữ vững tiêu chí nông thôn mới về môi trường ở %s",
            "Vận động xóa bỏ hủ tục trong việc cưới, việc tang ở %s",
            "Công tác kiểm tra, giám sát của đảng ủy %s",
            "Phát huy vai trò người có uy tín ở các bản vùng biên %s",
            "Giảm nghèo bền vững gắn với chăn nuôi trâu, bò ở %s",
            "Giữ gìn an ninh trật tự ở bản, làng %s",
            "Đưa nghị quyết của đảng ủy vào cuộc sống ở %s");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final Papers papers;
    private final People people;
    private final Units units;

    PapersOf2022(Stage stage, Classroom classroom, Rosters rosters, Papers papers, People people, Units units) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.papers = papers;
        this.people = people;
        this.units = units;
    }

    /** Before the class begins: which kinds, and until when. */
    void ask(Cast cast) {
        stage.scene(
                LocalDate.of(2022, 10, 6).atTime(15, 0),
                () -> Stage.done(papers.set(
                        stage.as(cast.account(Who.DISTRICT_CENTRE)),
                        ClassOf2022.CODE,
                        KINDS,
                        LocalDate.of(2022, 10, 31)
                                .atTime(17, 0)
                                .atZone(NguonClock.ZONE)
                                .toInstant(),
                        0)));
    }

    void handIn(Cast cast) {
        handIn(cast, _ -> true);
    }

    void handIn(Cast cast, Predicate<RosterLine> who) {
        stage.scene(LocalDate.of(2022, 10, 29).atTime(9, 0), () -> {
            var supervisor = stage.as(cast.acting("supervisor"));
            var lines = rosters.roster(supervisor, classroom.head(supervisor, ClassOf2022.CODE))
                    .lines();
            IntStream.range(0, lines.size())
                    .boxed()
                    .filter(i -> who.test(lines.get(i)))
                    .sorted(Comparator.comparing(PapersOf2022::moment))
                    .forEach(i -> handIn(cast, lines.get(i), i));
        });
    }

    /** Every 23rd has no phone: the supervisor hands in for them. Every 31st is late. */
    private void handIn(Cast cast, RosterLine line, int i) {
        stage.later(moment(i));
        var without = i % 23 == 5;
        var viewer = stage.as(
                without
                        ? cast.acting("supervisor")
                        : people.accountOf(line.person()).orElseThrow());
        keep(viewer, line, without ? line.ref() : null, i);
    }

    private static LocalDateTime moment(int i) {
        if (i % 31 == 30) return LocalDate.of(2022, 11, 1).atTime(7, 20).plusMinutes(i);
        return LocalDate.of(2022, 10, 29 + i % 3).atTime(9, 0).plusMinutes(i * 5L);
    }

    private void keep(Viewer viewer, RosterLine line, @Nullable UUID behalf, int i) {
        var commune = units.organisation(line.organisation(), viewer.today()).orElseThrow();
        var topic = TOPICS.get(i % TOPICS.size()).formatted(small(commune.placeName()));
        var kind = KINDS.get(i % KINDS.size());
        var handed = papers.handIn(
                viewer,
                new HandIn(
                        ClassOf2022.CODE,
                        behalf,
                        behalf == null ? "" : "Học viên không có điện thoại, nộp bản viết tay",
                        kind,
                        topic,
                        commune.ref(),
                        "%s %s.docx".formatted(kind, line.fullName()),
                        PaperSample.nameless(kind, topic, body(i, small(commune.placeName())))));
        if (!(handed instanceof HandedIn.Kept))
            throw new IllegalStateException("paper of %s: %s".formatted(line.fullName(), handed));
    }

    /** One of them took five sentences of one that was handed in the day before. */
    private static List<String> body(int i, String place) {
        if (i != COPIED) return PaperSample.body(i, place);
        var body = new java.util.ArrayList<>(PaperSample.body(i, place).subList(0, 7));
        body.addAll(3, PaperSample.body(COPIED_FROM, place).subList(2, 7));
        return body;
    }

    private static final int COPIED = 40;
    private static final int COPIED_FROM = 3;

    private static String small(String place) {
        return place.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + place.substring(1);
    }
}
