-- Labels and units as an office reads them without explanation; they are words for screens, no value changes. Of several modules' values, after all of them.
ALTER TABLE rule_parameter DISABLE TRIGGER USER;
UPDATE rule_parameter p SET label = n.label
  FROM (VALUES
    ('planning.age.least-terms', 'Số nhiệm kỳ ít nhất phải làm trọn'),
    ('planning.coefficient.least', 'Hệ số quy hoạch cấp ủy, thấp nhất'),
    ('planning.coefficient.most', 'Hệ số quy hoạch cấp ủy, cao nhất'),
    ('attendance.warning', 'Mức vắng bắt đầu được nhắc'),
    ('results.score-step', 'Điểm chấm lẻ đến'),
    ('results.pass-mark', 'Điểm đạt, thấp nhất'),
    ('papers.mean-step', 'Điểm trung bình của những người chấm làm tròn đến bội số của'),
    ('papers.marker-difference', 'Hai người chấm lệch quá mức này thì mời người chấm thứ ba'),
    ('practice.score-step', 'Điểm từng tiêu chí thực hành lẻ đến'),
    ('practice.flood-from-month', 'Mùa mưa lũ bắt đầu'),
    ('practice.flood-to-month', 'Mùa mưa lũ kết thúc'),
    ('planning.age.term-month', 'Nhiệm kỳ cấp ủy bắt đầu'),
    ('appraisals.good-mark', 'Nháp nhận xét: đề nghị mức Tốt khi điểm từ'),
    ('appraisals.fair-mark', 'Nháp nhận xét: đề nghị mức Khá khi điểm từ'),
    ('appraisals.average-mark', 'Nháp nhận xét: đề nghị mức Trung bình khi điểm từ'),
    ('appraisals.good-absence', 'Nháp nhận xét: đề nghị phẩm chất mức Tốt khi vắng không quá'),
    ('appraisals.fair-absence', 'Nháp nhận xét: đề nghị phẩm chất mức Khá khi vắng không quá'),
    ('appraisals.average-absence', 'Nháp nhận xét: đề nghị phẩm chất mức Trung bình khi vắng không quá'),
    ('appraisals.opinion-days', 'Thời gian ban cán sự, tổ cho ý kiến'),
    ('commendations.merit-letter-absence', 'Giấy khen: vắng không quá'),
    ('commendations.merit-letter-quota', 'Giấy khen: nhiều nhất, so với số học viên'),
    ('commendations.praise-absence', 'Tuyên dương: vắng không quá'),
    ('commendations.praise-quota', 'Tuyên dương: nhiều nhất, so với số học viên'),
    ('schemes.placed-within', 'Bồi dưỡng trong thời gian này sau khi nhận chức vẫn tính là kịp thời'),
    ('schemes.young-age', 'Người được bồi dưỡng dưới tuổi này tính là cán bộ trẻ'),
    ('followup.window-days', 'Thời gian trả lời xác nhận, nhận xét sau lớp, từ ngày đến hạn'),
    ('news.remind-months', 'Nhắc viết tin trong thời gian này từ khi lớp kết thúc')
  ) AS n (key, label)
 WHERE p.key = n.key;
UPDATE rule_parameter SET unit = 'tháng trong năm' WHERE key IN ('practice.flood-from-month', 'practice.flood-to-month', 'planning.age.term-month');
UPDATE rule_parameter SET unit = 'giờ trong ngày' WHERE key IN ('timetable.morning-from', 'timetable.morning-to', 'timetable.afternoon-from', 'timetable.afternoon-to');
ALTER TABLE rule_parameter ENABLE TRIGGER USER;
