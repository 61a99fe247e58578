package vn.nguon.privacy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.people.Fact;
import vn.nguon.people.Histories;
import vn.nguon.people.People;
import vn.nguon.people.PersonFacts;
import vn.nguon.planning.Planning;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Vn;

/** What is kept about the viewer's own person, in groups of label and value; nobody else's. About fifteen statements. */
@Service
class OwnData {
    private final People people;
    private final Histories histories;
    private final Planning planning;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnData(People people, Histories histories, Planning planning, Audit audit, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.histories = histories;
        this.planning = planning;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when the account is nobody's: then nothing but the account itself is kept. */
    @Transactional(readOnly = true)
    Optional<OwnDataPage.Data> read(Viewer viewer) {
        return people.ofAccount(viewer.id()).map(person -> data(viewer, person));
    }

    /** The same as a spreadsheet; taking it out is recorded. */
    @Transactional
    Optional<byte[]> file(Viewer viewer) {
        var person = people.ofAccount(viewer.id());
        if (person.isEmpty()) return Optional.empty();
        var data = data(viewer, person.get());
        var sheet = new TidySheet(
                "Dữ liệu của tôi",
                "Dữ liệu cá nhân của " + data.name(),
                Stamp.of(viewer, clock),
                List.of("Nhóm", "Mục", "Nội dung"));
        for (var group : data.groups())
            for (var line : group.lines()) sheet.row(group.title(), line.label(), line.value());
        audit.record(viewer, "EXPORT", "person", person.get().value(), "Tải dữ liệu của mình", Map.of());
        return Optional.of(sheet.toBytes());
    }

    private OwnDataPage.Data data(Viewer viewer, PersonId person) {
        var card = people.cards(viewer, List.of(person)).getFirst();
        var facts = people.page(viewer, card.ref());
        var id = facts.card().id();
        var groups = new ArrayList<OwnDataPage.Group>();
        groups.add(new OwnDataPage.Group("Về bản thân", self(facts)));
        groups.add(new OwnDataPage.Group(
                "Chức vụ",
                facts.posts().stream()
                        .map(held -> {
                            var to = held.post().to();
                            return line(
                                    "%s – %s".formatted(Vn.date(held.post().from()), to == null ? "nay" : Vn.date(to)),
                                    held.post().text() + basis(held.post().basis()));
                        })
                        .toList()));
        groups.add(new OwnDataPage.Group(
                "Quá trình, khen thưởng, kỷ luật",
                histories.of(viewer, card.ref()).stream()
                        .map(held -> line(held.fact().kind().vietnamese(), text(held.fact())))
                        .toList()));
        groups.add(new OwnDataPage.Group(
                "Quy hoạch",
                planning.courses(viewer, id).stream()
                        .map(course -> line(
                                "%s, %s, nhiệm kỳ %s"
                                        .formatted(course.title(), course.organisationName(), course.term()),
                                course.line()))
                        .toList()));
        groups.addAll(asTrainee(id));
        groups.add(new OwnDataPage.Group("Tài khoản", account(viewer)));
        groups.add(new OwnDataPage.Group(
                "Ai đã xem, sửa (200 lần gần nhất)",
                audit.of(viewer, "person", id.value()).stream()
                        .map(entry -> line(Vn.dateTime(entry.at()), entry.actor() + ": " + entry.sentence()))
                        .toList()));
        return new OwnDataPage.Data(card.fullName(), groups);
    }

    private static OwnDataPage.Line line(String label, String value) {
        return new OwnDataPage.Line(label, value);
    }

    private static String text(Fact fact) {
        var days = new ArrayList<String>();
        for (var day : new LocalDate[] {fact.dated(), fact.firstDay(), fact.lastDay()})
            if (day != null && !days.contains(Vn.date(day))) days.add(Vn.date(day));
        return Stream.of(fact.text(), fact.body(), fact.document(), String.join(" – ", days), fact.detail())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String basis(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static List<OwnDataPage.Line> self(PersonFacts facts) {
        var details = facts.details();
        var sex = details.sex();
        var born = details.born();
        var lines = new ArrayList<OwnDataPage.Line>();
        add(lines, "Mã hồ sơ", facts.card().code());
        add(lines, "Họ và tên", details.fullName());
        add(lines, "Ngày sinh", born == null ? "" : born.text());
        add(lines, "Giới tính", sex == null ? "" : sex.vietnamese());
        add(lines, "Dân tộc", details.ethnicity());
        add(lines, "Tôn giáo", details.religion());
        add(lines, "Quê quán", details.homeTown());
        add(lines, "Số định danh cá nhân", details.personalNo());
        add(lines, "Ngày vào Đảng", date(details.partyProbation()));
        add(lines, "Ngày chính thức", date(details.partyOfficial()));
        add(lines, "Số thẻ Đảng", facts.particulars().partyCard());
        add(lines, "Trình độ chuyên môn", details.qualification());
        add(lines, "Giáo dục phổ thông", details.generalEducation());
        add(lines, "Lý luận chính trị", details.politicalTheory());
        add(lines, "Quản lý nhà nước", details.stateManagement());
        return lines;
    }

    private static void add(List<OwnDataPage.Line> lines, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) lines.add(line(label, value));
    }

    private static String date(@Nullable LocalDate day) {
        return day == null ? "" : Vn.date(day);
    }

    private static final String ENROLMENTS =
            "SELECT e.id FROM enrolment e WHERE e.person_id IN (SELECT files_of(:person)) ORDER BY e.id DESC LIMIT 200";

    private record ClassLine(String title, String label, String value) {}

    /**
     * What is kept of them as a trainee: classes, the roll, the five skills, released practice marks, field study, papers, what was said of them,
     * commendations, certificates, and what their dossier keeps. One statement; each module's view gives only what its person may see. Their
     * enrolments are known by then: views that look for the latest of several decisions look at theirs alone.
     */
    private static final String AS_TRAINEE = """
            SELECT title, label, value
              FROM (SELECT 'Lớp, kết quả' AS title, row_number() OVER (ORDER BY c.first_day DESC NULLS LAST, c.id DESC) AS class, 0 AS place,
                           CAST(NULL AS timestamptz) AS at, c.code || ', ' || c.name AS label,
                           concat_ws('; ', e.post || ', ' || e.unit_name,
                                     CASE WHEN e.state = 'ACTIVE' THEN 'học viên' ELSE 'đã rời lớp' END,
                                     CASE WHEN f.band <> '' THEN 'xếp loại ' || f.band END,
                                     CASE WHEN f.final_mark IS NOT NULL THEN 'điểm ' || replace(f.final_mark::text, '.', ',') END) AS value
                      FROM enrolment e
                      JOIN training_class c ON c.id = e.class_id
                      LEFT JOIN (SELECT r.enrolment_id, r.band, r.final_mark
                                   FROM result_in_force r
                                  WHERE r.enrolment_id = ANY (CAST(:enrolments AS bigint[])) AND r.kind = 'CERTIFICATE') f ON f.enrolment_id = e.id
                     WHERE e.id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    SELECT 'Điểm danh', -c.id, 0, NULL, c.code,
                           count(*) || ' buổi đã điểm danh, ' || count(*) FILTER (WHERE m.mark <> 'PRESENT') || ' buổi không ghi có mặt'
                      FROM attendance_mark m
                      JOIN enrolment e ON e.id = m.enrolment_id
                      JOIN training_class c ON c.id = e.class_id
                     WHERE m.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                     GROUP BY c.id, c.code
                    UNION ALL
                    SELECT 'Phiếu năm mặt, thực hành', -c.id, 0, NULL,
                           c.code || CASE s.moment WHEN 'BEFORE' THEN ', phiếu đầu khóa' ELSE ', phiếu cuối khóa' END
                                  || CASE s.who WHEN 'SELF' THEN '' ELSE ', đảng ủy xã nhận xét' END,
                           string_agg(s.skill_name || ' ' || s.value || '/' || s.most, '; ' ORDER BY s.order_no)
                      FROM skill_score s
                      JOIN training_class c ON c.id = s.class_id
                     WHERE s.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                     GROUP BY c.id, c.code, s.moment, s.who
                    UNION ALL
                    SELECT 'Phiếu năm mặt, thực hành', -c.id, 1, NULL, c.code || ', thực hành',
                           concat_ws('. ', m.turns || ' lượt đứng đầu, điểm ' || replace(round(m.mark, 2)::text, '.', ','), nullif(m.conclusion, ''))
                      FROM practice_mark m
                      JOIN training_class c ON c.id = m.class_id
                     WHERE m.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    SELECT 'Nghiên cứu thực tế', -c.id, 0, f.at, c.code || ', ' || f.label, f.value
                      FROM own_field_line f
                      JOIN enrolment e ON e.id = f.enrolment_id
                      JOIN training_class c ON c.id = e.class_id
                     WHERE f.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    SELECT 'Thu hoạch, điểm', -c.id, p.place, NULL, c.code || ', ' || p.label, p.value
                      FROM own_paper_line p
                      JOIN enrolment e ON e.id = p.enrolment_id
                      JOIN training_class c ON c.id = e.class_id
                     WHERE p.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    SELECT 'Nhận xét, khen thưởng', -c.id, 0, NULL, c.code || ', nhận xét ký ngày ' || to_char(a.signed_on, 'DD/MM/YYYY'), a.remark
                      FROM appraisal_in_force a
                      JOIN training_class c ON c.id = a.class_id
                     WHERE a.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    SELECT 'Nhận xét, khen thưởng', -c.id, 1, NULL,
                           c.code || CASE k.kind WHEN 'MERIT_LETTER' THEN ', giấy khen' ELSE ', tuyên dương' END,
                           'quyết định ngày ' || to_char(k.decided_on, 'DD/MM/YYYY')
                      FROM commendation_in_force k
                      JOIN training_class c ON c.id = k.class_id
                     WHERE k.enrolment_id = ANY (CAST(:enrolments AS bigint[])) AND k.given
                    UNION ALL
                    SELECT 'Chứng chỉ, giấy chứng nhận', row_number() OVER (ORDER BY k.issued_on DESC, k.id DESC), 0, NULL, 'Số ' || k.number,
                           'cấp ngày ' || to_char(k.issued_on, 'DD/MM/YYYY')
                           || CASE WHEN k.revoked_on IS NULL THEN '' ELSE ', thu hồi ngày ' || to_char(k.revoked_on, 'DD/MM/YYYY') END
                      FROM credential_entry k
                     WHERE k.enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                    UNION ALL
                    (SELECT 'Giấy tờ lưu hồ sơ', row_number() OVER (ORDER BY d.dated DESC, d.id DESC), 0, NULL, to_char(d.dated, 'DD/MM/YYYY') || ', ' || d.title, d.detail
                       FROM dossier_entry d
                      WHERE d.person_id IN (SELECT files_of(:person))
                      ORDER BY d.dated DESC, d.id DESC
                      LIMIT 200)) x
             ORDER BY array_position(CAST(:titles AS text[]), title), class, place, at NULLS LAST, label, value
             LIMIT 1000
            """;

    /** In the order shown. */
    private static final List<String> TITLES = List.of(
            "Lớp, kết quả",
            "Điểm danh",
            "Phiếu năm mặt, thực hành",
            "Nghiên cứu thực tế",
            "Thu hoạch, điểm",
            "Nhận xét, khen thưởng",
            "Chứng chỉ, giấy chứng nhận",
            "Giấy tờ lưu hồ sơ");

    private List<OwnDataPage.Group> asTrainee(PersonId person) {
        var enrolments = jdbc.sql(ENROLMENTS)
                .param("person", person.value())
                .query(Long.class)
                .list();
        var lines = jdbc.sql(AS_TRAINEE)
                .param("person", person.value())
                .param("enrolments", enrolments.toArray(Long[]::new))
                .param("titles", TITLES.toArray(String[]::new))
                .query(ClassLine.class)
                .list();
        return TITLES.stream()
                .map(title -> new OwnDataPage.Group(
                        title,
                        lines.stream()
                                .filter(one -> one.title().equals(title))
                                .map(one -> line(one.label(), one.value()))
                                .toList()))
                .toList();
    }

    private List<OwnDataPage.Line> account(Viewer viewer) {
        return jdbc.sql("""
                        SELECT label, value FROM (
                            SELECT 0 AS place, 'Tên đăng nhập' AS label, username AS value FROM account WHERE id = :account
                            UNION ALL
                            SELECT 1, 'Tên hiển thị', display_name FROM account WHERE id = :account) a
                         ORDER BY place
                        """)
                .param("account", viewer.id().value())
                .query(OwnDataPage.Line.class)
                .list();
    }
}
