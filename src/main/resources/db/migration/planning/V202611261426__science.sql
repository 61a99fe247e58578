-- 377-QĐ/TW aims at a share of science and technology cadres; no number was found (design domain.md 1.1, S14). 0 stands for "no number": the
-- check counts, says so and warns nobody, until an office adds the number with its document.
INSERT INTO rule_parameter (key, value, unit, label, document, is_default, valid) VALUES
    ('planning.share.science', 0, '%', 'Tỷ lệ cán bộ khoa học, công nghệ', '377-QĐ/TW ngày 08/10/2025', false, '[2025-10-08,)');
