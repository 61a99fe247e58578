-- A number that law or an office sets, with its source and validity. is_default marks values nobody has sourced yet.
CREATE TABLE rule_parameter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    value numeric NOT NULL,
    unit text NOT NULL,
    label text NOT NULL,
    level text NOT NULL DEFAULT 'CENTRAL' CHECK (level IN ('CENTRAL', 'PROVINCIAL')),
    document text NOT NULL DEFAULT '',
    article text NOT NULL DEFAULT '',
    is_default boolean NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    CONSTRAINT rule_parameter_one_value EXCLUDE USING gist (key WITH =, level WITH =, valid WITH &&),
    CHECK (is_default OR document <> '')
);
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('attendance.absence-limit', 20, '%', 'Mức vắng tối đa', '', '', true, '[2000-01-01,)'),
    ('attendance.warning', 15, '%', 'Mức vắng bắt đầu cảnh báo', '', '', true, '[2000-01-01,)'),
    ('attendance.excused-counts', 1, '0/1', 'Vắng có phép tính là vắng', '', '', true, '[2000-01-01,)'),
    ('attendance.late-counts', 0, '0/1', 'Đi muộn tính là vắng', '', '', true, '[2000-01-01,)'),
    ('accounts.one-time-code-days', 14, 'ngày', 'Hạn dùng mã một lần', '', '', true, '[2000-01-01,)'),
    ('papers.max-megabytes', 10, 'MB', 'Dung lượng tệp thu hoạch tối đa', '', '', true, '[2000-01-01,)'),
    ('results.score-step', 0.25, 'điểm', 'Bước chấm điểm', '', '', true, '[2000-01-01,)'),
    ('results.pass-mark', 5, 'điểm', 'Điểm đạt', '', '', true, '[2000-01-01,)');
