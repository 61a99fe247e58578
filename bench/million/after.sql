-- What the pages of and after the class read: marks, papers, results, registers, forms, actions at home, posts and reviews, recommendations, schemes, tasks.
DROP INDEX register_entry_by_name;

INSERT INTO attendance_mark (session_id, enrolment_id, mark, at, account_id, actor)
SELECT x.id, e.id, CASE WHEN n.h < 4 THEN 'UNEXCUSED' WHEN n.h < 9 THEN 'EXCUSED' WHEN n.h < 12 THEN 'LATE' ELSE 'PRESENT' END, upper(x.during), 1, 'Bench'
  FROM session x
  JOIN training_class c ON c.id = x.class_id
  JOIN enrolment e ON e.class_id = x.class_id
 CROSS JOIN bench.size s
 CROSS JOIN LATERAL (SELECT abs(hashint8(x.id * 1000003 + e.id)) % 100 AS h) n
 WHERE x.day < s.today AND (c.state <> 'FINISHED' OR x.day < c.first_day + 2);

INSERT INTO roll_closing (session_id, closed_at, account_id, actor) SELECT x.id, upper(x.during), 1, 'Bench' FROM session x CROSS JOIN bench.size s WHERE x.day < s.today;

INSERT INTO stored_file (id, ref, sha256, size, media_type, stored_at) OVERRIDING SYSTEM VALUE
VALUES (1, gen_random_uuid(), sha256('bench'), 5, 'application/pdf', '2021-11-01');

CREATE TABLE bench.done AS
SELECT e.id, e.class_id, e.person_id, e.organisation_id, c.programme_id, c.last_day, c.code, c.name, c.first_day,
       (5 + abs(hashint8(e.id)) % 46 / 10.0)::numeric(4, 2) AS mark, abs(hashint8(e.id + 77)) % 100 AS luck, row_number() OVER (PARTITION BY e.class_id ORDER BY e.id)::int AS no,
       (e.group_id - c.id * 4)::int AS group_no
  FROM enrolment e JOIN training_class c ON c.id = e.class_id AND c.state = 'FINISHED';

CREATE UNIQUE INDEX ON bench.done (id);

ANALYZE bench.done;

INSERT INTO paper_setting (class_id, part_id, released_at, released_by) SELECT c.id, c.programme_id * 10 + 3, c.last_day, 'Bench' FROM training_class c WHERE c.state = 'FINISHED';

INSERT INTO paper (id, ref, enrolment_id, kind, topic, organisation_id) OVERRIDING SYSTEM VALUE
SELECT d.id, gen_random_uuid(), d.id, 'Đề án', 'Phát triển sinh kế ở bản số ' || d.id % 997, d.organisation_id FROM bench.done d;

INSERT INTO paper_version (paper_id, no, file_id, file_name, kind, topic, handed_in_at, late, account_id, actor)
SELECT p.id, 1, 1, 'bai.pdf', p.kind, p.topic, d.last_day, false, 1, 'Bench' FROM paper p JOIN bench.done d ON d.id = p.id;

INSERT INTO paper_number (class_id, no, paper_id) SELECT class_id, no, id FROM bench.done;

INSERT INTO marking (paper_id, turn, marker_id, dealt_at, score, marked_at) SELECT d.id, 1, s.people + 1 - d.class_id, d.last_day, d.mark, d.last_day + 3 FROM bench.done d CROSS JOIN bench.size s;

INSERT INTO part_mark (enrolment_id, part_id, score, at, account_id, actor) SELECT d.id, d.programme_id * 10 + t, d.mark, d.last_day + 3, 1, 'Bench' FROM bench.done d CROSS JOIN generate_series(1, 3) t;

INSERT INTO library_paper (paper_id, ref, school_id, title, kind, commune, body, proposed_at, proposed_by, allowed, answered_at, scope, approved_at, approved_by)
SELECT d.id, gen_random_uuid(), 1 + 2 * s.provinces + s.communes + d.programme_id, 'Phát triển sinh kế ở bản số ' || d.id % 997, 'Đề án', 'Xã ' || d.organisation_id,
       repeat('Thực trạng chăn nuôi và giải pháp vận động nhân dân làm đường ở bản. ', 30) || d.id, d.last_day, 'Bench', true, d.last_day, 'ALL', d.last_day, 'Bench'
  FROM bench.done d CROSS JOIN bench.size s WHERE d.no <= 2;

