-- What else people look at: role practice, appraisals, commendations, feedback, nominations, plans of a year, news, written reports, dossiers, the audit log.
CREATE TABLE bench.trainee AS
SELECT e.id, e.class_id, e.person_id, e.organisation_id, e.joined_on, e.ref, c.programme_id, c.state, c.first_day, c.last_day, (e.group_id - c.id * 4)::int AS group_no,
       row_number() OVER (PARTITION BY e.class_id ORDER BY e.id)::int AS no
  FROM enrolment e JOIN training_class c ON c.id = e.class_id;

CREATE UNIQUE INDEX ON bench.trainee (id);

ANALYZE bench.trainee;

-- role practice: everybody is head once, in one of eight half days, and is watched by the lecturer and one other; three play with them
INSERT INTO practice_setting (class_id, seed, turn_minutes, lecturer_share, part_id, dealt_at) SELECT c.id, c.id, 20, 60, c.programme_id * 10 + 2, c.first_day FROM training_class c;

INSERT INTO practice_choice (class_id, situation_id) SELECT c.id, s.id FROM training_class c CROSS JOIN situation s;

INSERT INTO practice_turn (id, ref, class_id, session_id, group_no, no, version_id, head_id) OVERRIDING SYSTEM VALUE
SELECT t.id, gen_random_uuid(), t.class_id, t.class_id * 100 + 4 + (t.no - 1) / 12, t.group_no, 1 + (t.no - 1) % 12 / 4, v.id, t.id
  FROM bench.trainee t
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS many FROM situation_version) v ON v.n = t.no % v.many;

INSERT INTO practice_cast (turn_id, role_no, enrolment_id)
SELECT t.id, 1 + k, t.id - t.no + 1 + (t.no - 1 + 4 * k) % 90 FROM bench.trainee t CROSS JOIN generate_series(1, 3) k;

INSERT INTO practice_sheet (id, turn_id, head_id, observer_id, account_id, actor, remark, conclusion, at) OVERRIDING SYSTEM VALUE
SELECT t.id * 2 + k, t.id, t.id, CASE k WHEN 1 THEN t.id - t.no + 1 + (t.no + 1) % 90 END, 8 + k, 'Bench', 'Rõ việc, rõ người', CASE k WHEN 0 THEN 'Điều hành được cuộc họp' ELSE '' END, upper(x.during)
  FROM bench.trainee t
  JOIN practice_turn p ON p.id = t.id
  JOIN session x ON x.id = p.session_id
 CROSS JOIN bench.size s
 CROSS JOIN generate_series(0, 1) k
 WHERE x.day < s.today;

INSERT INTO practice_score (sheet_id, criterion_no, score)
SELECT h.id, c.no, 5 + (h.id * 7 + c.no * 3) % 10 * 0.5 FROM practice_sheet h JOIN practice_turn t ON t.id = h.turn_id JOIN situation_criterion c ON c.version_id = t.version_id;

INSERT INTO practice_release (session_id, class_id, released_at, account_id, actor)
SELECT x.id, x.class_id, upper(x.during), 8, 'Bench'
  FROM session x JOIN training_class c ON c.id = x.class_id
 WHERE x.kind = 'PRACTICE' AND (c.state = 'FINISHED' OR x.day < c.first_day + 4);

INSERT INTO practice_result (turn_id, enrolment_id, lecturer_mean, observers_mean, observers, lecturer_share, mark)
SELECT t.id, t.head_id, m.mark, m.mark, 1, 60, m.mark
  FROM practice_turn t
  JOIN practice_release r ON r.session_id = t.session_id
 CROSS JOIN LATERAL (SELECT (5 + abs(hashint8(t.id)) % 46 / 10.0)::numeric(4, 2) AS mark) m;

INSERT INTO topic_skill (item_id, skill) SELECT i.id, k.code FROM programme_item i JOIN skill k ON k.order_no = 1 + i.topic_no % 5 WHERE i.kind = 'TOPIC';

