-- Limits of pictures and times for answers. Nobody has sourced them: marked defaults.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('practice.photo-max-megabytes', 8, 'MB', 'Ảnh thực tế: dung lượng lớn nhất', '', '', true, '[2000-01-01,)'),
    ('practice.photo-max-megapixels', 50, 'triệu điểm ảnh', 'Ảnh thực tế: kích thước lớn nhất', '', '', true, '[2000-01-01,)'),
    ('practice.photo-long-side', 1600, 'điểm ảnh', 'Ảnh thực tế: cạnh dài sau khi thu nhỏ', '', '', true, '[2000-01-01,)'),
    ('practice.photos-a-group', 20, 'ảnh', 'Ảnh thực tế: nhiều nhất một tổ', '', '', true, '[2000-01-01,)'),
    ('practice.answer-days', 21, 'ngày', 'Thời gian cho xã trả lời kiến nghị', '', '', true, '[2000-01-01,)'),
    ('practice.flood-from-month', 7, 'tháng', 'Mùa mưa lũ bắt đầu từ tháng', '', '', true, '[2000-01-01,)'),
    ('practice.flood-to-month', 11, 'tháng', 'Mùa mưa lũ đến hết tháng', '', '', true, '[2000-01-01,)');
-- The field study of a class (đợt nghiên cứu thực tế). Its row is locked by whoever gives numbers to groups and recommendations.
CREATE TABLE field_study (
    class_id bigint PRIMARY KEY REFERENCES training_class,
    topic text NOT NULL CHECK (topic IS NFC NORMALIZED AND topic <> ''),
    first_day date NOT NULL,
    last_day date NOT NULL,
    document_id bigint REFERENCES document,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT field_study_days CHECK (last_day >= first_day)
);
-- The questionnaire of a class. A question that was answered is retired, never deleted.
CREATE TABLE field_question (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES field_study,
    order_no int NOT NULL,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND body <> ''),
    retired boolean NOT NULL DEFAULT false,
    UNIQUE (class_id, body)
);
-- A group that goes to one commune. Its people are those of a study group of the roster, by number, so that dividing the class anew
-- changes who goes; or people of its own (field_group_trainee).
CREATE TABLE field_group (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES field_study,
    no int NOT NULL CHECK (no > 0),
    name text NOT NULL CHECK (name IS NFC NORMALIZED AND name <> ''),
    study_group_no int CHECK (study_group_no > 0),
    site_id bigint REFERENCES organisation,
    site_name text NOT NULL DEFAULT '',
    hamlets text NOT NULL DEFAULT '' CHECK (hamlets IS NFC NORMALIZED),
    topic text NOT NULL DEFAULT '' CHECK (topic IS NFC NORMALIZED),
    guide_id bigint REFERENCES person,
    vehicle text NOT NULL DEFAULT '' CHECK (vehicle IS NFC NORMALIZED),
    safety text NOT NULL DEFAULT '' CHECK (safety IS NFC NORMALIZED),
    host_name text NOT NULL DEFAULT '' CHECK (host_name IS NFC NORMALIZED),
    host_post text NOT NULL DEFAULT '' CHECK (host_post IS NFC NORMALIZED),
    host_phone text NOT NULL DEFAULT '',
    asked_on date,
    asked_by text NOT NULL DEFAULT '',
    confirmed_on date,
    confirmed_by text NOT NULL DEFAULT '',
    host_note text NOT NULL DEFAULT '' CHECK (host_note IS NFC NORMALIZED),
    version int NOT NULL DEFAULT 0,
    CONSTRAINT field_group_no UNIQUE (class_id, no),
    CONSTRAINT field_study_group_once UNIQUE (class_id, study_group_no),
    CONSTRAINT field_site_named CHECK ((site_id IS NULL) = (site_name = '')),
    CONSTRAINT field_confirmed_after_asked CHECK (confirmed_on IS NULL OR confirmed_by <> '')
);
CREATE INDEX field_group_site ON field_group (site_id);
CREATE INDEX field_group_guide ON field_group (guide_id);
-- People of a group that is no study group. Nobody is in two of them.
CREATE TABLE field_group_trainee (
    group_id bigint NOT NULL REFERENCES field_group ON DELETE CASCADE,
    enrolment_id bigint NOT NULL REFERENCES enrolment,
    PRIMARY KEY (group_id, enrolment_id),
    CONSTRAINT field_one_group UNIQUE (enrolment_id)
);
-- Where the group is on a half day, and how it gets there.
CREATE TABLE field_leg (
    group_id bigint NOT NULL REFERENCES field_group ON DELETE CASCADE,
    day date NOT NULL,
    half text NOT NULL CHECK (half IN ('MORNING', 'AFTERNOON')),
    place text NOT NULL CHECK (place IS NFC NORMALIZED),
    activity text NOT NULL CHECK (activity IS NFC NORMALIZED),
    travel text NOT NULL CHECK (travel IS NFC NORMALIZED),
    PRIMARY KEY (group_id, day, half)
);
CREATE TABLE field_answer (
    group_id bigint NOT NULL REFERENCES field_group ON DELETE CASCADE,
    question_id bigint NOT NULL REFERENCES field_question,
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND body <> ''),
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    PRIMARY KEY (group_id, question_id)
);
-- Minutes of the visit (biên bản). Once both sides signed the paper, they are no more changed.
CREATE TABLE field_minutes (
    group_id bigint PRIMARY KEY REFERENCES field_group ON DELETE CASCADE,
    held_on date NOT NULL,
    place text NOT NULL CHECK (place IS NFC NORMALIZED),
    host_side text NOT NULL CHECK (host_side IS NFC NORMALIZED),
    content text NOT NULL CHECK (content IS NFC NORMALIZED),
    conclusion text NOT NULL DEFAULT '' CHECK (conclusion IS NFC NORMALIZED),
    signed_on date,
    written_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    version int NOT NULL DEFAULT 0
);
-- A picture as it was kept: turned upright, scaled, without any metadata. What was removed keeps no bytes.
CREATE TABLE field_photo (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    group_id bigint NOT NULL REFERENCES field_group,
    file_id bigint NOT NULL REFERENCES stored_file,
    width int NOT NULL CHECK (width > 0),
    height int NOT NULL CHECK (height > 0),
    caption text NOT NULL CHECK (caption IS NFC NORMALIZED AND caption <> ''),
    alternative text NOT NULL CHECK (alternative IS NFC NORMALIZED AND alternative <> ''),
    consent text NOT NULL CHECK (consent IN ('GIVEN', 'NOBODY', 'NOT_ASKED')),
    consent_note text NOT NULL DEFAULT '' CHECK (consent_note IS NFC NORMALIZED),
    added_at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT field_photo_once UNIQUE (group_id, file_id),
    CONSTRAINT field_photo_consent_by CHECK (consent <> 'GIVEN' OR consent_note <> '')
);
CREATE INDEX field_photo_file ON field_photo (file_id);
-- What a group found (điều thấy được): a result achieved, a limit, a cause.
CREATE TABLE finding (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    group_id bigint NOT NULL REFERENCES field_group,
    no int NOT NULL CHECK (no > 0),
    kind text NOT NULL CHECK (kind IN ('RESULT', 'LIMIT', 'CAUSE')),
    body text NOT NULL CHECK (body IS NFC NORMALIZED AND body <> ''),
    source text NOT NULL DEFAULT '' CHECK (source IS NFC NORMALIZED),
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT finding_no UNIQUE (group_id, no)
);
-- A solution or recommendation of a group, or of one of its trainees, to an organisation. Addressed to whom it was first; whom it is with
-- now after reorganisations. States and edges: RecommendationState.
CREATE TABLE recommendation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    class_id bigint NOT NULL REFERENCES field_study,
    no int NOT NULL CHECK (no > 0),
    group_id bigint NOT NULL REFERENCES field_group,
    enrolment_id bigint REFERENCES enrolment,
    kind text NOT NULL CHECK (kind IN ('SOLUTION', 'RECOMMENDATION')),
    title text NOT NULL CHECK (title IS NFC NORMALIZED AND title <> ''),
    body text NOT NULL DEFAULT '' CHECK (body IS NFC NORMALIZED),
    topic text NOT NULL CHECK (topic IN ('PARTY', 'GOVERNMENT', 'ECONOMY', 'RURAL', 'CULTURE', 'SECURITY', 'ETHNIC', 'OTHER')),
    priority text NOT NULL CHECK (priority IN ('HIGH', 'NORMAL', 'LOW')),
    due_on date NOT NULL,
    addressed_to bigint NOT NULL REFERENCES organisation,
    organisation_id bigint NOT NULL REFERENCES organisation,
    state text NOT NULL DEFAULT 'PROPOSED' CHECK (state IN ('PROPOSED', 'RETURNED', 'SENT', 'ACCEPTED', 'PARTLY', 'DECLINED', 'DONE')),
    sent_on date,
    answer_by date,
    document_id bigint REFERENCES document,
    percent int NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    done_on date,
    version int NOT NULL DEFAULT 0,
    CONSTRAINT recommendation_no UNIQUE (class_id, no),
    CONSTRAINT recommendation_sent CHECK ((state IN ('PROPOSED', 'RETURNED')) = (sent_on IS NULL) AND (sent_on IS NULL) = (answer_by IS NULL)),
    CONSTRAINT recommendation_done CHECK ((state = 'DONE') = (done_on IS NOT NULL))
);
CREATE INDEX recommendation_organisation ON recommendation (organisation_id, state);
CREATE INDEX recommendation_group ON recommendation (group_id);
CREATE INDEX recommendation_enrolment ON recommendation (enrolment_id) WHERE enrolment_id IS NOT NULL;
CREATE TABLE recommendation_finding (
    recommendation_id bigint NOT NULL REFERENCES recommendation ON DELETE CASCADE,
    finding_id bigint NOT NULL REFERENCES finding,
    PRIMARY KEY (recommendation_id, finding_id)
);
CREATE INDEX recommendation_finding_finding ON recommendation_finding (finding_id);
-- Everything that became of a recommendation once it was handed to the organiser: sent, returned, reminded, answered, reported, passed on.
CREATE TABLE recommendation_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recommendation_id bigint NOT NULL REFERENCES recommendation,
    what text NOT NULL CHECK (what IN ('SENT', 'RETURNED', 'REMINDED', 'ANSWERED', 'REPORTED', 'PASSED')),
    to_state text NOT NULL,
    on_day date NOT NULL,
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED),
    percent int CHECK (percent BETWEEN 0 AND 100),
    organisation_id bigint NOT NULL REFERENCES organisation,
    to_organisation_id bigint REFERENCES organisation,
    document_id bigint REFERENCES document,
    at timestamptz NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    actor text NOT NULL,
    CONSTRAINT recommendation_step_passed CHECK ((what = 'PASSED') = (to_organisation_id IS NOT NULL))
);
COMMENT ON TABLE recommendation_step IS 'append-only';
CREATE INDEX recommendation_step_recommendation ON recommendation_step (recommendation_id, id);
-- Who goes with a field group.
CREATE VIEW field_member AS
    SELECT g.id AS group_id, g.class_id, e.id AS enrolment_id, e.person_id
      FROM field_group g
      JOIN study_group s ON s.class_id = g.class_id AND s.no = g.study_group_no
      JOIN enrolment e ON e.group_id = s.id AND e.state = 'ACTIVE'
    UNION ALL
    SELECT t.group_id, e.class_id, e.id, e.person_id
      FROM field_group_trainee t
      JOIN enrolment e ON e.id = t.enrolment_id AND e.state = 'ACTIVE';