INSERT INTO document (id, ref, number, dated, issuer_name, made_at) OVERRIDING SYSTEM VALUE
SELECT 1000 + 2 * c.id + k, gen_random_uuid(), (1000 + 2 * c.id + k) || '-QĐ', c.last_day + 10, 'Cấp ủy', c.last_day + 10
  FROM training_class c CROSS JOIN generate_series(0, 1) k WHERE c.state = 'FINISHED';

INSERT INTO result_decision (id, ref, class_id, kind, no, document_id, decided_on, issuer_id, decided_at, account_id, actor) OVERRIDING SYSTEM VALUE
SELECT 2 * c.id + k, gen_random_uuid(), c.id, CASE k WHEN 0 THEN 'CERTIFICATE' ELSE 'ATTESTATION' END, 1, 1000 + 2 * c.id + k, c.last_day + 10,
       CASE k WHEN 0 THEN 1 + 2 * s.provinces + s.communes ELSE 1 END + c.programme_id, c.last_day + 10, 1, 'Bench'
  FROM training_class c CROSS JOIN generate_series(0, 1) k CROSS JOIN bench.size s WHERE c.state = 'FINISHED';

-- with what a decision freezes of each trainee (results.Finding.Facts)
INSERT INTO result_line (decision_id, enrolment_id, eligible, why_not, final_mark, band, granted, facts)
SELECT 2 * d.class_id + k, d.id, d.luck >= 3, CASE WHEN d.luck < 3 THEN 'Vắng quá số buổi' ELSE '' END, d.mark, CASE WHEN d.luck >= 3 THEN 'Đạt' ELSE 'Không đạt' END, d.luck >= 3, f.facts
  FROM bench.done d
  JOIN person p ON p.id = d.person_id
 CROSS JOIN LATERAL (
       SELECT jsonb_build_object('fullName', p.full_name, 'born', coalesce(to_char(p.birth_date, 'DD/MM/YYYY'), p.birth_year::text), 'unit', 'Xã ' || d.organisation_id,
                                 'post', 'Phó Chủ tịch', 'group', d.group_no,
                                 'absences', jsonb_build_object('absent', CASE WHEN d.luck < 3 THEN 40 ELSE d.luck % 12 END, 'planned', 128, 'limitPercent', 20, 'source', 'mặc định'),
                                 'parts', jsonb_build_array(
                                     jsonb_build_object('name', 'Chuyên cần', 'weight', 1, 'minimum', 0, 'score', d.mark, 'remark', ''),
                                     jsonb_build_object('name', 'Thực hành', 'weight', 2, 'minimum', 0, 'score', d.mark, 'remark', ''),
                                     jsonb_build_object('name', 'Thu hoạch', 'weight', 3, 'minimum', 0, 'score', d.mark, 'remark', 'Sát với việc ở xã'))) AS facts) f
 CROSS JOIN generate_series(0, 1) k;

INSERT INTO register (id, ref, organisation_id, kind, symbol) OVERRIDING SYSTEM VALUE
SELECT 2 * p + k, gen_random_uuid(), CASE k WHEN 0 THEN 1 + 2 * s.provinces + s.communes ELSE 1 END + p, CASE k WHEN 0 THEN 'CERTIFICATE' ELSE 'ATTESTATION' END, CASE k WHEN 0 THEN 'CC' ELSE 'CN' END
  FROM bench.size s CROSS JOIN generate_series(1, s.provinces) p CROSS JOIN generate_series(0, 1) k;

