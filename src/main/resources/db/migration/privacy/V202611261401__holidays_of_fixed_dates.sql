-- The holidays of fixed dates and the day in lieu have a source from the day of the labour code; before it they stay defaults.
UPDATE rule_parameter SET valid = '[2000-01-01,2021-01-01)'
 WHERE key IN ('privacy.holiday.0101', 'privacy.holiday.0430', 'privacy.holiday.0501', 'privacy.holiday.0902');
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('privacy.holiday.0101', 1, '0/1', 'Nghỉ ngày 01/01', 'Bộ luật Lao động 45/2019/QH14', 'Điều 112 khoản 1', false, '[2021-01-01,)'),
    ('privacy.holiday.0430', 1, '0/1', 'Nghỉ ngày 30/04', 'Bộ luật Lao động 45/2019/QH14', 'Điều 112 khoản 1', false, '[2021-01-01,)'),
    ('privacy.holiday.0501', 1, '0/1', 'Nghỉ ngày 01/05', 'Bộ luật Lao động 45/2019/QH14', 'Điều 112 khoản 1', false, '[2021-01-01,)'),
    ('privacy.holiday.0902', 1, '0/1', 'Nghỉ ngày 02/09', 'Bộ luật Lao động 45/2019/QH14', 'Điều 112 khoản 1', false, '[2021-01-01,)'),
    -- Which paragraph says it was not read again: a default until somebody has.
    ('privacy.holiday-in-lieu', 1, '0/1', 'Ngày lễ trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp', '', '', true, '[2000-01-01,)');