INSERT INTO placement_review_topic (review_id, item_id)
SELECT r.id, i.id
  FROM placement_review r
  JOIN planning_entry e ON e.id = r.entry_id
 CROSS JOIN bench.size s
  JOIN programme_item i ON i.programme_id = 1 + e.organisation_id % s.provinces AND i.topic_no IN (1 + r.id % 20, 1 + (r.id + 7) % 20)
 WHERE r.id % 3 = 0;

-- appraisals of everybody who passed, seen by half of the communes
INSERT INTO appraisal (id, ref, class_id, enrolment_id, no, quality, learning, research, theory, skills, remark, person, organisation_id, signed_on, signed_at, signed_place, signer_name, signer_post,
                       account_id, actor) OVERRIDING SYSTEM VALUE
SELECT d.id, gen_random_uuid(), d.class_id, d.id, 1, l.levels[1 + d.luck % 3], l.levels[1 + d.luck / 3 % 3], l.levels[1 + d.luck / 9 % 3], l.levels[1 + d.luck / 7 % 3], l.levels[1 + d.luck / 5 % 3],
       'Chấp hành tốt nội quy; nắm được nội dung các chuyên đề; điều hành được cuộc họp; bài thu hoạch sát với việc ở xã.',
       jsonb_build_object('fullName', p.full_name, 'born', p.birth_year::text, 'unit', 'Xã ' || d.organisation_id, 'post', 'Phó Chủ tịch'),
       1 + 2 * s.provinces + s.communes + d.programme_id, d.last_day + 11, d.last_day + 11, 'Vinh', 'Nguyễn Văn Bình', 'Hiệu trưởng', 1, 'Bench'
  FROM bench.done d
  JOIN person p ON p.id = d.person_id
 CROSS JOIN bench.size s
 CROSS JOIN LATERAL (SELECT ARRAY['GOOD', 'FAIR', 'AVERAGE'] AS levels) l
 WHERE d.luck >= 3;

INSERT INTO appraisal_receipt (class_id, organisation_id, received_at, account_id, actor, up_to)
SELECT d.class_id, d.organisation_id, min(d.last_day) + 15, 4, 'Bench', max(d.id) FROM bench.done d WHERE d.organisation_id % 2 = 0 GROUP BY d.class_id, d.organisation_id;

INSERT INTO commendation_decision (id, ref, class_id, kind, no, document_id, decided_on, issuer_id, decided_at, account_id, actor) OVERRIDING SYSTEM VALUE
SELECT 2 * c.id + k, gen_random_uuid(), c.id, CASE k WHEN 0 THEN 'MERIT_LETTER' ELSE 'PRAISE' END, 1, 1000 + 2 * c.id + k, c.last_day + 10, 1 + 2 * s.provinces + s.communes + c.programme_id,
       c.last_day + 10, 1, 'Bench'
  FROM training_class c CROSS JOIN generate_series(0, 1) k CROSS JOIN bench.size s WHERE c.state = 'FINISHED';

INSERT INTO commendation_line (decision_id, enrolment_id, given) SELECT 2 * d.class_id + CASE WHEN d.no <= 5 THEN 0 ELSE 1 END, d.id, true FROM bench.done d WHERE d.no <= 20;

-- feedback on every finished class, counted: the class and twenty topics, 60 to 80 answers
INSERT INTO feedback_survey (id, ref, class_id, template_id, opened_at, opened_by, closes_at, counted_at, answers, key_destroyed) OVERRIDING SYSTEM VALUE
SELECT c.id, gen_random_uuid(), c.id, (SELECT min(f.id) FROM feedback_template f), c.last_day, 'Bench', c.last_day + 7, c.last_day + 7, 80, true FROM training_class c WHERE c.state = 'FINISHED';