INSERT INTO register_entry (ref, register_id, no, number, token, check_code, enrolment_id, decision_id, content, issued_on, issued_at, account_id)
SELECT gen_random_uuid(), r.id, r.no, lpad(r.no::text, 4, '0') || '/' || extract(year FROM r.last_day) || '-' || CASE r.k WHEN 0 THEN 'CC' ELSE 'CN' END,
       left(md5(r.done || ':' || r.k), 22), upper(left(md5(r.done || ':' || r.k), 6)), r.done, 2 * r.class_id + r.k,
       jsonb_build_object('kind', CASE r.k WHEN 0 THEN 'CERTIFICATE' ELSE 'ATTESTATION' END, 'layout', CASE r.k WHEN 0 THEN 'certificate-1' ELSE 'attestation-1' END,
           'issuer', 'Trường chính trị', 'superior', '', 'state', false, 'fullName', r.full_name, 'born', r.birth_year::text, 'birthYear', r.birth_year, 'holderPost', 'Phó Chủ tịch',
           'classCode', r.code, 'className', r.name, 'from', r.first_day, 'to', r.last_day, 'periods', 100, 'band', 'Đạt', 'finalMark', replace(r.mark::text, '.', ','),
           'decision', '1-QĐ', 'decidedOn', r.last_day + 10, 'place', 'Vinh', 'issuedOn', r.last_day + 12, 'signatory', 'Nguyễn Văn Bình', 'capacity', 'HIỆU TRƯỞNG', 'signatoryPost', ''),
       r.last_day + 12, r.last_day + 12, 1
  FROM (SELECT 2 * d.programme_id + k AS id, k, row_number() OVER (PARTITION BY d.programme_id, k ORDER BY d.id) AS no, d.id AS done, d.class_id, d.code, d.name, d.first_day, d.last_day,
               d.mark, p.full_name, p.birth_year
          FROM bench.done d
          JOIN person p ON p.id = d.person_id
         CROSS JOIN generate_series(0, 1) k
         WHERE d.luck >= 3) r;

UPDATE register g SET last = (SELECT coalesce(max(e.no), 0) FROM register_entry e WHERE e.register_id = g.id);

CREATE INDEX register_entry_by_name ON register_entry USING gin (vn_fold(content ->> 'fullName') gin_trgm_ops);

-- forms on the five skills: all trainees before and after, a quarter of the communes
INSERT INTO skill_survey (class_id, form_id, before_from, before_to, after_from, after_to)
SELECT c.id, (SELECT min(f.id) FROM skill_form f), c.first_day, c.first_day + 3, c.last_day - 1, c.last_day + 3 FROM training_class c;

INSERT INTO skill_answer (id, enrolment_id, who, moment, at, account_id, actor) OVERRIDING SYSTEM VALUE
SELECT d.id * 4 + k, d.id, CASE WHEN k < 2 THEN 'SELF' ELSE 'COMMUNE' END, CASE k % 2 WHEN 0 THEN 'BEFORE' ELSE 'AFTER' END, d.last_day, 1, 'Bench'
  FROM bench.done d CROSS JOIN generate_series(0, 3) k WHERE k < 2 OR d.no % 4 = 0;

INSERT INTO skill_value (answer_id, skill, value)
SELECT a.id, k.code, least(5, 1 + (a.id * 7 + k.order_no) % 4 + CASE a.moment WHEN 'AFTER' THEN 1 ELSE 0 END) FROM skill_answer a CROSS JOIN skill k;

INSERT INTO home_action (id, ref, enrolment_id, no, text, written_at) OVERRIDING SYSTEM VALUE
SELECT d.id * 2 + k, gen_random_uuid(), d.id, k, 'Vận động nhân dân làm đường ở bản số ' || d.id % 997, d.last_day FROM bench.done d CROSS JOIN generate_series(1, 2) k;

INSERT INTO home_action_check (action_id, months, outcome, note, account_id, actor, at)
SELECT d.id * 2 + k, m, (ARRAY['DONE', 'PARTLY', 'NOT_YET'])[1 + (d.id + m) % 3], 'Đã làm một phần', 4, 'Bench', d.last_day + m * 30
  FROM bench.done d CROSS JOIN bench.size s CROSS JOIN generate_series(1, 2) k CROSS JOIN unnest(ARRAY[3, 6]) m
 WHERE d.last_day + m * 31 < s.today AND d.luck < 85;

