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

/** What is kept about the viewer's own person, in groups of label and value; nobody else's. About ten statements. */
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
        groups.add(new OwnDataPage.Group("Lớp, kết quả", lines(CLASSES, id)));
        groups.add(new OwnDataPage.Group("Điểm danh", lines(ROLLS, id)));
        groups.addAll(inClass(id));
        groups.add(new OwnDataPage.Group("Chứng chỉ, giấy chứng nhận", lines(CREDENTIALS, id)));
        groups.add(new OwnDataPage.Group("Giấy tờ lưu hồ sơ", lines(DOSSIER, id)));
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

    private static final String CLASSES = """
            SELECT c.code || ', ' || c.name AS label,
                   concat_ws('; ', l.post || ', ' || l.unit_name,
                             CASE WHEN l.state = 'ACTIVE' THEN 'học viên' ELSE 'đã rời lớp' END,
                             CASE WHEN f.band <> '' THEN 'xếp loại ' || f.band END,
                             CASE WHEN f.final_mark IS NOT NULL THEN 'điểm ' || replace(f.final_mark::text, '.', ',') END) AS value
              FROM roster_line l
              JOIN training_class c ON c.id = l.class_id
              LEFT JOIN result_in_force f ON f.class_id = l.class_id AND f.enrolment_id = l.enrolment_id AND f.kind = 'CERTIFICATE'
             WHERE l.person_id IN (SELECT files_of(:person))
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
             LIMIT 200
            """;

    private static final String ROLLS = """
            SELECT c.code AS label, count(*) || ' buổi đã điểm danh, ' || count(*) FILTER (WHERE m.mark <> 'PRESENT') || ' buổi không ghi có mặt' AS value
              FROM roster_line l
              JOIN training_class c ON c.id = l.class_id
              JOIN attendance_mark m ON m.enrolment_id = l.enrolment_id
             WHERE l.person_id IN (SELECT files_of(:person))
             GROUP BY c.id, c.code
             ORDER BY c.id DESC
             LIMIT 200
            """;

    private record ClassLine(String title, String label, String value) {}

    /**
     * What classes keep of them beside the roll: the five skills, released practice marks, field study, papers, what was said of them and
     * commendations. One statement; each module's view gives only what its person may see.
     */
    private static final String IN_CLASS = """
            SELECT title, label, value
              FROM (SELECT 1 AS part, 'Phiếu năm mặt, thực hành' AS title, c.id AS class, 0 AS place, CAST(NULL AS timestamptz) AS at,
                           c.code || CASE s.moment WHEN 'BEFORE' THEN ', phiếu đầu khóa' ELSE ', phiếu cuối khóa' END
                                  || CASE s.who WHEN 'SELF' THEN '' ELSE ', đảng ủy xã nhận xét' END AS label,
                           string_agg(s.skill_name || ' ' || s.value || '/' || s.most, '; ' ORDER BY s.order_no) AS value
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN skill_score s ON s.enrolment_id = l.enrolment_id
                     WHERE l.person_id IN (SELECT files_of(:person))
                     GROUP BY c.id, c.code, s.moment, s.who
                    UNION ALL
                    SELECT 1, 'Phiếu năm mặt, thực hành', c.id, 1, NULL, c.code || ', thực hành',
                           concat_ws('. ', m.turns || ' lượt đứng đầu, điểm ' || replace(round(m.mark, 2)::text, '.', ','), nullif(m.conclusion, ''))
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN practice_mark m ON m.enrolment_id = l.enrolment_id
                     WHERE l.person_id IN (SELECT files_of(:person))
                    UNION ALL
                    SELECT 2, 'Nghiên cứu thực tế', c.id, 0, f.at, c.code || ', ' || f.label, f.value
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN own_field_line f ON f.enrolment_id = l.enrolment_id
                     WHERE l.person_id IN (SELECT files_of(:person))
                    UNION ALL
                    SELECT 3, 'Thu hoạch, điểm', c.id, p.place, NULL, c.code || ', ' || p.label, p.value
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN own_paper_line p ON p.enrolment_id = l.enrolment_id
                     WHERE l.person_id IN (SELECT files_of(:person))
                    UNION ALL
                    SELECT 4, 'Nhận xét, khen thưởng', c.id, 0, NULL, c.code || ', nhận xét ký ngày ' || to_char(a.signed_on, 'DD/MM/YYYY'), a.remark
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN appraisal_in_force a ON a.enrolment_id = l.enrolment_id
                     WHERE l.person_id IN (SELECT files_of(:person))
                    UNION ALL
                    SELECT 4, 'Nhận xét, khen thưởng', c.id, 1, NULL,
                           c.code || CASE k.kind WHEN 'MERIT_LETTER' THEN ', giấy khen' ELSE ', tuyên dương' END,
                           'quyết định ngày ' || to_char(k.decided_on, 'DD/MM/YYYY')
                      FROM roster_line l
                      JOIN training_class c ON c.id = l.class_id
                      JOIN commendation_in_force k ON k.enrolment_id = l.enrolment_id AND k.given
                     WHERE l.person_id IN (SELECT files_of(:person))) x
             ORDER BY part, class DESC, place, at NULLS LAST, label, value
             LIMIT 500
            """;

    private static final List<String> TITLES =
            List.of("Phiếu năm mặt, thực hành", "Nghiên cứu thực tế", "Thu hoạch, điểm", "Nhận xét, khen thưởng");

    private List<OwnDataPage.Group> inClass(PersonId person) {
        var lines = jdbc.sql(IN_CLASS)
                .param("person", person.value())
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

    private static final String CREDENTIALS = """
            SELECT 'Số ' || k.number AS label,
                   'cấp ngày ' || to_char(k.issued_on, 'DD/MM/YYYY') || CASE WHEN k.revoked_on IS NULL THEN '' ELSE ', thu hồi ngày ' || to_char(k.revoked_on, 'DD/MM/YYYY') END
                   AS value
              FROM credential_entry k
              JOIN roster_line l ON l.enrolment_id = k.enrolment_id
             WHERE l.person_id IN (SELECT files_of(:person))
             ORDER BY k.issued_on DESC, k.id DESC
             LIMIT 200
            """;

    private static final String DOSSIER = """
            SELECT to_char(d.dated, 'DD/MM/YYYY') || ', ' || d.title AS label, d.detail AS value
              FROM dossier_entry d
             WHERE d.person_id IN (SELECT files_of(:person))
             ORDER BY d.dated DESC, d.id DESC
             LIMIT 200
            """;

    private List<OwnDataPage.Line> lines(String sql, PersonId person) {
        return jdbc.sql(sql)
                .param("person", person.value())
                .query(OwnDataPage.Line.class)
                .list();
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
