package vn.nguon.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * The class of October 2022 after its last day, written as rows: organisations of that time, who may do what, trainees with
 * their marks and rolls. Valid by default; tests change what they are about.
 */
public final class FinishedClass {
    public static final LocalDate DAY = LocalDate.of(2022, 11, 10);
    private static final OffsetDateTime AT = OffsetDateTime.of(2022, 11, 1, 8, 0, 0, 0, ZoneOffset.ofHours(7));
    private static final String[] NAMES = {
        "Lữ Thị Ánh",
        "Vi Văn Ẩn",
        "Lầu Bá Chò",
        "Đặng Thị Ước",
        "Lô Văn Thoại",
        "Xồng Nhia Pó",
        "Giàng A Dế",
        "Kha Thị Mỹ"
    };

    private final JdbcClient jdbc;
    private int serial;
    public final OrganisationId province;
    public final OrganisationId school;
    public final OrganisationId district;
    public final OrganisationId standing;
    public final OrganisationId board;
    public final OrganisationId commune;
    public final Viewer clerk;
    public final Viewer approver;
    public final Viewer boardStaff;
    public final Viewer stranger;

    public FinishedClass(JdbcClient jdbc) {
        this.jdbc = jdbc;
        province = organisation("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", "PARTY", null);
        school = organisation("Trường Chính trị tỉnh Nghệ An", "POLITICAL_SCHOOL", "STATE", province);
        district = organisation("Huyện ủy Tương Dương", "DISTRICT_COMMITTEE", "PARTY", province);
        standing = organisation("Ban Thường vụ Huyện ủy Tương Dương", "STANDING_COMMITTEE", "PARTY", district);
        board = organisation("Ban Tổ chức Huyện ủy Tương Dương", "BOARD", "PARTY", district);
        commune = organisation("Đảng ủy xã Nga My", "COMMUNE_COMMITTEE", "PARTY", district);
        var elsewhere = organisation("Trường Chính trị tỉnh Hà Tĩnh", "POLITICAL_SCHOOL", "STATE", null);
        clerk = viewer("Nguyễn Thị Hường", Role.SCHOOL, school);
        approver = viewer("Lương Thanh Phượng", Role.APPROVER, standing);
        boardStaff = viewer("Trần Đình Phúc", Role.ORGANISATION_BOARD, board);
        stranger = viewer("Phan Văn Lạ", Role.SCHOOL, elsewhere);
    }

