-- A request of somebody about their personal data (yêu cầu của chủ thể dữ liệu). due_on and its ground are written down when it comes in: a later
-- change of the rule moves no deadline. organisation_id: the organisation board that answers; null while none does.
CREATE TABLE privacy_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    person_id bigint NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('ACCESS', 'CORRECTION', 'DELETION', 'RESTRICTION', 'OBJECTION', 'WITHDRAWAL', 'COMPLAINT')),
    words text NOT NULL CHECK (words IS NFC NORMALIZED AND words <> ''),
    -- how it came in when not from the person's own account, e.g. on paper; '' from the account
    brought text NOT NULL DEFAULT '' CHECK (brought IS NFC NORMALIZED),
    organisation_id bigint REFERENCES organisation,
    due_on date NOT NULL,
    due_ground text NOT NULL,
    received_on date NOT NULL,
    received_at timestamptz NOT NULL,
    received_by text NOT NULL,
    account_id bigint NOT NULL REFERENCES account,
    CHECK (due_on > received_on)
);
CREATE INDEX privacy_request_person ON privacy_request (person_id, id);
CREATE INDEX privacy_request_organisation ON privacy_request (organisation_id);
CREATE INDEX privacy_request_account ON privacy_request (account_id);
COMMENT ON TABLE privacy_request IS 'append-only';
-- What was done about a request: taken up, then answered. Never changed.
CREATE TABLE privacy_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id bigint NOT NULL REFERENCES privacy_request,
    state text NOT NULL CHECK (state IN ('TAKEN', 'DONE', 'PARTLY', 'REFUSED')),
    note text NOT NULL DEFAULT '' CHECK (note IS NFC NORMALIZED),
    actor text NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT privacy_step_answer CHECK (note <> '' OR state = 'TAKEN')
);
CREATE UNIQUE INDEX privacy_step_taken_once ON privacy_step (request_id) WHERE state = 'TAKEN';
CREATE UNIQUE INDEX privacy_step_answered_once ON privacy_step (request_id) WHERE state <> 'TAKEN';
CREATE INDEX privacy_step_request ON privacy_step (request_id);
COMMENT ON TABLE privacy_step IS 'append-only';
-- The clocks. Two working days: Nghị định 356/2025/NĐ-CP as law offices summarise it (design domain.md 6, S98b; the article was not seen). Which days
-- are working days, and how long what is kept, no document found says for this work: defaults. Days of Tết and of Giỗ Tổ and days given in lieu are
-- not known here, so a deadline may come out too early, never too late.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('privacy.request-days', 2, 'ngày làm việc', 'Hạn trả lời yêu cầu về dữ liệu cá nhân', '', '', true, '[2000-01-01,2026-01-01)'),
    ('privacy.request-days', 2, 'ngày làm việc', 'Hạn trả lời yêu cầu về dữ liệu cá nhân', 'Nghị định 356/2025/NĐ-CP ngày 31/12/2025', '', false, '[2026-01-01,)'),
    ('privacy.working-day.1', 1, '0/1', 'Thứ Hai là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.2', 1, '0/1', 'Thứ Ba là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.3', 1, '0/1', 'Thứ Tư là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.4', 1, '0/1', 'Thứ Năm là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.5', 1, '0/1', 'Thứ Sáu là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.6', 0, '0/1', 'Thứ Bảy là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.working-day.7', 0, '0/1', 'Chủ nhật là ngày làm việc', '', '', true, '[2000-01-01,)'),
    ('privacy.holiday.0101', 1, '0/1', 'Nghỉ ngày 01/01', '', '', true, '[2000-01-01,)'),
    ('privacy.holiday.0430', 1, '0/1', 'Nghỉ ngày 30/04', '', '', true, '[2000-01-01,)'),
    ('privacy.holiday.0501', 1, '0/1', 'Nghỉ ngày 01/05', '', '', true, '[2000-01-01,)'),
    ('privacy.holiday.0902', 1, '0/1', 'Nghỉ ngày 02/09', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.account', 5, 'năm', 'Tài khoản sau khi hết vai trò', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.attendance', 5, 'năm', 'Điểm danh', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.audit', 10, 'năm', 'Nhật ký ai xem, ai sửa', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.credential', 70, 'năm', 'Sổ cấp chứng chỉ, giấy chứng nhận', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.dossier', 70, 'năm', 'Hồ sơ cán bộ', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.paper', 5, 'năm', 'Bài thu hoạch', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.planning', 20, 'năm', 'Danh sách quy hoạch', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.request', 5, 'năm', 'Yêu cầu về dữ liệu cá nhân và trả lời', '', '', true, '[2000-01-01,)'),
    ('privacy.retention.roster', 20, 'năm', 'Danh sách học viên, kết quả', '', '', true, '[2000-01-01,)');
