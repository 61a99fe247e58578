package vn.nguon.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * What the data say of a class when it closes: facts, attendance, practice, field study, results, commendation, feedback in totals. No person is
 * named and nothing sensitive is counted, for the paper is read by more people than the files. Three statements, whatever the size of the class.
 */
@Component
class ClassFigures {
    private final JdbcClient jdbc;
    private final Classes classes;

    ClassFigures(JdbcClient jdbc, Classes classes) {
        this.jdbc = jdbc;
        this.classes = classes;
    }

    private record Numbers(
            int trainees,
            int women,
            int sexUnknown,
            int senders,
            int gone,
            int sessions,
            int closed,
            int marks,
            int late,
            int excused,
            int unexcused,
            int turns,
            int practised,
            int fieldGroups,
            int findings,
            int recommendations,
            int sent,
            int answered,
            int papers,
            int merit,
            int praised,
            int certificates,
            int attestations,
            @Nullable Integer answers,
            @Nullable BigDecimal mean) {}

    private static final String NUMBERS = """
            WITH here AS (SELECT x.id, x.person_id, x.organisation_id, x.state FROM enrolment x WHERE x.class_id = :class),
                 active AS (SELECT h.id, h.organisation_id, f.sex FROM here h JOIN person_facts f ON f.person_id = h.person_id WHERE h.state = 'ACTIVE'),
                 marks AS (SELECT m.mark FROM session_card s JOIN attendance_mark m ON m.session_id = s.session_id WHERE s.class_id = :class)
            SELECT (SELECT count(*) FROM active) AS trainees,
                   (SELECT count(*) FROM active WHERE sex = 'FEMALE') AS women,
                   (SELECT count(*) FROM active WHERE sex IS NULL) AS sex_unknown,
                   (SELECT count(DISTINCT organisation_id) FROM active) AS senders,
                   (SELECT count(*) FROM here WHERE state <> 'ACTIVE') AS gone,
                   (SELECT count(*) FROM session_card s WHERE s.class_id = :class) AS sessions,
                   (SELECT count(*) FROM session_card s JOIN roll_closing r ON r.session_id = s.session_id WHERE s.class_id = :class) AS closed,
                   (SELECT count(*) FROM marks) AS marks,
                   (SELECT count(*) FROM marks WHERE mark = 'LATE') AS late,
                   (SELECT count(*) FROM marks WHERE mark = 'EXCUSED') AS excused,
                   (SELECT count(*) FROM marks WHERE mark = 'UNEXCUSED') AS unexcused,
                   (SELECT coalesce(sum(p.turns), 0) FROM practice_mark p WHERE p.class_id = :class) AS turns,
                   (SELECT count(*) FROM practice_mark p WHERE p.class_id = :class) AS practised,
                   (SELECT count(DISTINCT f.group_id) FROM field_member f WHERE f.class_id = :class) AS field_groups,
                   (SELECT count(*) FROM published_finding f WHERE f.class_id = :class) AS findings,
                   (SELECT count(*) FROM published_recommendation r WHERE r.class_id = :class) AS recommendations,
                   (SELECT count(*) FROM published_recommendation r WHERE r.class_id = :class AND r.sent_on IS NOT NULL) AS sent,
                   (SELECT count(*) FROM published_recommendation r WHERE r.class_id = :class AND r.answered_on IS NOT NULL) AS answered,
                   (SELECT count(DISTINCT p.enrolment_id) FROM paper_card p JOIN here h ON h.id = p.enrolment_id AND h.state = 'ACTIVE') AS papers,
                   (SELECT count(*) FROM commendation_in_force c WHERE c.class_id = :class AND c.given AND c.kind = 'MERIT_LETTER') AS merit,
                   (SELECT count(*) FROM commendation_in_force c WHERE c.class_id = :class AND c.given AND c.kind = 'PRAISE') AS praised,
                   (SELECT count(*) FROM credential_entry e WHERE e.class_id = :class AND e.kind = 'CERTIFICATE' AND e.revoked_on IS NULL) AS certificates,
                   (SELECT count(*) FROM credential_entry e WHERE e.class_id = :class AND e.kind = 'ATTESTATION' AND e.revoked_on IS NULL) AS attestations,
                   (SELECT u.answers FROM feedback_survey s JOIN feedback_subject u ON u.survey_id = s.id AND u.no = 0 WHERE s.class_id = :class) AS answers,
                   (SELECT round(sum(t.score * t.answers)::numeric / nullif(sum(t.answers), 0), 2)
                      FROM feedback_survey s
                      JOIN feedback_tally t ON t.survey_id = s.id AND t.subject_no = 0
                     WHERE s.class_id = :class) AS mean
            """;

