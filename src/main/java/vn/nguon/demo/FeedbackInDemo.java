package vn.nguon.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import vn.nguon.demo.Cast.Who;
import vn.nguon.feedback.Answer;
import vn.nguon.feedback.Feedback;
import vn.nguon.feedback.FeedbackTopic;
import vn.nguon.feedback.OpenFeedback;
import vn.nguon.people.People;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;

/** What trainees say of their classes: the class of 2022, answered by most and counted; the class of today, open and answered by a few. */
@DemoPart
class FeedbackInDemo {
    private static final long SEED = 20221028;
    private static final int ITEMS_OF_A_TOPIC = 3;
    private static final int ITEMS_OF_THE_CLASS = 6;
    private static final List<String> ON_TOPICS = List.of(
            "Nên thêm ví dụ ở xã vùng cao",
            "Giảng dễ hiểu, có tình huống thật",
            "Cần thêm thời gian hỏi đáp",
            "Tài liệu phát sớm hơn thì tốt",
            "Phần thực hành rất có ích");
    private static final List<String> USEFUL = List.of(
            "Cách viết và tổ chức thực hiện nghị quyết",
            "Được nghe lãnh đạo huyện nói về việc thật",
            "Gặp cán bộ các xã khác để học cách làm",
            "Nghiên cứu thực tế ở bản",
            "Kỹ năng chủ trì hội nghị");
    private static final List<String> OTHERWISE = List.of(
            "Mở lớp ngoài mùa mưa lũ, đường về xã khó đi",
            "Chia nhóm nhỏ hơn khi thảo luận",
            "Thêm một buổi về chuyển đổi số ở xã",
            "Có chỗ ăn trưa gần hội trường hơn");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final People people;
    private final Feedback feedback;

    FeedbackInDemo(Stage stage, Classroom classroom, Rosters rosters, People people, Feedback feedback) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.people = people;
        this.feedback = feedback;
    }

    /** On the evening of the last day; every 15th does not answer. */
    void askIn2022(Cast cast) {
        stage.scene(ClassOf2022.LAST.atTime(17, 30), () -> {
            var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
            var topics = open(centre, ClassOf2022.CODE, LocalDate.of(2022, 10, 30), ClassOf2022.LAST);
            var lines = trainees(centre, ClassOf2022.CODE);
            for (int i = 0; i < lines.size(); i++)
                if (i % 15 != 7) answer(account(lines.get(i)), ClassOf2022.CODE, topics, i);
        });
    }

    /** After it has closed. */
    void countIn2022() {
        stage.alone(LocalDate.of(2022, 11, 30).atTime(10, 0), feedback::count);
    }

    /** About what was taught by now; the trainee of the trial has not answered. */
    void askToday(Cast cast, String code, LocalDate today) {
        var centre = stage.as(cast.account(Who.COMMUNE_CENTRE));
        var topics = open(centre, code, today.plusDays(3), today.minusDays(1));
        var lines = trainees(centre, code);
        for (int i = 0; i < lines.size() && i < 8; i++) {
            var account = account(lines.get(i));
            if (!account.equals(cast.acting("trainee"))) answer(account, code, topics, i);
        }
    }

    private int open(Viewer by, String code, LocalDate lastDay, LocalDate taughtBy) {
        Instant closes = lastDay.plusDays(1).atStartOfDay(NguonClock.ZONE).toInstant();
        var topics = feedback.topics(by, code).stream()
                .filter(topic -> !topic.firstDay().isAfter(taughtBy))
                .map(FeedbackTopic::key)
                .toList();
        Stage.done(feedback.open(by, code, new OpenFeedback(null, closes, topics)));
        return topics.size();
    }

    private List<RosterLine> trainees(Viewer viewer, String code) {
        return rosters.roster(viewer, classroom.head(viewer, code)).lines();
    }

    private AccountId account(RosterLine line) {
        return people.accountOf(line.person()).orElseThrow();
    }

    private void answer(AccountId account, String code, int topics, int person) {
        var random = new Random(SEED + person);
        var said = new HashMap<Integer, Answer.Said>();
        for (int topic = 1; topic <= topics; topic++)
            if (random.nextInt(12) > 0)
                said.put(
                        topic,
                        new Answer.Said(
                                scores(random, ITEMS_OF_A_TOPIC, topic % 4),
                                List.of(random.nextInt(20) == 0 ? one(random, ON_TOPICS) : "")));
        said.put(
                0,
                new Answer.Said(
                        scores(random, ITEMS_OF_THE_CLASS, 1),
                        List.of(
                                random.nextInt(5) == 0 ? one(random, USEFUL) : "",
                                random.nextInt(6) == 0 ? one(random, OTHERWISE) : "")));
        Stage.done(feedback.answer(stage.as(account), code, new Answer(said)));
    }

    /** Mostly 4 and 5; some topics fare worse. */
    private static List<Integer> scores(Random random, int items, int worse) {
        var scores = new ArrayList<Integer>();
        for (int item = 0; item < items; item++) {
            int dice = random.nextInt(20) + worse;
            scores.add(dice < 9 ? 5 : dice < 17 ? 4 : dice < 21 ? 3 : 2);
        }
        return scores;
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
