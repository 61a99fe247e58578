package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassHead;
import vn.nguon.people.People;
import vn.nguon.rosters.GroupPlan;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.RosterGroups;
import vn.nguon.rosters.RosterImports;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * What timetable tests stand on: the district of 2022 with lecturers and a programme, and for each test another class four weeks after
 * the one before, so that no two of them meet.
 */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TimetabledClass {
    static final String NTM = "Kỹ năng xây dựng nông thôn mới";
    static final String FIELD = "Nghiên cứu, khảo sát thực tiễn tại cơ sở";

    @Autowired
    PlannedDistrict district;

    @Autowired
    TaughtClass given;

    @Autowired
    Timetables timetables;

    @Autowired
    Sessions sessions;

    @Autowired
    Rooms rooms;

    @Autowired
    RosterImports imports;

    @Autowired
    RosterGroups groups;

    @Autowired
    People people;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    int classes;
    Viewer centre;
    ClassHead head;
    UUID teacher;

    @BeforeAll
    void ground() {
        given.build();
        teacher = given.lecturer("Nguyễn Thị Hải", "Phó Hiệu trưởng Trường Chính trị", NTM);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = district.viewer("Vi Thị Hạnh", Role.CENTRE, district.centre);
        head = newClass(PlannedDistrict.FIRST_DAY.plusDays(28L * classes));
    }

    ClassHead newClass(LocalDate firstDay) {
        var code = "TT-" + ++classes;
        given.trainingClass(code, firstDay);
        return district.head(centre, code);
    }

    LocalDate day(int n) {
        return jdbc.sql("SELECT day FROM study_day WHERE class_id = :id ORDER BY day OFFSET :n LIMIT 1")
                .param("id", head.id().value())
                .param("n", n - 1)
                .query(LocalDate.class)
                .single();
    }

    UUID room(String name) {
        return switch (rooms.add(centre, head, name, 120)) {
            case Outcome.Done<UUID>(var ref) -> ref;
            case Outcome.Refused<UUID> _ ->
                rooms.list(centre, head).stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .ref();
        };
    }

    void divide(int count) {
        var upload = imports.upload(centre, head, "x", district.file("danh-sach-hoc-vien.xlsx"));
        if (upload instanceof Outcome.Done<UUID>(var ref)) imports.write(centre, head, ref);
        groups.divide(centre, head, GroupPlan.BY_COMMUNES, count);
    }

    SessionPlan fieldStudy(List<Integer> groupNos) {
        return new SessionPlan(
                SessionKind.FIELD_STUDY,
                given.topic(FIELD),
                "",
                4,
                null,
                "Xã Tam Hợp",
                groupNos,
                List.of(),
                null,
                null);
    }
}