INSERT INTO feedback_subject (survey_id, no, title, lecturer, person_id, answers)
SELECT c.id, t, CASE t WHEN 0 THEN c.name ELSE 'Chuyên đề số ' || t END, CASE t WHEN 0 THEN '' ELSE p.full_name END, CASE WHEN t > 0 THEN p.id END, 60 + (c.id + t) % 20
  FROM training_class c CROSS JOIN bench.size s JOIN person p ON p.id = s.people + 1 - c.id CROSS JOIN generate_series(0, 20) t WHERE c.state = 'FINISHED';

INSERT INTO feedback_tally (survey_id, subject_no, item_no, score, answers)
SELECT u.survey_id, u.no, i, v, CASE v WHEN 1 THEN 0 WHEN 2 THEN 3 WHEN 3 THEN 12 WHEN 4 THEN 25 ELSE u.answers - 40 END
  FROM feedback_subject u CROSS JOIN generate_series(1, 6) i CROSS JOIN generate_series(1, 5) v WHERE u.no = 0 OR i <= 3;

INSERT INTO feedback_tick (survey_id, enrolment_id) SELECT d.class_id, d.id FROM bench.done d WHERE d.no <= 80;

INSERT INTO feedback_comment (id, survey_id, subject_no, question_no, text)
SELECT gen_random_uuid(), y.id, k, 1, 'Nên có thêm buổi thực hành về hòa giải ở bản.' FROM feedback_survey y CROSS JOIN generate_series(0, 9) k;

-- whoever studies was nominated; a class under way has ten more in reserve, and a quota for each commune
INSERT INTO nomination (id, ref, class_id, person_id, organisation_id, unit_name, post, planned_as, origin, state, since, enrolment_id) OVERRIDING SYSTEM VALUE
SELECT t.id, gen_random_uuid(), t.class_id, t.person_id, t.organisation_id, 'Xã ' || t.organisation_id, 'Phó Chủ tịch', 'Phó Chủ tịch UBND', 'COMMUNE', 'CONFIRMED', t.first_day - 10, t.id FROM bench.trainee t;

INSERT INTO nomination (id, ref, class_id, person_id, organisation_id, unit_name, post, planned_as, origin, reserve, state, since) OVERRIDING SYSTEM VALUE
SELECT 1000000 + c.id * 10 + k, gen_random_uuid(), c.id, t.person_id, t.organisation_id, 'Xã ' || t.organisation_id, 'Phó Chủ tịch', t.title, 'COMMUNE', k < 5, CASE WHEN k < 5 THEN 'RESERVE' ELSE 'PROPOSED' END,
       c.first_day - 15
  FROM training_class c
 CROSS JOIN bench.size s
 CROSS JOIN generate_series(0, 9) k
  JOIN bench.seat t ON t.province = c.programme_id - 1 AND t.no = (c.id - 1) / s.provinces * 85 + 100 + k
 WHERE c.state <> 'FINISHED';

INSERT INTO nomination_step (nomination_id, from_state, to_state, at, account_id, actor)
SELECT n.id, x.was, x.state, n.since - x.days * interval '1 day', 4, 'Bench'
  FROM nomination n CROSS JOIN LATERAL (VALUES (NULL, 'PROPOSED', 20), ('PROPOSED', 'APPRAISED', 10), ('APPRAISED', 'SENT', 5), ('SUMMONED', n.state, 0)) AS x (was, state, days)
 WHERE x.days > 5 OR n.enrolment_id IS NOT NULL;

INSERT INTO class_quota (class_id, organisation_id, unit_name, offered)
SELECT c.id, t.organisation_id, 'Xã ' || t.organisation_id, 1 FROM training_class c JOIN bench.site t ON t.province = c.programme_id - 1 WHERE c.state <> 'FINISHED';

-- the plan of each year of each province, its classes in it, and next year's being written
INSERT INTO training_plan (id, ref, organisation_id, year, state, submitted_by) OVERRIDING SYSTEM VALUE
SELECT o * 10 + y - 2020, gen_random_uuid(), o, y, CASE y WHEN 2027 THEN 'DRAFT' ELSE 'APPROVED' END, CASE WHEN y < 2027 THEN 3 END
  FROM bench.size s CROSS JOIN generate_series(1, 1 + s.provinces) o CROSS JOIN generate_series(2021, 2027) y;