    public OrganisationId organisation(String name, String kind, String form, @Nullable OrganisationId superior) {
        long id = jdbc.sql("INSERT INTO organisation (ref) VALUES (:ref) RETURNING id")
                .param("ref", UUID.randomUUID())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                        VALUES (:id, :name, :name, :kind, :form, :superior, daterange('2015-01-01', NULL))
                        """)
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("form", form)
                .param("superior", superior == null ? null : superior.value(), java.sql.Types.BIGINT)
                .update();
        return new OrganisationId(id);
    }

    /** The district's bodies end; their registers pass to the keeper. */
    public void end(OrganisationId organisation, LocalDate lastDay, OrganisationId keeper) {
        jdbc.sql(
                        "UPDATE organisation_version SET valid = daterange('2015-01-01', CAST(:after AS date)) WHERE organisation_id = :id")
                .param("id", organisation.value())
                .param("after", lastDay.plusDays(1))
                .update();
        jdbc.sql("""
                        WITH act AS (
                            INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                            VALUES (gen_random_uuid(), '', '', CAST(:last AS date) + 1, 'CARRIED_OUT', '', :at, :at, :at)
                            RETURNING id
                        )
                        INSERT INTO organisation_end (organisation_id, last_day, files_keeper, registers_keeper, tasks_keeper, reorganisation_id)
                        SELECT :id, :last, :keeper, :keeper, :keeper, id FROM act
                        """)
                .param("id", organisation.value())
                .param("last", lastDay)
                .param("keeper", keeper.value())
                .param("at", AT)
                .update();
    }

    public Viewer viewer(String name, Role role, @Nullable OrganisationId at) {
        var account = account(name);
        jdbc.sql("""
                        INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                        VALUES (:ref, :account, :role, :at, daterange('2015-01-01', NULL), :now, :account, :now)
                        """)
                .param("ref", UUID.randomUUID())
                .param("account", account.value())
                .param("role", role.name())
                .param("at", at == null ? null : at.value(), java.sql.Types.BIGINT)
                .param("now", AT)
                .update();
        return new Viewer(account, name, Set.of(role), "", "", 0, DAY);
    }

    public AccountId account(String name) {
        return new AccountId(jdbc.sql(
                        "INSERT INTO account (ref, username, display_name, made_at) VALUES (:ref, :user, :name, :at) RETURNING id")
                .param("ref", UUID.randomUUID())
                .param("user", "user" + System.nanoTime())
                .param("name", name)
                .param("at", AT)
                .query(Long.class)
                .single());
    }

    /** A class with its trainees. @param enrolments in the order of making */
    public record Made(
            ClassId id, String code, long programme, List<Long> parts, List<Long> enrolments, List<Long> people) {}

    /** 128 periods, parts "Thu hoạch" (weight 3, at least 5) and "Thực hành" (weight 1), bands Giỏi 8, Đạt 5, Không đạt. */
    public Made made(int trainees) {
        var code = "TD-2022-" + (100 + ++serial) + "-"
                + HexFormat.of()
                        .withUpperCase()
                        .toHexDigits(ThreadLocalRandom.current().nextInt())
                        .substring(0, 6);
        long programme = jdbc.sql("""
                        INSERT INTO programme (ref, title, organisation_id, made_at, frozen_at) VALUES (:ref, 'Bồi dưỡng Bí thư, Phó Bí thư đảng ủy xã', :school, :at, :at) RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("school", school.value())
                .param("at", AT)
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO programme_item (ref, programme_id, order_no, kind, block_no, topic_no, title, periods) VALUES (:ref, :p, 1, 'TOPIC', 1, 1, 'Chuyên đề 1', 128)")
                .param("ref", UUID.randomUUID())
                .param("p", programme)
                .update();
        var parts = List.of(part(programme, 1, "Thu hoạch", "3", "5"), part(programme, 2, "Thực hành", "1", "0"));
        band(programme, 1, "Giỏi", "8", true);
        band(programme, 2, "Đạt", "5", true);
        band(programme, 3, "Không đạt", "0", false);
        long id = jdbc.sql("""
                        INSERT INTO training_class (ref, code, name, public_name, capacity, programme_id, state, first_day, last_day, made_at)
                        VALUES (:ref, :code, 'Bồi dưỡng cán bộ quy hoạch Bí thư, Phó Bí thư Đảng ủy xã', 'Bồi dưỡng cán bộ cấp xã huyện Tương Dương, tháng 10/2022',
                                200, :programme, 'AWAITING_RESULTS', '2022-10-07', '2022-10-28', :at) RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("code", code)
                .param("programme", programme)
                .param("at", AT)
                .query(Long.class)
                .single();
        part(id, district, "DECIDES");
        part(id, district, "ORGANISES");
        part(id, school, "CO_ORGANISES");
        part(id, school, "ISSUES_CERTIFICATE");
        part(id, standing, "ISSUES_ATTESTATION");
        var enrolments = new ArrayList<Long>();
        var people = new ArrayList<Long>();
        for (int i = 0; i < trainees; i++) {
            long person = person(NAMES[i % NAMES.length], 1975 + i % 20);
            people.add(person);
            enrolments.add(jdbc.sql("""
                            INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, post, joined_on)
                            VALUES (:ref, :class, :person, :commune, 'Xã Nga My', 'Phó Chủ tịch UBND', '2022-09-30') RETURNING id
                            """)
                    .param("ref", UUID.randomUUID())
                    .param("class", id)
                    .param("person", person)
                    .param("commune", commune.value())
                    .query(Long.class)
                    .single());
            jdbc.sql("INSERT INTO class_person (class_id, person_id, capacity) VALUES (:class, :person, 'TRAINEE')")
                    .param("class", id)
                    .param("person", person)
                    .update();
        }
        return new Made(new ClassId(id), code, programme, parts, enrolments, people);
    }

    public long person(String name, int year) {
        return jdbc.sql("""
                        INSERT INTO person (ref, code, full_name, given_name, sex, birth_year, birth_date, changed_at, changed_by)
                        VALUES (:ref, :code, :name, :given, 'MALE', :year, make_date(:year, 3, 7), :at, 'Ban Tổ chức') RETURNING id
                        """)
                .param("at", AT)
                .param("ref", UUID.randomUUID())
                .param("code", "CB-" + System.nanoTime())
                .param("name", name)
                .param("given", name.substring(name.lastIndexOf(' ') + 1))
                .param("year", year)
                .query(Long.class)
                .single();
    }

    public void part(long of, OrganisationId organisation, String part) {
        jdbc.sql("INSERT INTO class_part (class_id, organisation_id, part) VALUES (:class, :organisation, :part)")
                .param("class", of)
                .param("organisation", organisation.value())
                .param("part", part)
                .update();
    }

    private long part(long programme, int order, String name, String weight, String minimum) {
        return jdbc.sql("""
                        INSERT INTO assessment_part (ref, programme_id, order_no, name, weight, minimum)
                        VALUES (:ref, :programme, :order, :name, CAST(:weight AS numeric), CAST(:minimum AS numeric)) RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("programme", programme)
                .param("order", order)
                .param("name", name)
                .param("weight", weight)
                .param("minimum", minimum)
                .query(Long.class)
                .single();
    }

    private void band(long programme, int order, String name, String floor, boolean passes) {
        jdbc.sql(
                        "INSERT INTO band (programme_id, order_no, name, floor, passes) VALUES (:programme, :order, :name, CAST(:floor AS numeric), :passes)")
                .param("programme", programme)
                .param("order", order)
                .param("name", name)
                .param("floor", floor)
                .param("passes", passes)
                .update();
    }

