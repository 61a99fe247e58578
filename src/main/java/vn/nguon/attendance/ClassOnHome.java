package vn.nguon.attendance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** How the class under way stands, on the home of those who run it or look after it: people, sessions, who missed none. One statement. */
@Component
class ClassOnHome implements HomePart {
    private final JdbcClient jdbc;

    ClassOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIGURES = """
            SELECT k.code, k.name,
                   (SELECT count(*) FROM enrolment e WHERE e.class_id = k.id AND e.state = 'ACTIVE')::int AS people,
                   (SELECT count(DISTINCT e.organisation_id) FROM enrolment e WHERE e.class_id = k.id AND e.state = 'ACTIVE')::int AS senders,
                   (SELECT count(*) FROM session s WHERE s.class_id = k.id)::int AS sessions,
                   (SELECT count(*) FROM session s WHERE s.class_id = k.id AND s.day < :today)::int AS held,
                   (SELECT count(*) FROM study_day d WHERE d.class_id = k.id)::int AS days,
                   (SELECT count(*) FROM study_day d WHERE d.class_id = k.id AND d.day <= :today)::int AS day,
                   (SELECT count(*) FROM enrolment e
                     WHERE e.class_id = k.id AND e.state = 'ACTIVE'
                       AND NOT EXISTS (SELECT FROM attendance_mark m
                                        WHERE m.enrolment_id = e.id AND m.mark <> 'PRESENT' AND m.mark IN ('EXCUSED', 'UNEXCUSED')))::int AS whole
              FROM training_class k
             WHERE k.id IN (SELECT class_under_way(:viewer, CAST(:today AS date)))
            """;

    record Figures(
            String code, String name, int people, int senders, int sessions, int held, int days, int day, int whole) {}

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!viewer.isAny(Role.CENTRE, Role.SCHOOL, Role.SUPERVISOR)) return List.of();
        return jdbc.sql(FIGURES)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Figures.class)
                .optional()
                .map(ClassOnHome::block)
                .map(List::<HomeBlock>of)
                .orElse(List.of());
    }

    private static HomeBlock.Figures block(Figures of) {
        var at = "/lop/" + of.code();
        return new HomeBlock.Figures(
                of.name() + ", đến hôm nay",
                List.of(
                        new HomeBlock.Figure(
                                "Học viên",
                                Vn.number(of.people()),
                                at + "/hoc-vien",
                                Vn.count(of.senders(), "nơi cử"),
                                null),
                        new HomeBlock.Figure(
                                "Buổi đã học",
                                "%d/%d".formatted(of.held(), of.sessions()),
                                at + "/lich",
                                "ngày %d trên %d".formatted(of.day(), of.days()),
                                null),
                        new HomeBlock.Figure(
                                "Dự đủ các buổi",
                                Vn.percent(of.whole(), of.people()),
                                at + "/diem-danh/bang",
                                "%d trên %s".formatted(of.whole(), Vn.count(of.people(), "người")),
                                null)));
    }
}