INSERT INTO training_plan_line (ref, plan_id, name, titles, terms, seats, from_day, to_day, need_then, class_id)
SELECT gen_random_uuid(), (1 + c.programme_id) * 10 + extract(year FROM c.first_day)::int - 2020, c.name, ARRAY['Phó Chủ tịch UBND'], ARRAY['2025-2030'], 90, c.first_day, c.last_day, 120, c.id FROM training_class c;

INSERT INTO training_plan_line (ref, plan_id, name, titles, terms, seats, from_day, to_day)
SELECT gen_random_uuid(), p.id, 'Lớp bồi dưỡng dự kiến số ' || k, ARRAY['Phó Chủ tịch UBND', 'Chủ tịch UBND'], ARRAY['2025-2030'], 90, make_date(p.year, k, 5), make_date(p.year, k, 20)
  FROM training_plan p CROSS JOIN generate_series(1, 6) k WHERE p.year = 2027 OR p.organisation_id = 1 AND p.year = 2026;

INSERT INTO training_plan_step (plan_id, to_state, at, account_id, actor)
SELECT p.id, x.state, make_date(p.year - 1, 12, x.day), 3, 'Bench' FROM training_plan p CROSS JOIN (VALUES ('SUBMITTED', 1), ('APPROVED', 20)) AS x (state, day) WHERE p.state = 'APPROVED';

-- thirty stories of each province's board, every third corrected once, each with a picture
INSERT INTO story (id, ref, organisation_id, class_id, state, title, lead, body, category, byline_person, byline_body, slug, current_no, published_revision, made_at, account_id, changed_at, changed_by, revision)
OVERRIDING SYSTEM VALUE
SELECT x.id, gen_random_uuid(), 1 + p, CASE k WHEN 1 THEN p END, 'PUBLISHED', 'Học ở lớp, làm ở bản: chuyện số ' || k, 'Sau hai tuần học, các học viên trở về xã với hai việc phải làm.',
       repeat('Buổi chiều ở hội trường, tổ học tập số hai bàn về con đường vào bản. Mỗi người nói một việc làm được trong tháng.' || E'\n\n', 16), 'Tin hoạt động', 'Lò Thị Mai', 'Ban Tuyên giáo',
       to_char(x.day, 'YYYYMMDD') || '-' || left(md5(x.id::text), 6), CASE k % 3 WHEN 0 THEN 2 ELSE 1 END, 1, x.day, 10, x.day, 'Bench', 1
  FROM bench.size s CROSS JOIN generate_series(1, s.provinces) p CROSS JOIN generate_series(1, 30) k
 CROSS JOIN LATERAL (SELECT p * 100 + k AS id, s.today - (k * 50 + p) AS day) x;

INSERT INTO story_version (id, story_id, no, title, lead, body, category, byline_person, byline_body, note, warned, published_at, account_id, actor) OVERRIDING SYSTEM VALUE
SELECT x.id * 2 + n - 1, x.id, n, x.title, x.lead, x.body, x.category, x.byline_person, x.byline_body, CASE n WHEN 1 THEN '' ELSE 'Sửa lại số người tham gia' END, 0, x.made_at + n * interval '1 day', 10, 'Bench'
  FROM story x CROSS JOIN generate_series(1, x.current_no) n;

INSERT INTO story_photo (id, ref, story_id, order_no, file_id, width, height, small_file_id, small_width, caption, alternative, credit) OVERRIDING SYSTEM VALUE
SELECT x.id, gen_random_uuid(), x.id, 1, 1, 1600, 1200, 1, 640, 'Tổ hai thảo luận', 'Mười người ngồi quanh bàn dài', 'Ảnh: Lò Thị Mai' FROM story x;

INSERT INTO story_version_photo (version_id, order_no, ref, file_id, width, height, small_file_id, small_width, caption, alternative, credit)
SELECT v.id, 1, p.ref, 1, 1600, 1200, 1, 640, p.caption, p.alternative, p.credit FROM story_version v JOIN story_photo p ON p.story_id = v.story_id;

