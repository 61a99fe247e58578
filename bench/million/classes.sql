-- Classes of five years, a twelfth of them under way; each of one province, its trainees planned there. Some are trained twice.
INSERT INTO programme (id, ref, title, organisation_id, frozen_at, made_at) OVERRIDING SYSTEM VALUE
SELECT p, gen_random_uuid(), 'Chương trình bồi dưỡng số ' || p, 1 + 2 * s.provinces + s.communes + p, '2021-10-01', '2021-09-01' FROM bench.size s CROSS JOIN generate_series(1, s.provinces) p;

INSERT INTO programme_item (id, ref, programme_id, order_no, kind, block_no, topic_no, title, periods) OVERRIDING SYSTEM VALUE
SELECT p.id * 100 + t, gen_random_uuid(), p.id, t, 'TOPIC', 1, t, 'Chuyên đề số ' || t, 5 FROM programme p CROSS JOIN generate_series(1, 20) t;

INSERT INTO assessment_part (id, ref, programme_id, order_no, name, weight) OVERRIDING SYSTEM VALUE
SELECT p.id * 10 + t, gen_random_uuid(), p.id, t, (ARRAY['Chuyên cần', 'Thực hành', 'Thu hoạch'])[t], t FROM programme p CROSS JOIN generate_series(1, 3) t;

INSERT INTO band (programme_id, order_no, name, floor, passes) SELECT p.id, b.no, b.name, b.floor, b.passes
  FROM programme p CROSS JOIN (VALUES (1, 'Đạt', 5, true), (2, 'Không đạt', 0, false)) AS b (no, name, floor, passes);

INSERT INTO training_class (id, ref, code, name, public_name, venue, capacity, programme_id, state, first_day, last_day, made_at) OVERRIDING SYSTEM VALUE
SELECT n, gen_random_uuid(), 'BD-' || lpad(n::text, 5, '0'), 'Lớp bồi dưỡng số ' || n, 'Lớp bồi dưỡng số ' || n, '', 100, 1 + (n - 1) % s.provinces,
       CASE WHEN d.now THEN 'STUDYING' ELSE 'FINISHED' END, d.day, d.day + 15, d.day - 60
  FROM bench.size s
 CROSS JOIN generate_series(1, s.classes) n
 CROSS JOIN LATERAL (SELECT (n - 1) / s.provinces % 12 = 0 AS now) w
 CROSS JOIN LATERAL (SELECT w.now, CASE WHEN w.now THEN s.today - 10 ELSE date '2021-11-01' + (n * 1780 / s.classes)::int END AS day) d;

INSERT INTO class_part (class_id, organisation_id, part)
SELECT c.id, CASE WHEN p IN ('ORGANISES', 'HOSTS') THEN 1 + s.provinces + s.communes ELSE CASE WHEN p IN ('CO_ORGANISES', 'ISSUES_CERTIFICATE') THEN 1 + 2 * s.provinces + s.communes ELSE 1 END END
       + c.programme_id, p
  FROM bench.size s
 CROSS JOIN training_class c
 CROSS JOIN unnest(ARRAY['PLANS', 'DECIDES', 'ORGANISES', 'HOSTS', 'CO_ORGANISES', 'ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION']) p;

INSERT INTO study_day (class_id, day) SELECT c.id, c.first_day + d FROM training_class c CROSS JOIN generate_series(0, 15) d;

INSERT INTO study_half (class_id, day, half) SELECT class_id, day, h FROM study_day CROSS JOIN unnest(ARRAY['MORNING', 'AFTERNOON']) h;

INSERT INTO study_group (id, ref, class_id, no, name) OVERRIDING SYSTEM VALUE
SELECT c.id * 4 + g, gen_random_uuid(), c.id, g, 'Tổ ' || g FROM training_class c CROSS JOIN generate_series(1, 4) g;

-- the planned of each province in a row; class k of a province takes 90 of them, the first five of which were in the class before too
CREATE TABLE bench.seat AS
SELECT e.id AS entry_id, e.person_id, e.organisation_id, e.title, e.organisation_id % s.provinces AS province,
       row_number() OVER (PARTITION BY e.organisation_id % s.provinces ORDER BY md5(e.id::text))::int - 1 AS no
  FROM planning_entry e CROSS JOIN bench.size s;

INSERT INTO enrolment (id, ref, class_id, person_id, organisation_id, unit_name, post, planned_as, group_id, joined_on) OVERRIDING SYSTEM VALUE
SELECT row_number() OVER (ORDER BY c.id, t.no), gen_random_uuid(), c.id, t.person_id, t.organisation_id, 'Xã ' || t.organisation_id, 'Phó Chủ tịch', t.title, c.id * 4 + 1 + t.no % 4, c.first_day
  FROM bench.size s
  JOIN training_class c ON true
  JOIN bench.seat t ON t.province = c.programme_id - 1 AND t.no BETWEEN (c.id - 1) / s.provinces * 85 AND (c.id - 1) / s.provinces * 85 + 89
 ORDER BY 1;