-- a quarter of the planned came into posts, one in twenty was taken out
INSERT INTO planning_step (entry_id, state, document_id, decided_on, reason, actor, written_at)
SELECT e.id, x.state, 3, x.day, CASE x.state WHEN 'REMOVED' THEN 'Chuyển công tác' ELSE '' END, 'Bench', x.day
  FROM planning_entry e
 CROSS JOIN bench.size s
 CROSS JOIN LATERAL (SELECT abs(hashint8(e.id + 13)) AS h) h
 CROSS JOIN LATERAL (SELECT CASE WHEN h.h % 20 < 5 THEN 'APPOINTED' WHEN h.h % 20 = 5 THEN 'REMOVED' END AS state, e.decided_on + 150 + h.h / 20 % (s.today - e.decided_on - 151) AS day) x
 WHERE x.state IS NOT NULL;

INSERT INTO placement_review (id, entry_id, months, who, most, account_id, actor, at) OVERRIDING SYSTEM VALUE
SELECT row_number() OVER (ORDER BY t.entry_id, m, w), t.entry_id, m, w, 5, 1, 'Bench', t.decided_on + m * 31
  FROM planning_step t CROSS JOIN bench.size s CROSS JOIN unnest(ARRAY[6, 12]) m CROSS JOIN unnest(ARRAY['SELF', 'COMMUNE']) w
 WHERE t.state = 'APPOINTED' AND t.decided_on + m * 31 < s.today AND hashint8(t.entry_id) % 3 <> 0;

INSERT INTO placement_review_value (review_id, skill, value) SELECT r.id, k.code, 2 + (r.id + k.order_no) % 4 FROM placement_review r CROSS JOIN skill k;

-- field study: four groups a class, three findings and two recommendations a group
INSERT INTO field_study (class_id, topic, first_day, last_day) SELECT c.id, 'Sinh kế ở vùng cao', c.first_day + 8, c.first_day + 10 FROM training_class c;

CREATE TABLE bench.site AS
SELECT n AS organisation_id, n % s.provinces AS province, row_number() OVER (PARTITION BY n % s.provinces ORDER BY n)::int - 1 AS no, count(*) OVER (PARTITION BY n % s.provinces)::int AS many
  FROM bench.size s CROSS JOIN generate_series(2 + s.provinces, 1 + s.provinces + s.communes) n;

INSERT INTO field_group (id, ref, class_id, no, name, study_group_no, site_id, site_name) OVERRIDING SYSTEM VALUE
SELECT c.id * 4 + g, gen_random_uuid(), c.id, g, 'Tổ ' || g, g, t.organisation_id, 'Xã ' || t.organisation_id
  FROM training_class c CROSS JOIN generate_series(1, 4) g CROSS JOIN bench.size s
  JOIN bench.site t ON t.province = c.programme_id - 1 AND t.no = ((c.id - 1) / s.provinces * 4 + g) % t.many;

INSERT INTO finding (id, ref, group_id, no, kind, body, at, account_id, actor) OVERRIDING SYSTEM VALUE
SELECT g.id * 3 + k, gen_random_uuid(), g.id, k, (ARRAY['RESULT', 'LIMIT', 'CAUSE'])[k], 'Đường vào bản đã mở rộng', c.first_day + 10, 1, 'Bench'
  FROM field_group g JOIN training_class c ON c.id = g.class_id CROSS JOIN generate_series(1, 3) k;