-- the closing report of every finished class and the yearly ones of centres, written and kept
INSERT INTO written_report (id, class_id, texts, edited_by, edited_at) OVERRIDING SYSTEM VALUE
SELECT c.id, c.id, '{"OVERALL": "Lớp đạt mục đích, yêu cầu."}', 'Bench', c.last_day + 20 FROM training_class c WHERE c.state = 'FINISHED';

INSERT INTO written_report (id, organisation_id, year, texts, edited_by, edited_at) OVERRIDING SYSTEM VALUE
SELECT 100000 + p * 10 + y - 2020, 1 + s.provinces + s.communes + p, y, '{"OVERALL": "Hoàn thành kế hoạch năm."}', 'Bench', make_date(y, 12, 20)
  FROM bench.size s CROSS JOIN generate_series(1, s.provinces) p CROSS JOIN generate_series(2021, 2025) y;

INSERT INTO kept_report (report_id, no, content, texts, document_id, issuer, signer_name, signer_post, kept_at, account_id, actor)
SELECT w.id, 1, '{"sections": [{"title": "Học viên", "facts": [{"label": "Số học viên", "value": "90"}], "header": [], "rows": []}]}', w.texts,
       CASE WHEN w.class_id IS NULL THEN 1 ELSE 1000 + 2 * w.class_id END, 'Trung tâm chính trị', 'Nguyễn Văn Bình', 'Giám đốc', w.edited_at, 6, 'Bench'
  FROM written_report w;

-- dossiers: the training, the paper and the appraisal of everybody who passed
INSERT INTO dossier_entry (person_id, source_key, kind, dated, title, detail, link, written_at)
SELECT d.person_id, x.key, x.kind, d.last_day + x.days, x.title, x.detail, x.link, d.last_day + x.days
  FROM bench.done d
  JOIN bench.trainee t ON t.id = d.id
  JOIN paper p ON p.id = d.id
  JOIN appraisal a ON a.id = d.id
 CROSS JOIN LATERAL (VALUES
       ('training:' || t.ref, 'TRAINING', 0, d.name, to_char(d.first_day, 'DD/MM/YYYY') || '–' || to_char(d.last_day, 'DD/MM/YYYY') || ', 100 tiết', '/lop/' || d.code),
       ('paper:' || p.ref, 'PAPER', 0, p.topic, p.kind || '; điểm tổng kết ' || replace(d.mark::text, '.', ','), '/bai-nop/tep/' || p.ref || '/1'),
       ('appraisal:' || a.ref, 'APPRAISAL', 11, 'Phiếu nhận xét', d.name || E'\n' || a.remark, '/phieu-nhan-xet/' || a.ref)) AS x (key, kind, days, title, detail, link);

INSERT INTO dossier_entry (person_id, source_key, kind, dated, title, detail, link, written_at)
SELECT d.person_id, 'credential:' || k.ref, k.content ->> 'kind', k.issued_on, CASE k.content ->> 'kind' WHEN 'CERTIFICATE' THEN 'Chứng chỉ' ELSE 'Giấy chứng nhận' END || ' số ' || k.number,
       concat_ws('; ', k.content ->> 'issuer', k.content ->> 'className', k.content ->> 'band'), '/giay/' || k.ref, k.issued_at
  FROM register_entry k JOIN bench.done d ON d.id = k.enrolment_id;

-- one in ten has been to another course, one in twenty has an award
INSERT INTO person_fact (ref, person_id, kind, branch, title, body, dated, at, by)
SELECT gen_random_uuid(), n, CASE n % 20 WHEN 0 THEN 'AWARD' ELSE 'TRAINING' END, CASE n % 20 WHEN 0 THEN 'STATE' ELSE 'PROFESSIONAL' END, CASE n % 20 WHEN 0 THEN 'Giấy khen' ELSE 'Đại học Luật' END,
       'Trường Đại học Vinh', '2019-06-01', '2022-01-01', 'Bench'
  FROM bench.size s CROSS JOIN generate_series(10, s.people, 10) n;