-- Organisations for which an account answers recommendations on a day: those it acts for as a commune, and the government of the same place.
CREATE FUNCTION answering_commune(account bigint, day date) RETURNS SETOF bigint
    LANGUAGE sql STABLE AS $$
    WITH acting AS MATERIALIZED (SELECT acting_commune(account, day) AS id)
    SELECT id FROM acting
    UNION
    SELECT g.organisation_id
      FROM acting a
      JOIN organisation_version v ON v.organisation_id = a.id AND v.place_id IS NOT NULL
      JOIN organisation_version g ON g.place_id = v.place_id AND g.kind = 'PEOPLES_COMMITTEE' AND g.valid && v.valid
$$;
-- At which organisation the role "đảng ủy xã" has the task of an addressed organisation on a day: the committee of its place.
CREATE FUNCTION answering_desk(organisation bigint, day date) RETURNS bigint
    LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT c.organisation_id
                       FROM organisation_version v
                       JOIN organisation_version c ON c.place_id = v.place_id AND c.kind = 'COMMUNE_COMMITTEE' AND c.valid @> day
                      WHERE v.organisation_id = organisation AND v.valid @> day AND v.kind = 'PEOPLES_COMMITTEE'
                      ORDER BY c.organisation_id
                      LIMIT 1), organisation)
