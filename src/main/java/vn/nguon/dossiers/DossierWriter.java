package vn.nguon.dossiers;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.credentials.CredentialsIssued;
import vn.nguon.results.AppraisalsSigned;
import vn.nguon.results.CommendationsDecided;
import vn.nguon.results.ResultsDecided;
import vn.nguon.shared.ClassId;

/**
 * Writes what a class leaves in the cadre files once its papers are issued: the training, the paper, the thu hoạch with its
 * mark, the remarks of the markers. All of a class in four statements; source_key makes writing twice harmless.
 */
@Component
class DossierWriter {
    private final JdbcClient jdbc;
    private final Clock clock;

    DossierWriter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(CredentialsIssued issued) {
        write(CREDENTIALS, issued.classId());
        write(TRAINING, issued.classId());
        write(PAPERS, issued.classId());
        write(REMARKS, issued.classId());
    }

    /** A supplementary decision, e.g. after an appeal: the mark as decided now is written beside the one before. */
    @ApplicationModuleListener
    void on(ResultsDecided decided) {
        write(PAPERS, decided.classId());
        write(REMARKS, decided.classId());
    }

    @ApplicationModuleListener
    void on(AppraisalsSigned signed) {
        write(APPRAISALS, signed.classId());
    }

    @ApplicationModuleListener
    void on(CommendationsDecided decided) {
        write(COMMENDATIONS, decided.classId());
    }