-- the audit log: what happened to classes, trainees and papers
INSERT INTO audit_entry (at, account_id, actor, action, subject_kind, subject_id, sentence, commitment)
SELECT x.at, 6, 'Bench', x.action, x.kind, x.subject, x.sentence, sha256(x.subject::text::bytea)
  FROM (SELECT c.first_day + k % 16 AS at, (ARRAY['OPEN', 'DIVIDE', 'ISSUE_TIMETABLE', 'ADD_MATERIAL', 'DEAL_PRACTICE', 'RELEASE_PRACTICE', 'DEAL_PAPERS', 'CLOSE_ROLL'])[1 + k % 8] AS action, 'class' AS kind,
               c.id AS subject, 'Đã ghi việc số ' || k || ' của lớp' AS sentence
          FROM training_class c CROSS JOIN generate_series(1, 60) k
        UNION ALL
        SELECT t.first_day - 10, 'ADD', 'person', t.person_id, 'Đưa vào danh sách lớp' FROM bench.trainee t
        UNION ALL
        SELECT d.last_day + 12, 'ISSUE', 'person', d.person_id, 'Cấp chứng chỉ' FROM bench.done d
         ORDER BY 1) x;

INSERT INTO audit_content (entry_id, salt, content)
SELECT e.id, substring(e.commitment FOR 16), jsonb_build_object('subject', e.subject_id, 'what', e.action) FROM audit_entry e WHERE e.account_id = 6;

INSERT INTO privacy_request (ref, person_id, kind, words, organisation_id, due_on, due_ground, received_on, received_at, received_by, account_id)
SELECT gen_random_uuid(), n, 'ACCESS', 'Xin xem dữ liệu của tôi', 2 + n % s.provinces, s.today + n % 10, 'mặc định', s.today - 5, s.today - 5, 'Bench', 9 FROM bench.size s CROSS JOIN generate_series(1, 20 * s.provinces) n;

INSERT INTO class_material (ref, class_id, item_id, title, file_id, file_name, added_by, added_at)
SELECT gen_random_uuid(), c.id, c.programme_id * 100 + k, 'Tài liệu chuyên đề số ' || k, 1, 'tai-lieu.pdf', 6, c.first_day - 3 FROM training_class c CROSS JOIN generate_series(1, 5) k;

-- the lecturer who may sign in taught the first finished class too, and marked its papers
INSERT INTO class_person (class_id, person_id, capacity) SELECT 1 + s.provinces, s.people, 'LECTURER' FROM bench.size s ON CONFLICT DO NOTHING;

UPDATE session_lecturer l SET lecturer_id = 1, person_id = s.people FROM session x CROSS JOIN bench.size s WHERE x.id = l.session_id AND x.class_id = 1 + s.provinces;

UPDATE marking m SET marker_id = s.people FROM bench.done d CROSS JOIN bench.size s WHERE m.paper_id = d.id AND d.class_id = 1 + s.provinces;

UPDATE feedback_subject u SET person_id = s.people FROM bench.size s WHERE u.survey_id = 1 + s.provinces AND u.no > 0;

-- the commune whose accounts may sign in has sent people to a finished class and got recommendations
UPDATE account_grant g
   SET organisation_id = x.id
  FROM bench.size s
 CROSS JOIN (SELECT min(d.organisation_id) AS id
               FROM bench.done d
              WHERE d.programme_id = 1 AND d.luck BETWEEN 3 AND 84 AND EXISTS (SELECT FROM recommendation r WHERE r.organisation_id = d.organisation_id)) x
 WHERE g.organisation_id = s.commune AND g.account_id IN (4, 5, 9);

-- identities go on behind what was written with numbers of its own
SELECT setval(pg_get_serial_sequence(c.relname, a.attname), 10000000)
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity = 'a' WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r';