    private record Band(String band, int people) {}

    private static final String BANDS = """
            SELECT CASE WHEN r.granted IS NULL THEN 'Chưa có kết quả' WHEN NOT r.granted THEN 'Không đạt' WHEN r.band = '' THEN 'Đạt' ELSE r.band END AS band,
                   count(*)::int AS people
              FROM enrolment x
              LEFT JOIN LATERAL (SELECT d.granted, d.band, d.final_mark FROM result_in_force d
                                  WHERE d.class_id = x.class_id AND d.enrolment_id = x.id ORDER BY d.kind DESC LIMIT 1) r ON true
             WHERE x.class_id = :class
               AND x.state = 'ACTIVE'
             GROUP BY 1
             ORDER BY bool_or(r.granted IS NULL), bool_or(NOT r.granted), max(r.final_mark) DESC NULLS LAST, 1
            """;

    ReportContent of(Viewer viewer, ClassHead head) {
        var n = jdbc.sql(NUMBERS)
                .param("class", head.id().value())
                .query(Numbers.class)
                .single();
        var bands = jdbc.sql(BANDS)
                .param("class", head.id().value())
                .query(Band.class)
                .list();
        return new ReportContent(List.of(
                facts(viewer, head), trainees(head, n), attendance(n), practice(n), results(n, bands), feedback(n)));
    }

    private ReportContent.Section facts(Viewer viewer, ClassHead head) {
        var facts = new ArrayList<ReportContent.Fact>();
        facts.add(fact("Tên lớp", head.name()));
        for (var part : classes.holders(viewer, head))
            facts.add(fact(part.part().vietnamese(), part.name()));
        var first = head.firstDay();
        var last = head.lastDay();
        if (first != null && last != null)
            facts.add(fact("Thời gian", "%s, %d ngày học".formatted(Vn.range(first, last), head.studyDays())));
        if (!head.venue().isEmpty()) facts.add(fact("Địa điểm", head.venue()));
        if (!head.programmeTitle().isEmpty())
            facts.add(fact(
                    "Chương trình", "%s, %s".formatted(head.programmeTitle(), Vn.count(head.periods(), "tiết"))));
        return ReportContent.Section.of("Tổ chức lớp", merged(facts));
    }