-- kept by triggers, which the fill runs past
INSERT INTO enrolled_again (person_id, class_id, organisation_id)
SELECT e.person_id, e.class_id, e.organisation_id
  FROM (SELECT x.*, count(*) OVER (PARTITION BY x.person_id) AS times FROM enrolment x WHERE x.state = 'ACTIVE') e
 WHERE e.times > 1;

INSERT INTO roster (class_id, state, approved_at, approved_by) SELECT id, 'APPROVED', made_at, 1 FROM training_class;

INSERT INTO lecturer (id, ref, person_id, kind, organisation_id, valid) OVERRIDING SYSTEM VALUE
SELECT c.id, gen_random_uuid(), s.people + 1 - c.id, 'OWN', 1 + 2 * s.provinces + s.communes + c.programme_id, '[2020-01-01,)' FROM training_class c CROSS JOIN bench.size s;

INSERT INTO class_person (class_id, person_id, capacity)
SELECT class_id, person_id, 'TRAINEE' FROM enrolment
UNION ALL
SELECT c.id, s.people + 1 - c.id, 'LECTURER' FROM training_class c CROSS JOIN bench.size s
UNION ALL
SELECT c.id, s.people + 1 - s.classes - c.id, 'SUPERVISOR' FROM training_class c CROSS JOIN bench.size s;

-- the lecturer and the supervisor of class 1, which is under way, and a trainee of the last finished class of that province
INSERT INTO person_account (person_id, account_id)
SELECT s.people, 8 FROM bench.size s
UNION ALL
SELECT s.people - s.classes, 11 FROM bench.size s
UNION ALL
SELECT e.person_id, 9
  FROM (SELECT max(id) AS id FROM training_class WHERE programme_id = 1 AND state = 'FINISHED') c
 CROSS JOIN LATERAL (SELECT x.person_id FROM enrolment x WHERE x.class_id = c.id ORDER BY x.id DESC LIMIT 1) e;

INSERT INTO enrolment_change (class_id, enrolment_id, subject, at, account_id, actor, what)
SELECT e.class_id, e.id, 'x', c.made_at, 1, 'Bench', 'ADDED' FROM enrolment e JOIN training_class c ON c.id = e.class_id;

INSERT INTO trainee_half (enrolment_id, class_id, person_id, one_id, day, half)
SELECT e.id, e.class_id, e.person_id, e.person_id, d.day, d.half
  FROM enrolment e
  JOIN training_class c ON c.id = e.class_id AND c.state <> 'FINISHED'
  JOIN study_half d ON d.class_id = e.class_id;

INSERT INTO nomination_call (class_id, titles, terms, due_on, opened_at, opened_by, opened_actor)
SELECT id, ARRAY['Phó Chủ tịch UBND'], ARRAY['2025-2030'], first_day - 20, made_at, 1, 'Bench' FROM training_class WHERE state <> 'FINISHED';

-- half days 4 to 11 are role practice
INSERT INTO timetable (class_id) SELECT id FROM training_class;

INSERT INTO session (id, ref, class_id, day, half, during, kind, item_id, title, periods) OVERRIDING SYSTEM VALUE
SELECT h.class_id * 100 + n.no, gen_random_uuid(), h.class_id, h.day, h.half, t.during, CASE WHEN n.no BETWEEN 4 AND 11 THEN 'PRACTICE' ELSE 'TOPIC' END,
       CASE WHEN n.no NOT BETWEEN 4 AND 11 THEN c.programme_id * 100 + 1 + n.no % 20 END, CASE WHEN n.no BETWEEN 4 AND 11 THEN 'Thực hành sắm vai' ELSE 'Chuyên đề số ' || 1 + n.no % 20 END, 4
  FROM study_half h
  JOIN training_class c ON c.id = h.class_id
 CROSS JOIN LATERAL (SELECT (h.day - c.first_day) * 2 + CASE h.half WHEN 'MORNING' THEN 0 ELSE 1 END AS no) n
 CROSS JOIN LATERAL (SELECT tstzrange((h.day + CASE h.half WHEN 'MORNING' THEN time '07:30' ELSE time '13:30' END) AT TIME ZONE 'Asia/Ho_Chi_Minh',
                                      (h.day + CASE h.half WHEN 'MORNING' THEN time '11:00' ELSE time '17:00' END) AT TIME ZONE 'Asia/Ho_Chi_Minh') AS during) t;

INSERT INTO session_group (session_id, class_id, group_no, during) SELECT id, class_id, 0, during FROM session;

INSERT INTO session_lecturer (session_id, lecturer_id, person_id, during)
SELECT x.id, x.class_id, s.people + 1 - x.class_id, x.during FROM session x CROSS JOIN bench.size s;
