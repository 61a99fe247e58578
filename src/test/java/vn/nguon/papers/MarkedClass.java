package vn.nguon.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: a class whose papers are in and whose school has named markers with accounts. */
final class MarkedClass {
    static final LocalDate DAY = LocalDate.of(2022, 11, 2);

    final JdbcClient jdbc;
    final Classroom given;
    final Viewer school;
    final UUID part;
    final List<Viewer> markers = new ArrayList<>();
    final Map<Trainee, Viewer> trainees = new LinkedHashMap<>();

    MarkedClass(JdbcClient jdbc) {
        this.jdbc = jdbc;
        given = new Classroom(jdbc);
        school = given.staff("Trần Thị Mai", Role.SCHOOL, given.school, DAY);
        part = given.assessmentPart(1, "Bài thu hoạch");
    }

    String code() {
        return given.code;
    }

    Viewer marker(Markers names, String name) {
        var person = given.person(name);
        given.lecturer(person, given.school);
        var viewer = given.account(person, DAY, Role.LECTURER);
        names.name(school, code(), ref("person", person.value()));
        markers.add(viewer);
        return viewer;
    }

    UUID ref(String table, long id) {
        return jdbc.sql("SELECT ref FROM " + table + " WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    Trainee trainee(String name) {
        var trainee = given.trainee(name);
        trainees.put(trainee, given.account(trainee.person(), DAY, Role.TRAINEE));
        return trainee;
    }

    HandedIn handIn(Papers papers, Trainee trainee, String kind, String text) {
        return handIn(papers, trainee, kind, Documents.docx(text));
    }

    HandedIn handIn(Papers papers, Trainee trainee, String kind, byte[] bytes) {
        return papers.handIn(
                trainees.get(trainee),
                new HandIn(
                        code(),
                        null,
                        "",
                        kind,
                        "Nâng cao chất lượng sinh hoạt chi bộ",
                        ref("organisation", given.commune.value()),
                        trainee.name() + ".docx",
                        bytes));
    }

    int number(Trainee trainee) {
        return jdbc.sql("SELECT n.no FROM paper_number n JOIN paper p ON p.id = n.paper_id WHERE p.enrolment_id = :id")
                .param("id", trainee.enrolment())
                .query(Integer.class)
                .single();
    }

    /** The whole mark as one criterion, where the kind has a rubric of one; otherwise one score a criterion. */
    MarkingSaved mark(PaperMarking marking, Viewer marker, Trainee trainee, String... scores) {
        return marking.save(marker, code(), form(number(trainee), "", scores));
    }

    static MarkingForm form(int no, String remark, String... scores) {
        var params = new LinkedMultiValueMap<String, String>();
        for (var n = 0; n < scores.length; n++) params.add("d%d-%d".formatted(no, n), scores[n]);
        params.add("n" + no, remark);
        params.add("cu", no + ":0");
        return MarkingForm.of(params);
    }
}
