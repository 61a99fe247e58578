-- Values of the checks, by level and place, from the documents that were found (design domain.md 1.1, sources S1 S6 S7 S11 S14 S15). No article
-- is given where only a summary of the document could be read. is_default: no document says it; screens then say so, and it never bars anybody.
INSERT INTO rule_parameter (key, value, unit, label, level, place, document, article, is_default, valid) VALUES
    -- people per title
    ('planning.people-per-title', 3, 'người', 'Số người tối đa quy hoạch một chức danh', 'CENTRAL', '', '', '', true, '[2000-01-01,2025-10-08)'),
    ('planning.people-per-title', 3, 'người', 'Số người tối đa quy hoạch một chức danh', 'PROVINCIAL', 'Nghệ An', '15-QĐ/TU ngày 01/03/2022', '', false, '[2022-03-01,2025-10-08)'),
    ('planning.people-per-title', 3, 'người', 'Số người tối đa quy hoạch một chức danh', 'CENTRAL', '', '377-QĐ/TW ngày 08/10/2025', '', false, '[2025-10-08,)'),
    -- titles per person at one level
    ('planning.titles-per-person', 3, 'chức danh', 'Số chức danh cùng cấp tối đa của một người', 'CENTRAL', '', '', '', true, '[2000-01-01,2025-10-08)'),
    ('planning.titles-per-person', 3, 'chức danh', 'Số chức danh cùng cấp tối đa của một người', 'PROVINCIAL', 'Nghệ An', '15-QĐ/TU ngày 01/03/2022', '', false, '[2022-03-01,2025-10-08)'),
    ('planning.titles-per-person', 3, 'chức danh', 'Số chức danh cùng cấp tối đa của một người', 'CENTRAL', '', '377-QĐ/TW ngày 08/10/2025', '', false, '[2025-10-08,)'),
    -- working age for the next term: two terms or more, at least one whole; of 377 only "two or more" was found
    ('planning.age.terms', 2, 'nhiệm kỳ', 'Số nhiệm kỳ phải đủ tuổi công tác', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.age.terms', 2, 'nhiệm kỳ', 'Số nhiệm kỳ phải đủ tuổi công tác', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.age.terms', 2, 'nhiệm kỳ', 'Số nhiệm kỳ phải đủ tuổi công tác', 'CENTRAL', '', '377-QĐ/TW ngày 08/10/2025', '', false, '[2025-10-08,)'),
    ('planning.age.least-terms', 1, 'nhiệm kỳ', 'Ít nhất trọn', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.age.least-terms', 1, 'nhiệm kỳ', 'Ít nhất trọn', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.age.least-terms', 1, 'nhiệm kỳ', 'Ít nhất trọn', 'CENTRAL', '', '', '', true, '[2025-10-08,)'),
    ('planning.age.men', 62, 'tuổi', 'Tuổi công tác của nam', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    ('planning.age.women', 60, 'tuổi', 'Tuổi công tác của nữ', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    ('planning.age.term-month', 6, 'tháng', 'Tháng nhiệm kỳ bắt đầu', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    -- full membership of the Party: no document found
    ('planning.full-member', 1, '0/1', 'Phải là đảng viên chính thức', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    -- discipline in force; how long each form stays in force was not found
    ('planning.discipline', 1, '0/1', 'Kỷ luật còn hiệu lực thì không quy hoạch', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.discipline', 1, '0/1', 'Kỷ luật còn hiệu lực thì không quy hoạch', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.discipline', 1, '0/1', 'Kỷ luật còn hiệu lực thì không quy hoạch', 'CENTRAL', '', '377-QĐ/TW ngày 08/10/2025', '', false, '[2025-10-08,)'),
    ('planning.discipline-months', 12, 'tháng', 'Kỷ luật không ghi hạn thì còn hiệu lực', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    -- only a higher title
    ('planning.higher-title', 1, '0/1', 'Chỉ quy hoạch chức danh cao hơn', 'CENTRAL', '', '', '', true, '[2000-01-01,2022-02-15)'),
    ('planning.higher-title', 1, '0/1', 'Chỉ quy hoạch chức danh cao hơn', 'CENTRAL', '', '16-HD/BTCTW ngày 15/02/2022', '', false, '[2022-02-15,2025-10-08)'),
    ('planning.higher-title', 1, '0/1', 'Chỉ quy hoạch chức danh cao hơn', 'CENTRAL', '', '377-QĐ/TW ngày 08/10/2025', '', false, '[2025-10-08,)'),
    -- shares: targets, never a bar. Of 377 no numbers were found; a minority share "by locality" was never a number
    ('planning.share.women', 25, '%', 'Tỷ lệ nữ', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.share.women', 25, '%', 'Tỷ lệ nữ', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.share.women', 25, '%', 'Tỷ lệ nữ', 'CENTRAL', '', '', '', true, '[2025-10-08,)'),
    ('planning.share.young', 15, '%', 'Tỷ lệ cán bộ trẻ', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.share.young', 15, '%', 'Tỷ lệ cán bộ trẻ', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.share.young', 15, '%', 'Tỷ lệ cán bộ trẻ', 'CENTRAL', '', '', '', true, '[2025-10-08,)'),
    ('planning.share.minority', 10, '%', 'Tỷ lệ người dân tộc thiểu số', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    ('planning.young.province', 40, 'tuổi', 'Cán bộ trẻ cấp tỉnh: dưới', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.young.province', 40, 'tuổi', 'Cán bộ trẻ cấp tỉnh: dưới', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.young.province', 40, 'tuổi', 'Cán bộ trẻ cấp tỉnh: dưới', 'CENTRAL', '', '', '', true, '[2025-10-08,)'),
    ('planning.young.district', 40, 'tuổi', 'Cán bộ trẻ cấp huyện: dưới', 'CENTRAL', '', '', '', true, '[2000-01-01,2021-12-27)'),
    ('planning.young.district', 40, 'tuổi', 'Cán bộ trẻ cấp huyện: dưới', 'CENTRAL', '', '50-QĐ/TW ngày 27/12/2021', '', false, '[2021-12-27,2025-10-08)'),
    ('planning.young.district', 40, 'tuổi', 'Cán bộ trẻ cấp huyện: dưới', 'CENTRAL', '', '', '', true, '[2025-10-08,)'),
    ('planning.young.commune', 35, 'tuổi', 'Cán bộ trẻ cấp xã: dưới', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    -- coefficient: one local plan elsewhere says 1,0 to 1,5 of a committee's members
    ('planning.coefficient.least', 1, 'lần', 'Hệ số quy hoạch cấp ủy, từ', 'CENTRAL', '', '', '', true, '[2000-01-01,)'),
    ('planning.coefficient.most', 1.5, 'lần', 'Hệ số quy hoạch cấp ủy, đến', 'CENTRAL', '', '', '', true, '[2000-01-01,)');
-- Which title is higher than which (bậc; 1 is the highest of its level; 0 takes the rank away). An office's order of titles, not law: marked
-- defaults, to which an office adds its own with their document. The key ends in the words by which a title or post is known: folded, with
-- the short forms of the program (ubnd, hdnd, mttq, lhpn, tncs); the longest that begins it counts.
INSERT INTO rule_parameter (key, value, unit, label, level, place, document, article, is_default, valid)
SELECT 'planning.rank.' || replace(words, ' ', '-'), rank, 'bậc', name, 'CENTRAL', '', '', '', true, '[2000-01-01,)'
  FROM (VALUES
    ('Bí thư Đảng ủy', 'bi thu dang uy', 1),
    ('Phó Bí thư Đảng ủy', 'pho bi thu dang uy', 2),
    ('Phó Bí thư Thường trực Đảng ủy', 'pho bi thu thuong truc dang uy', 2),
    ('Phó Bí thư Đảng ủy, Chủ tịch UBND', 'pho bi thu dang uy chu tich ubnd', 2),
    ('Chủ tịch UBND', 'chu tich ubnd', 2),
    ('Chủ tịch HĐND', 'chu tich hdnd', 2),
    ('Ủy viên Ban Thường vụ Đảng ủy', 'uy vien ban thuong vu dang uy', 3),
    ('Phó Chủ tịch UBND', 'pho chu tich ubnd', 3),
    ('Phó Chủ tịch HĐND', 'pho chu tich hdnd', 3),
    ('Chủ tịch UB MTTQ', 'chu tich ub mttq', 3),
    ('Ủy viên Ban Chấp hành Đảng bộ', 'uy vien ban chap hanh dang bo', 4),
    ('Ủy viên Ban Chấp hành Đảng ủy', 'uy vien ban chap hanh dang uy', 4),
    ('Chủ nhiệm Ủy ban Kiểm tra Đảng ủy', 'chu nhiem uy ban kiem tra dang uy', 4),
    ('Trưởng Ban Xây dựng Đảng', 'truong ban xay dung dang', 4),
    ('Chánh Văn phòng Đảng ủy', 'chanh van phong dang uy', 4),
    ('Phó Chủ tịch UB MTTQ', 'pho chu tich ub mttq', 4),
    ('Chủ tịch Hội LHPN', 'chu tich hoi lhpn', 4),
    ('Chủ tịch Hội Nông dân', 'chu tich hoi nong dan', 4),
    ('Chủ tịch Hội Cựu chiến binh', 'chu tich hoi cuu chien binh', 4),
    ('Bí thư Đoàn TNCS HCM', 'bi thu doan tncs', 4),
    ('Chỉ huy trưởng BCH Quân sự', 'chi huy truong', 4),
    ('Trưởng Công an', 'truong cong an', 4),
    ('Trưởng phòng', 'truong phong', 4),
    ('Phó Trưởng Ban Xây dựng Đảng', 'pho truong ban', 5),
    ('Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy', 'pho chu nhiem uy ban kiem tra', 5),
    ('Phó Chánh Văn phòng', 'pho chanh van phong', 5),
    ('Phó Trưởng phòng', 'pho truong phong', 5),
    ('Phó Bí thư Đoàn TNCS HCM', 'pho bi thu doan tncs', 5),
    ('Phó Chủ tịch Hội', 'pho chu tich hoi', 5),
    ('Công chức', 'cong chuc', 6),
    ('Cán bộ', 'can bo', 7)) AS r(name, words, rank);
-- "Danh sách trích ngang" as an office wants it: which columns, in which order, under which heading. Its official columns are not published.
CREATE TABLE planning_export_column (
    organisation_id bigint NOT NULL REFERENCES organisation,
    position int NOT NULL CHECK (position BETWEEN 1 AND 60),
    field text NOT NULL,
    heading text NOT NULL CHECK (heading IS NFC NORMALIZED AND heading <> ''),
    PRIMARY KEY (organisation_id, position)
);
