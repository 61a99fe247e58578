-- What reports count by. Not sourced: marked defaults, to which an office adds its own with their document.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('reports.least-shown', 5, 'người', 'Số liệu nhạy cảm dưới mức này không hiện cho người không có quyền xem', '', '', true, '[2000-01-01,)'),
    ('reports.age-1', 30, 'tuổi', 'Báo cáo: nhóm tuổi thứ nhất, dưới', '', '', true, '[2000-01-01,)'),
    ('reports.age-2', 40, 'tuổi', 'Báo cáo: nhóm tuổi thứ hai, dưới', '', '', true, '[2000-01-01,)'),
    ('reports.age-3', 50, 'tuổi', 'Báo cáo: nhóm tuổi thứ ba, dưới', '', '', true, '[2000-01-01,)');
-- Levels of political theory, the lowest first. The key ends in the words with which files begin to write it, folded; the longest counts.
INSERT INTO rule_parameter (key, value, unit, label, document, article, is_default, valid) VALUES
    ('reports.theory.so-cap', 1, 'bậc', 'Sơ cấp', '', '', true, '[2000-01-01,)'),
    ('reports.theory.trung-cap', 2, 'bậc', 'Trung cấp', '', '', true, '[2000-01-01,)'),
    ('reports.theory.cao-cap', 3, 'bậc', 'Cao cấp', '', '', true, '[2000-01-01,)'),
    ('reports.theory.cu-nhan', 4, 'bậc', 'Cử nhân', '', '', true, '[2000-01-01,)');