INSERT INTO recommendation (id, ref, class_id, no, group_id, kind, title, topic, priority, due_on, addressed_to, organisation_id, state, sent_on, answer_by, percent, done_on) OVERRIDING SYSTEM VALUE
SELECT g.id * 2 + k, gen_random_uuid(), g.class_id, g.no * 2 + k, g.id, 'RECOMMENDATION', 'Mở rộng đường vào bản số ' || g.id % 997, (ARRAY['ECONOMY', 'RURAL', 'CULTURE', 'SECURITY'])[1 + g.id % 4],
       'NORMAL', c.last_day + 200, g.site_id, g.site_id, x.state, c.last_day + 5, c.last_day + 26, CASE x.state WHEN 'DONE' THEN 100 WHEN 'SENT' THEN 0 ELSE 40 END,
       CASE x.state WHEN 'DONE' THEN c.last_day + 150 END
  FROM field_group g JOIN training_class c ON c.id = g.class_id AND c.state = 'FINISHED' CROSS JOIN generate_series(0, 1) k
 CROSS JOIN LATERAL (SELECT (ARRAY['SENT', 'ACCEPTED', 'PARTLY', 'DECLINED', 'DONE'])[1 + (g.id + k) % 5] AS state) x;

INSERT INTO recommendation_step (recommendation_id, what, to_state, on_day, organisation_id, at, account_id, actor)
SELECT r.id, w, CASE w WHEN 'SENT' THEN 'SENT' ELSE r.state END, CASE w WHEN 'SENT' THEN r.sent_on ELSE r.sent_on + 12 END, r.organisation_id, r.sent_on, 1, 'Bench'
  FROM recommendation r CROSS JOIN unnest(ARRAY['SENT', 'ANSWERED']) w WHERE w = 'SENT' OR r.state <> 'SENT';

-- a scheme of the nation and one of each province, a target for each measure
INSERT INTO document (id, ref, number, dated, issuer_id, abstract, made_at) OVERRIDING SYSTEM VALUE
SELECT 100000 + p, gen_random_uuid(), lpad(p::text, 2, '0') || '-ĐA/TU', '2025-08-01', p, 'Đề án bồi dưỡng cán bộ quy hoạch giai đoạn 2025–2030', '2025-08-01'
  FROM bench.size s CROSS JOIN generate_series(1, 1 + s.provinces) p;

INSERT INTO scheme (id, ref, owner_id, document_id, first_day, last_day, account_id, actor, entered_at) OVERRIDING SYSTEM VALUE
SELECT p, gen_random_uuid(), p, 100000 + p, '2025-08-01', '2030-12-31', 1, 'Bench', '2025-08-01' FROM bench.size s CROSS JOIN generate_series(1, 1 + s.provinces) p;

INSERT INTO scheme_target (id, ref, scheme_id, name, measure, unit, account_id, actor, entered_at) OVERRIDING SYSTEM VALUE
SELECT x.id * 10 + m.no, gen_random_uuid(), x.id, 'Chỉ tiêu ' || m.no, m.measure, CASE m.measure WHEN 'CLASSES_HELD' THEN 'lớp' ELSE '%' END, 1, 'Bench', '2025-08-01'
  FROM scheme x CROSS JOIN unnest(ARRAY['PLANNED_TRAINED', 'PLACED_TRAINED', 'WOMEN', 'ETHNIC_MINORITIES', 'YOUNG', 'CLASSES_HELD']) WITH ORDINALITY AS m (measure, no);

INSERT INTO scheme_level (target_id, year, level, account_id, actor, entered_at) SELECT t.id, y, 40 + 8 * (y - 2025), 1, 'Bench', '2025-08-01' FROM scheme_target t CROSS JOIN generate_series(2025, 2030) y;

-- open tasks of every commune and office, and what was done over the years
INSERT INTO task (key, kind, subject, note, link, due_on, role, organisation_id, opened_at, closed_at)
SELECT 'bench:' || o.id || ':' || k, 'bench', 'Trả lời kiến nghị số ' || k, 'Lớp bồi dưỡng', '/kien-nghi', s.today - 5 + k, CASE o.kind WHEN 'COMMUNE_COMMITTEE' THEN 'COMMUNE' WHEN 'POLITICAL_CENTRE' THEN 'CENTRE' WHEN 'POLITICAL_SCHOOL' THEN 'SCHOOL'
       ELSE 'ORGANISATION_BOARD' END, o.id, s.today - 20, CASE WHEN k > 8 THEN s.today - 10 END
  FROM bench.size s CROSS JOIN organisation_card o CROSS JOIN generate_series(1, 60) k;