$$;
-- Published: what groups found, with the commune as it was called then.
CREATE VIEW published_finding AS
    SELECT f.id AS finding_id, f.ref, g.class_id, g.id AS group_id, g.no AS group_no, g.name AS group_name, g.site_id, g.site_name,
           f.no, f.kind, f.body, f.source, f.at
      FROM finding f
      JOIN field_group g ON g.id = f.group_id;
-- Published: recommendations with where they stand. enrolment_id is null where the whole group proposed it; organisation_id is who has it now.
CREATE VIEW published_recommendation AS
    SELECT r.id AS recommendation_id, r.ref, r.class_id, r.no, g.id AS group_id, g.no AS group_no, g.name AS group_name, g.site_id, g.site_name,
           r.enrolment_id, r.kind, r.title, r.body, r.topic, r.priority, r.addressed_to, r.organisation_id, r.state,
           r.sent_on, r.answer_by, a.answered_on, r.due_on, r.done_on, r.percent
      FROM recommendation r
      JOIN field_group g ON g.id = r.group_id
      LEFT JOIN LATERAL (SELECT min(s.on_day) AS answered_on FROM recommendation_step s WHERE s.recommendation_id = r.id AND s.what = 'ANSWERED') a ON true;
-- Published: pictures that may be shown outside the class: with captions, whose people agreed or are not to be recognised.
CREATE VIEW published_photo AS
    SELECT p.id AS photo_id, p.ref, g.class_id, g.id AS group_id, g.no AS group_no, g.name AS group_name, g.site_name,
           p.file_id, p.width, p.height, p.caption, p.alternative, p.consent, p.consent_note, p.added_at
      FROM field_photo p
      JOIN field_group g ON g.id = p.group_id
     WHERE p.consent <> 'NOT_ASKED';
