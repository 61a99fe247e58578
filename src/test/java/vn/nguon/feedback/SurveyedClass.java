package vn.nguon.feedback;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** A class whose trainees have accounts, with three topics of two lecturers on the timetable. */
final class SurveyedClass {
    static final LocalDate DAY = FinishedClass.DAY;
    final FinishedClass given;
    final FinishedClass.Made made;
    final List<Viewer> trainees;
    /** Teaches the first and the third topic; {@code other} the second. */
    final Viewer lecturer;

    final Viewer other;
    private final JdbcClient jdbc;

    SurveyedClass(JdbcClient jdbc, int trainees) {
        this.jdbc = jdbc;
        given = new FinishedClass(jdbc);
        made = given.made(trainees);
        this.trainees = IntStream.range(0, trainees)
                .mapToObj(i -> given.trainee(made, i))
                .toList();
        long first = given.person("Nguyễn Thị Thu", 1975);
        long second = given.person("Lô Văn Mạnh", 1970);
        lecturer = account(first, "Nguyễn Thị Thu");
        other = account(second, "Lô Văn Mạnh");
        session("2022-10-07", "Xây dựng nghị quyết của đảng ủy xã", first);
        session("2022-10-10", "Công tác dân vận", second);
        session("2022-10-11", "Kiểm tra, giám sát", first);
    }

    String code() {
        return made.code();
    }

    private Viewer account(long person, String name) {
        var viewer = given.viewer(name, Role.LECTURER, given.school);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person)
                .param("account", viewer.id().value())
                .update();
        return viewer;
    }

    private void session(String day, String title, long person) {
        jdbc.sql("INSERT INTO study_day (class_id, day) VALUES (:class, CAST(:day AS date))")
                .param("class", made.id().value())
                .param("day", day)
                .update();
        jdbc.sql("INSERT INTO study_half VALUES (:class, CAST(:day AS date), 'MORNING')")
                .param("class", made.id().value())
                .param("day", day)
                .update();
        long lecturer = jdbc.sql("""
                        INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid)
                        VALUES (:ref, :person, 'OWN', :at, '[2020-01-01,)')
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("person", person)
                .param("at", given.school.value())
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("SELECT id FROM lecturer WHERE person_id = :person")
                        .param("person", person)
                        .query(Long.class)
                        .single());
        jdbc.sql("""
                        WITH made AS (
                            INSERT INTO session (ref, class_id, day, half, during, kind, title, periods)
                            VALUES (:ref, :class, CAST(:day AS date), 'MORNING', tstzrange(CAST(:day AS timestamptz) + interval '7 hours', CAST(:day AS timestamptz) + interval '11 hours'),
                                    'TOPIC', :title, 4)
                            RETURNING id, during
                        )
                        INSERT INTO session_lecturer (session_id, lecturer_id, person_id, during, post_on_day)
                        SELECT id, :lecturer, :person, during, 'Trưởng khoa' FROM made
                        """)
                .param("ref", UUID.randomUUID())
                .param("class", made.id().value())
                .param("day", day)
                .param("title", title)
                .param("lecturer", lecturer)
                .param("person", person)
                .update();
    }

    OpenFeedback all(Feedback feedback) {
        return new OpenFeedback(
                null,
                FeedbackPages.endOf(DAY.plusDays(2)),
                feedback.topics(given.clerk, code()).stream()
                        .map(FeedbackTopic::key)
                        .toList());
    }

    /** About the class and the topics of these numbers, the same score everywhere and one comment each. */
    static Answer answer(int score, String words, int... topics) {
        var said = new java.util.HashMap<Integer, Answer.Said>();
        said.put(0, new Answer.Said(java.util.Collections.nCopies(6, score), List.of(words, "")));
        for (var topic : topics)
            said.put(topic, new Answer.Said(java.util.Collections.nCopies(3, score), List.of(words)));
        return new Answer(said);
    }

    /** What the form of a trainee sends. */
    static Map<String, String> form(int score, String words, int... topics) {
        var sent = new java.util.LinkedHashMap<String, String>();
        for (int item = 1; item <= 6; item++) sent.put("d0-" + item, "" + score);
        sent.put("g0-1", words);
        for (var topic : topics)
            for (int item = 1; item <= 3; item++) sent.put("d%d-%d".formatted(topic, item), "" + score);
        return sent;
    }

    List<Integer> backwards() {
        var order = new ArrayList<>(IntStream.range(0, trainees.size()).boxed().toList());
        java.util.Collections.reverse(order);
        return order;
    }
}