    /** One part's mark for everybody. */
    public void mark(Made of, int part, String score) {
        for (var enrolment : of.enrolments()) mark(of, enrolment, part, score);
    }

    public void mark(Made of, long enrolment, int part, String score) {
        jdbc.sql("""
                        INSERT INTO part_mark (enrolment_id, part_id, score, remark, at, account_id, actor)
                        VALUES (:enrolment, :part, CAST(:score AS numeric), 'Sát thực tế', :at, :account, 'Nguyễn Thị Hường')
                        ON CONFLICT (enrolment_id, part_id) DO UPDATE SET score = excluded.score, version = part_mark.version + 1
                        """)
                .param("enrolment", enrolment)
                .param("part", of.parts().get(part))
                .param("score", score)
                .param("at", AT)
                .param("account", clerk.id().value())
                .update();
    }

    /** A session of so many periods that this trainee missed without leave. */
    public void missed(Made of, long enrolment, int periods) {
        var day = LocalDate.of(2022, 10, 7).plusDays(serial++ % 15);
        jdbc.sql("INSERT INTO study_day (class_id, day) VALUES (:class, :day) ON CONFLICT DO NOTHING")
                .param("class", of.id().value())
                .param("day", day)
                .update();
        jdbc.sql("INSERT INTO study_half VALUES (:class, :day, 'MORNING') ON CONFLICT DO NOTHING")
                .param("class", of.id().value())
                .param("day", day)
                .update();
        long session = jdbc.sql("""
                        INSERT INTO session (ref, class_id, day, half, during, kind, title, periods)
                        VALUES (:ref, :class, :day, 'MORNING', tstzrange(CAST(:day AS timestamptz) + interval '7 hours', CAST(:day AS timestamptz) + interval '11 hours'),
                                'TOPIC', 'Chuyên đề 1', :periods) RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("class", of.id().value())
                .param("day", day)
                .param("periods", periods)
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO session_group (session_id, class_id, group_no, during) SELECT id, class_id, 0, during FROM session WHERE id = :id")
                .param("id", session)
                .update();
        jdbc.sql(
                        "INSERT INTO attendance_mark (session_id, enrolment_id, mark, at, account_id, actor) VALUES (:session, :enrolment, 'UNEXCUSED', :at, :account, 'Vi Thị Hạnh')")
                .param("session", session)
                .param("enrolment", enrolment)
                .param("at", AT)
                .param("account", clerk.id().value())
                .update();
    }

    /** The decision of one kind, as rows, granting everybody: for tests of what comes after it. */
    public long decided(Made of, CredentialKind kind) {
        var issuer = kind == CredentialKind.CERTIFICATE ? school : standing;
        long document = jdbc.sql(
                        "INSERT INTO document (ref, number, dated, issuer_id, made_at) VALUES (:ref, :number, :day, :issuer, :at) RETURNING id")
                .param("ref", UUID.randomUUID())
                .param(
                        "number",
                        kind == CredentialKind.CERTIFICATE
                                ? of.id().value() + "-QĐ/TCT"
                                : of.id().value() + "-QĐ/HU")
                .param("day", DAY)
                .param("issuer", issuer.value())
                .param("at", AT)
                .query(Long.class)
                .single();
        long decision = jdbc.sql("""
                        INSERT INTO result_decision (ref, class_id, kind, no, document_id, decided_on, issuer_id, decided_at, account_id, actor)
                        VALUES (:ref, :class, :kind, 1, :document, :day, :issuer, :at, :account, 'Hội đồng') RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("class", of.id().value())
                .param("kind", kind.name())
                .param("document", document)
                .param("day", DAY)
                .param("issuer", issuer.value())
                .param("at", AT)
                .param("account", clerk.id().value())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO result_line (decision_id, enrolment_id, eligible, final_mark, band, granted)
                        SELECT :decision, id, true, 8.25, 'Giỏi', true FROM enrolment WHERE class_id = :class
                        """)
                .param("decision", decision)
                .param("class", of.id().value())
                .update();
        return decision;
    }

    /** A second decision on certificates that names one trainee. */
    public void supplemented(Made of, long enrolment, boolean granted) {
        long decision = jdbc.sql("""
                        INSERT INTO result_decision (ref, class_id, kind, no, reason, document_id, decided_on, issuer_id, decided_at, account_id, actor)
                        SELECT :ref, class_id, kind, 2, 'Phúc khảo', document_id, decided_on, issuer_id, decided_at, account_id, actor
                          FROM result_decision WHERE class_id = :class AND kind = 'CERTIFICATE' RETURNING id
                        """)
                .param("ref", UUID.randomUUID())
                .param("class", of.id().value())
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO result_line (decision_id, enrolment_id, eligible, band, granted) VALUES (:decision, :enrolment, true, '', :granted)")
                .param("decision", decision)
                .param("enrolment", enrolment)
                .param("granted", granted)
                .update();
    }

    /** The trainee's own account. */
    public Viewer trainee(Made of, int index) {
        var viewer = viewer("Học viên " + index, Role.TRAINEE, null);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", of.people().get(index))
                .param("account", viewer.id().value())
                .update();
        return viewer;
    }
}
