-- Published view: what the program keeps of a trainee's papers and may tell them of their own ("Dữ liệu của tôi"), in words. Marks, the
-- share of copied text and the mark of an appeal only once they are given out; never who marked. Joins no door: whoever reads it checks one.
CREATE VIEW own_paper_line AS
    SELECT p.enrolment_id, 0 AS place, 'bài thu hoạch, bản ' || v.no AS label,
           concat_ws('; ', v.kind || ': ' || v.topic, v.file_name,
                     'nộp ' || to_char(v.handed_in_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') || CASE WHEN v.late THEN ', sau hạn' ELSE '' END,
                     v.actor || ' nộp thay: ' || nullif(v.on_behalf_reason, '')) AS value
      FROM paper p
      JOIN paper_version v ON v.paper_id = p.id
    UNION ALL
    SELECT m.enrolment_id, 1, 'điểm, ' || a.name, concat_ws('. ', replace(round(m.score, 2)::text, '.', ','), nullif(m.remark, ''))
      FROM part_mark m
      JOIN assessment_part a ON a.id = m.part_id
      JOIN enrolment e ON e.id = m.enrolment_id
      JOIN training_class c ON c.id = e.class_id
      LEFT JOIN paper_setting s ON s.class_id = e.class_id
     WHERE s.released_at IS NOT NULL OR c.state = 'FINISHED'
    UNION ALL
    SELECT p.enrolment_id, 2, 'đối chiếu với bài nộp trước',
           CASE k.state WHEN 'DONE' THEN 'giống ' || CASE WHEN k.words <= k.official THEN 0 ELSE round(100.0 * k.copied / (k.words - k.official)) END || '%'
                        ELSE 'không đọc được chữ của tệp' END
      FROM copy_check k
      JOIN paper p ON p.id = k.paper_id
      JOIN enrolment e ON e.id = p.enrolment_id
      JOIN paper_setting s ON s.class_id = e.class_id AND s.released_at IS NOT NULL
     WHERE k.state <> 'WAITING'
    UNION ALL
    SELECT p.enrolment_id, 3, 'phúc khảo',
           concat_ws('. ', 'Xin ngày ' || to_char(q.asked_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') || ': ' || q.reason,
                     CASE q.accepted WHEN true THEN 'Đổi điểm từ ' || replace(round(q.mark_before, 2)::text, '.', ',') || ' thành ' || replace(round(q.mark_after, 2)::text, '.', ',')
                                     WHEN false THEN 'Giữ điểm ' || replace(round(q.mark_before, 2)::text, '.', ',')
                                     ELSE 'Chưa trả lời' END,
                     nullif(q.answer, ''))
      FROM appeal q
      JOIN paper p ON p.id = q.paper_id
    UNION ALL
    SELECT p.enrolment_id, 4, 'kho bài hay',
           concat_ws('; ', 'đề nghị ngày ' || to_char(b.proposed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY'),
                     CASE WHEN b.allowed IS NULL THEN 'chưa trả lời' WHEN NOT b.allowed THEN 'không đồng ý'
                          WHEN b.shows_name THEN 'đồng ý, ghi tên' ELSE 'đồng ý, không ghi tên' END,
                     CASE WHEN b.approved_at IS NOT NULL THEN 'đã vào kho' END)
      FROM library_paper b
      JOIN paper p ON p.id = b.paper_id;