    /** Several organisations with one part stand in one line. */
    private static List<ReportContent.Fact> merged(List<ReportContent.Fact> facts) {
        var merged = new ArrayList<ReportContent.Fact>();
        for (var fact : facts) {
            var before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && before.label().equals(fact.label()))
                merged.set(merged.size() - 1, fact(fact.label(), before.value() + "; " + fact.value()));
            else merged.add(fact);
        }
        return merged;
    }

    private static ReportContent.Section trainees(ClassHead head, Numbers n) {
        var facts = new ArrayList<ReportContent.Fact>();
        facts.add(fact("Học viên", "%s trên %s chỉ tiêu".formatted(people(n.trainees()), Vn.number(head.capacity()))));
        facts.add(fact("Nữ", share(n.women(), n.trainees())));
        if (n.sexUnknown() > 0) facts.add(fact("Chưa ghi giới tính", people(n.sexUnknown())));
        facts.add(fact("Đơn vị cử người học", Vn.count(n.senders(), "đơn vị")));
        facts.add(fact("Rút khỏi danh sách", people(n.gone())));
        return ReportContent.Section.of("Học viên", facts);
    }

    private static ReportContent.Section attendance(Numbers n) {
        var absent = n.excused() + n.unexcused();
        return ReportContent.Section.of(
                "Chuyên cần",
                n.marks() == 0
                        ? List.of(fact("Điểm danh", "Chưa có buổi nào được điểm danh"))
                        : List.of(
                                fact("Buổi đã chốt điểm danh", "%d/%d buổi".formatted(n.closed(), n.sessions())),
                                fact("Lượt có mặt", share(n.marks() - absent, n.marks(), "lượt")),
                                fact("Lượt đến muộn", Vn.count(n.late(), "lượt")),
                                fact("Lượt vắng có phép", share(n.excused(), n.marks(), "lượt")),
                                fact("Lượt vắng không phép", share(n.unexcused(), n.marks(), "lượt"))));
    }

    private static ReportContent.Section practice(Numbers n) {
        return ReportContent.Section.of(
                "Thực hành, thực tế",
                List.of(
                        fact(
                                "Thực hành vai trò",
                                "%s, %s".formatted(share(n.practised(), n.trainees()), Vn.count(n.turns(), "lượt"))),
                        fact("Nhóm đi thực tế", Vn.count(n.fieldGroups(), "nhóm")),
                        fact("Điều ghi nhận ở cơ sở", Vn.count(n.findings(), "điều")),
                        fact(
                                "Kiến nghị",
                                "%s; đã gửi %d, đã trả lời %d"
                                        .formatted(
                                                Vn.count(n.recommendations(), "kiến nghị"), n.sent(), n.answered()))));
    }

    private static ReportContent.Section results(Numbers n, List<Band> bands) {
        var rows = new ArrayList<List<String>>();
        var shares = vn.nguon.results.Shares.of(bands.stream().map(Band::people).toList());
        for (var i = 0; i < bands.size(); i++)
            rows.add(List.of(bands.get(i).band(), Vn.number(bands.get(i).people()), Vn.percent(shares.get(i))));
        if (!bands.isEmpty()) rows.add(List.of("Cộng", Vn.number(n.trainees()), "100%"));
        return new ReportContent.Section(
                "Kết quả",
                List.of(
                        fact("Nộp thu hoạch", share(n.papers(), n.trainees())),
                        fact("Chứng chỉ đã cấp", Vn.count(n.certificates(), "chứng chỉ")),
                        fact("Giấy chứng nhận đã cấp", Vn.count(n.attestations(), "giấy")),
                        fact("Giấy khen", people(n.merit())),
                        fact("Tuyên dương", people(n.praised()))),
                bands.isEmpty() ? List.of() : List.of("Xếp loại", "Số người", "Tỷ lệ"),
                rows);
    }

    /** Nothing below five answers: the survey itself counts none then. */
    private static ReportContent.Section feedback(Numbers n) {
        var answers = n.answers();
        var mean = n.mean();
        return ReportContent.Section.of(
                "Ý kiến học viên",
                answers == null || mean == null
                        ? List.of(fact("Phiếu đánh giá lớp", "Chưa có kết quả, hoặc quá ít phiếu để công bố"))
                        : List.of(
                                fact("Phiếu đánh giá lớp", Vn.count(answers, "phiếu")),
                                fact("Điểm trung bình", "%s trên 5".formatted(Vn.number(mean)))));
    }

    private static ReportContent.Fact fact(String label, String value) {
        return new ReportContent.Fact(label, value);
    }

    private static String people(int number) {
        return Vn.count(number, "người");
    }

    private static String share(int part, int whole) {
        return share(part, whole, "người");
    }

    private static String share(int part, int whole, String unit) {
        return whole == 0 ? Vn.count(part, unit) : "%s (%s)".formatted(Vn.count(part, unit), Vn.percent(part, whole));
    }
}
