package vn.nguon.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Fixture: the class of 07/10/2022 while it is being taught: centre, school, a programme of 128 periods, 16 study days,
 * 32 half days of 4 periods. Trainees and groups come as a test needs them.
 */
public final class Classroom {
    public static final LocalDate FIRST_DAY = LocalDate.of(2022, 10, 7);
    private static int made;

    private final JdbcClient jdbc;
    public final OrganisationId district;
    public final OrganisationId board;
    public final OrganisationId centre;
    public final OrganisationId school;
    public final OrganisationId commune;
    public final String code = "TD-2022-%02d".formatted(++made);
    public final ClassId id;
    public final long programme;
    public final List<LocalDate> days = new ArrayList<>();

    /** @param ref in addresses */
    public record Session(long id, UUID ref, LocalDate day) {}

    /** @param key of the trainee's row in forms */
    public record Trainee(long enrolment, UUID ref, PersonId person, String name, String key) {}

    public Classroom(JdbcClient jdbc) {
        this.jdbc = jdbc;
        district = organisation("Huyện ủy Tương Dương", "DISTRICT_COMMITTEE", null);
        board = organisation("Ban Tổ chức Huyện ủy Tương Dương", "BOARD", district);
        centre = organisation("Trung tâm Chính trị huyện Tương Dương", "POLITICAL_CENTRE", district);
        school = organisation("Trường Chính trị tỉnh Nghệ An", "POLITICAL_SCHOOL", null);
        commune = organisation("Đảng ủy xã Yên Na", "COMMUNE_COMMITTEE", district);
        for (var day = FIRST_DAY; days.size() < 16; day = day.plusDays(1))
            if (!EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())) days.add(day);
        programme = programme();
        id = new ClassId(insert("""
                INSERT INTO training_class (ref, code, name, public_name, capacity, programme_id, state, first_day, last_day, made_at)
                VALUES (gen_random_uuid(), '%s', 'Bồi dưỡng cán bộ quy hoạch %s', 'Bồi dưỡng cán bộ', 96, %d, 'STUDYING', '%s', '%s', '2022-09-01') RETURNING id
                """.formatted(code, code, programme, days.getFirst(), days.getLast())));
        part(centre, "ORGANISES");
        part(school, "ISSUES_CERTIFICATE");
        part(district, "DECIDES");
        for (var day : days) {
            run("INSERT INTO study_day VALUES (%d, '%s')".formatted(id.value(), day));
            run("INSERT INTO study_half VALUES (%1$d, '%2$s', 'MORNING'), (%1$d, '%2$s', 'AFTERNOON')"
                    .formatted(id.value(), day));
        }
    }

    private long programme() {
        var made = insert(
                "INSERT INTO programme (ref, title, organisation_id, made_at) VALUES (gen_random_uuid(), 'Chương trình', %d, '2022-09-01') RETURNING id"
                        .formatted(school.value()));
        // A block repeats the sum of its topics: it must not count twice.
        run(
                "INSERT INTO programme_item (ref, programme_id, order_no, kind, block_no, title, periods) VALUES (gen_random_uuid(), %d, 0, 'BLOCK', 1, 'Khối 1', 128)"
                        .formatted(made));
        for (var no = 1; no <= 16; no++)
            run(
                    "INSERT INTO programme_item (ref, programme_id, order_no, kind, topic_no, title, periods) VALUES (gen_random_uuid(), %d, %d, 'TOPIC', %d, 'Chuyên đề %d', 8)"
                            .formatted(made, no, no, no));
        return made;
    }

    /** A part of the mark. */
    public UUID assessmentPart(int orderNo, String name) {
        return jdbc.sql(
                        "INSERT INTO assessment_part (ref, programme_id, order_no, name, weight) VALUES (gen_random_uuid(), :programme, :no, :name, 1) RETURNING ref")
                .param("programme", programme)
                .param("no", orderNo)
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    public OrganisationId organisation(String name, String kind, @Nullable OrganisationId superior) {
        var made = insert("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id");
        run(
                "INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid) VALUES (%d, '%s', '%s', '%s', 'PARTY', %s, '[2000-01-01,2025-07-01)')"
                        .formatted(made, name, name, kind, superior == null ? "NULL" : superior.value()));
        return new OrganisationId(made);
    }

    public void part(OrganisationId organisation, String part) {
        run("INSERT INTO class_part VALUES (%d, %d, '%s')".formatted(id.value(), organisation.value(), part));
    }

    public void state(String state) {
        run("UPDATE training_class SET state = '%s' WHERE id = %d".formatted(state, id.value()));
    }

    /** Half day 0 to 31, whole class. */
    public Session session(int half) {
        var session = emptySession(half);
        run(
                "INSERT INTO session_group (session_id, class_id, group_no, during) SELECT s.id, s.class_id, 0, s.during FROM session s WHERE s.id = "
                        + session.id());
        return session;
    }

    /** The same for these study groups only, beside others. */
    public Session session(int half, int... groups) {
        var session = emptySession(half);
        for (var group : groups)
            run(
                    "INSERT INTO session_group (session_id, class_id, group_no, during) SELECT s.id, s.class_id, %d, s.during FROM session s WHERE s.id = %d"
                            .formatted(group, session.id()));
        return session;
    }

    private Session emptySession(int half) {
        var day = days.get(half / 2);
        var morning = half % 2 == 0;
        var from = day.atTime(LocalTime.of(morning ? 7 : 13, 30))
                .atZone(NguonClock.ZONE)
                .toOffsetDateTime();
        return jdbc.sql("""
                INSERT INTO session (ref, class_id, day, half, during, kind, title, periods)
                VALUES (gen_random_uuid(), :class, :day, :half, tstzrange(:from, :to), 'TOPIC', 'Chuyên đề', 4) RETURNING id, ref, day
                """)
                .param("class", id.value())
                .param("day", day)
                .param("half", morning ? "MORNING" : "AFTERNOON")
                .param("from", from)
                .param("to", from.plusHours(4))
                .query(Session.class)
                .single();
    }

    public void group(int no) {
        run("INSERT INTO study_group (ref, class_id, no, name) VALUES (gen_random_uuid(), %d, %d, 'Tổ %d')"
                .formatted(id.value(), no, no));
    }

    public Trainee trainee(String name) {
        return trainee(name, null, "");
    }

    /** @param group null for none; {@code office} MONITOR, DEPUTY, GROUP_LEADER or empty */
    public Trainee trainee(String name, @Nullable Integer group, String office) {
        var person = person(name);
        var row = jdbc.sql("""
                INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, joined_on, office, group_id)
                VALUES (gen_random_uuid(), :class, :person, :organisation, 'Xã Yên Na', '2022-10-01', :office,
                        (SELECT g.id FROM study_group g WHERE g.class_id = :class AND g.no = :group)) RETURNING id, ref
                """)
                .param("class", id.value())
                .param("person", person.value())
                .param("organisation", commune.value())
                .param("office", office)
                .param("group", group, java.sql.Types.INTEGER)
                .query((result, _) -> {
                    var ref = result.getObject("ref", UUID.class);
                    return new Trainee(
                            result.getLong("id"),
                            ref,
                            person,
                            name,
                            ref.toString().substring(26));
                })
                .single();
        actsAs(person, "TRAINEE");
        if (!office.isEmpty()) actsAs(person, "CLASS_COMMITTEE");
        return row;
    }

    public PersonId person(String name) {
        return new PersonId(jdbc.sql("""
                INSERT INTO person (ref, code, full_name, given_name, changed_at, changed_by) VALUES (gen_random_uuid(), gen_random_uuid()::text, :name, :given, '2022-01-01', 'Tệp') RETURNING id
                """)
                .param("name", name)
                .param("given", name.substring(name.lastIndexOf(' ') + 1))
                .query(Long.class)
                .single());
    }

    public void actsAs(PersonId person, String capacity) {
        run("INSERT INTO class_person VALUES (%d, %d, '%s')".formatted(id.value(), person.value(), capacity));
    }

    /** Somebody of the school's (or another body's) staff who can teach. */
    public void lecturer(PersonId person, OrganisationId at) {
        run(
                "INSERT INTO lecturer (ref, person_id, kind, organisation_id, valid) VALUES (gen_random_uuid(), %d, 'OWN', %d, '[2020-01-01,)')"
                        .formatted(person.value(), at.value()));
    }

    public void teaches(PersonId person, Session session) {
        run(
                "INSERT INTO session_lecturer (session_id, lecturer_id, person_id, during) SELECT s.id, l.id, l.person_id, s.during FROM session s, lecturer l WHERE s.id = %d AND l.person_id = %d"
                        .formatted(session.id(), person.value()));
    }

    /** Staff of an organisation, looking on a day. */
    public Viewer staff(String name, Role role, OrganisationId at, LocalDate today) {
        var account = account(name);
        grant(account, role, at);
        return new Viewer(account, name, Set.of(role), "", "", 0, today);
    }

    /** The account of a person, in these roles. */
    public Viewer account(PersonId person, LocalDate today, Role... roles) {
        var name = jdbc.sql("SELECT full_name FROM person WHERE id = :id")
                .param("id", person.value())
                .query(String.class)
                .single();
        var account = account(name);
        run("INSERT INTO person_account VALUES (%d, %d)".formatted(person.value(), account.value()));
        for (var role : roles) grant(account, role, centre);
        return new Viewer(account, name, Set.of(roles), "", "", 0, today);
    }

    public static Viewer on(LocalDate day, Viewer viewer) {
        return new Viewer(viewer.id(), viewer.name(), viewer.roles(), viewer.body(), viewer.bodyShort(), 0, day);
    }

    private AccountId account(String name) {
        return new AccountId(jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at)
                VALUES (gen_random_uuid(), 'u-' || left(gen_random_uuid()::text, 8), :name, '2020-01-01') RETURNING id
                """).param("name", name).query(Long.class).single());
    }

    private void grant(AccountId account, Role role, OrganisationId at) {
        var second = account("Người xác nhận");
        run(
                "INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by) VALUES (gen_random_uuid(), %d, '%s', %d, '[2020-01-01,)', '2020-01-01', %d)"
                        .formatted(account.value(), role, at.value(), second.value()));
    }

    public long count(String from) {
        return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    public void run(String sql) {
        jdbc.sql(sql).update();
    }

    private long insert(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