    private void write(String sql, ClassId of) {
        jdbc.sql(sql)
                .param("class", of.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static final String INTO = """
            INSERT INTO dossier_entry (person_id, source_key, kind, dated, title, detail, link, written_at)
            """;

    private static final String CREDENTIALS = INTO + """
            SELECT e.person_id, 'credential:' || c.ref, c.kind, c.issued_on,
                   CASE c.kind WHEN 'CERTIFICATE' THEN 'Chứng chỉ' ELSE 'Giấy chứng nhận' END || ' số ' || c.number,
                   concat_ws('; ', c.content ->> 'issuer', c.content ->> 'className', nullif(c.content ->> 'band', '')),
                   '/giay/' || c.ref, :at
              FROM credential_entry c
              JOIN enrolment e ON e.id = c.enrolment_id
             WHERE c.class_id = :class
                ON CONFLICT (source_key) DO NOTHING
            """;

    private static final String TRAINING = INTO + """
            SELECT e.person_id, 'training:' || e.ref, 'TRAINING', coalesce(c.last_day, min(k.issued_on)), c.name,
                   to_char(c.first_day, 'DD/MM/YYYY') || '–' || to_char(c.last_day, 'DD/MM/YYYY')
                   || coalesce(', ' || nullif((SELECT sum(i.periods) FROM programme_item i WHERE i.programme_id = c.programme_id AND i.kind = 'TOPIC'), 0) || ' tiết', ''),
                   '/lop/' || c.code, :at
              FROM credential_entry k
              JOIN enrolment e ON e.id = k.enrolment_id
              JOIN training_class c ON c.id = k.class_id
             WHERE k.class_id = :class
             GROUP BY e.id, c.id
                ON CONFLICT (source_key) DO NOTHING
            """;

    /** With the mark of the assessment as decided; the paper's own file proves it. */
    private static final String PAPERS = INTO + """
            SELECT e.person_id, 'paper:' || p.ref || CASE WHEN f.no > 1 THEN ':' || f.no ELSE '' END, 'PAPER', CAST(p.handed_in_at AS date), p.topic,
                   p.kind || CASE WHEN f.no > 1 THEN '; theo quyết định bổ sung' ELSE '' END || coalesce('; điểm tổng kết ' || replace(to_char(f.final_mark, 'FM90.00'), '.', ','), '')
                   || coalesce('; ' || nullif((SELECT string_agg((m ->> 'name') || ' ' || replace(m ->> 'score', '.', ','), '; ' ORDER BY n)
                                                 FROM jsonb_array_elements(f.facts -> 'parts') WITH ORDINALITY AS x(m, n)
                                                WHERE m ->> 'score' IS NOT NULL), ''), ''),
                   '/bai-nop/tep/' || p.ref || '/' || p.no, :at
              FROM paper_card p
              JOIN enrolment e ON e.id = p.enrolment_id
              LEFT JOIN result_in_force f ON f.class_id = e.class_id AND f.enrolment_id = e.id AND f.kind = 'CERTIFICATE'
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
               AND EXISTS (SELECT FROM credential_entry k WHERE k.class_id = e.class_id AND k.enrolment_id = e.id)
                ON CONFLICT (source_key) DO NOTHING
            """;

    private static final String REMARKS = INTO + """
            SELECT DISTINCT ON (e.id) e.person_id, 'remark:' || e.ref || CASE WHEN f.no > 1 THEN ':' || f.no ELSE '' END, 'REMARK', f.decided_on, 'Nhận xét của người chấm',
                   r.remarks, '/lop/' || c.code || '/ket-qua', :at
              FROM result_in_force f
              JOIN enrolment e ON e.id = f.enrolment_id
              JOIN training_class c ON c.id = f.class_id
             CROSS JOIN LATERAL (
                   SELECT string_agg((m ->> 'name') || ': ' || (m ->> 'remark'), E'\\n' ORDER BY n) AS remarks
                     FROM jsonb_array_elements(f.facts -> 'parts') WITH ORDINALITY AS x(m, n)
                    WHERE m ->> 'remark' <> '') r
             WHERE f.class_id = :class
               AND r.remarks IS NOT NULL
               AND EXISTS (SELECT FROM credential_entry k WHERE k.class_id = f.class_id AND k.enrolment_id = f.enrolment_id)
             ORDER BY e.id, f.kind DESC
                ON CONFLICT (source_key) DO NOTHING
            """;

    /** Every signed version, each with its day; the sheet itself proves it. */
    private static final String APPRAISALS = INTO + """
            SELECT e.person_id, 'appraisal:' || a.ref, 'APPRAISAL', a.signed_on,
                   'Phiếu nhận xét' || CASE a.no WHEN 1 THEN '' ELSE ', bản ' || a.no END,
                   c.name || E'\\n' || w.words || E'\\n' || a.remark || E'\\n' || a.signer_name || ', ' || a.signer_post, '/phieu-nhan-xet/' || a.ref, :at
              FROM appraisal a
              JOIN enrolment e ON e.id = a.enrolment_id
              JOIN training_class c ON c.id = a.class_id
             CROSS JOIN LATERAL (
                   SELECT string_agg(s.side || ': ' || CASE s.level WHEN 'GOOD' THEN 'tốt' WHEN 'FAIR' THEN 'khá' WHEN 'AVERAGE' THEN 'trung bình' ELSE 'yếu' END, '; ' ORDER BY s.n) AS words
                     FROM (VALUES (1, 'Phẩm chất', a.quality), (2, 'học tập', a.learning), (3, 'nghiên cứu', a.research),
                                  (4, 'vận dụng lý luận', a.theory), (5, 'vận dụng kỹ năng', a.skills)) AS s(n, side, level)) w
             WHERE a.class_id = :class
                ON CONFLICT (source_key) DO NOTHING
            """;

    /** Given, or taken back by a later decision. */
    private static final String COMMENDATIONS = INTO + """
            SELECT e.person_id, 'commendation:' || d.ref || ':' || e.ref, 'COMMENDATION', d.decided_on,
                   CASE WHEN l.given THEN '' ELSE 'Thôi: ' END || CASE d.kind WHEN 'MERIT_LETTER' THEN 'Giấy khen' ELSE 'Tuyên dương' END,
                   concat_ws('; ', t.number, c.name, nullif(l.reason, '')), '/lop/' || c.code || '/khen-thuong', :at
              FROM commendation_decision d
              JOIN commendation_line l ON l.decision_id = d.id
              JOIN enrolment e ON e.id = l.enrolment_id
              JOIN training_class c ON c.id = d.class_id
              JOIN document t ON t.id = d.document_id
             WHERE d.class_id = :class
                ON CONFLICT (source_key) DO NOTHING
            """;
}
