-- The form and the situations that come with the program. Wording is ours, for offices to change: an edit makes their own.
WITH form AS (
    INSERT INTO skill_form (ref, no, title, intro, scale, made_at, actor)
    VALUES ('0197b000-0000-7000-8000-000000000001', 1, 'Phiếu đánh giá năm mặt công tác',
            'Chọn mức đúng với hiện nay, không phải mức mong muốn. Phiếu dùng để so sánh trước và sau khóa học, không tính vào điểm.',
            ARRAY['Chưa làm được', 'Làm được khi có người giúp', 'Làm được việc thường ngày', 'Làm tốt', 'Làm tốt và hướng dẫn được người khác'],
            '2021-09-01T00:00:00+07', 'Mẫu có sẵn')
    RETURNING id
)
INSERT INTO skill_question (form_id, skill, self_text, commune_text)
SELECT form.id, q.skill, q.self_text, q.commune_text
  FROM form, (VALUES
    ('LEAD', 'Tôi nêu được chủ trương, hướng giải quyết cho việc khó của xã và thuyết phục được tập thể cùng làm.',
             'Nêu được chủ trương, hướng giải quyết cho việc khó của xã và thuyết phục được tập thể cùng làm.'),
    ('DIRECT', 'Tôi giao việc rõ người, rõ việc, rõ thời hạn, theo dõi và gỡ vướng cho người được giao.',
               'Giao việc rõ người, rõ việc, rõ thời hạn, theo dõi và gỡ vướng cho người được giao.'),
    ('RUN', 'Tôi chủ trì được cuộc họp, bố trí công việc trong tuần và xử lý kịp thời việc phát sinh.',
            'Chủ trì được cuộc họp, bố trí công việc trong tuần và xử lý kịp thời việc phát sinh.'),
    ('COORDINATE', 'Tôi phối hợp được với Mặt trận, đoàn thể, bản và các cơ quan cấp trên, không để chồng chéo, bỏ sót.',
                   'Phối hợp được với Mặt trận, đoàn thể, bản và các cơ quan cấp trên, không để chồng chéo, bỏ sót.'),
    ('CARRY_OUT', 'Tôi biến nghị quyết thành kế hoạch có sản phẩm, có thời hạn, tổ chức làm và báo cáo được kết quả.',
                  'Biến nghị quyết thành kế hoạch có sản phẩm, có thời hạn, tổ chức làm và báo cáo được kết quả.')
  ) AS q (skill, self_text, commune_text);

INSERT INTO situation (ref)
SELECT ('0197b000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid FROM generate_series(1, 7) AS n;

INSERT INTO situation_version (situation_id, no, title, scene, duty, minutes, material, made_at, actor)
SELECT s.id, 1, v.title, v.scene, v.duty, v.minutes, v.material, '2021-09-01T00:00:00+07', 'Mẫu có sẵn'
  FROM (VALUES
    (1, 'Chủ trì hội nghị đảng ủy', 20,
     'Hội nghị đảng ủy xã bàn nhiệm vụ quý tới. Thu ngân sách mới đạt 61% kế hoạch, hai bản chưa có đường bê tông, một chi bộ hai tháng không sinh hoạt. Ủy viên phụ trách kinh tế và trưởng ban thanh tra nhân dân bất đồng về nguyên nhân; một ủy viên ngồi im, một ủy viên nói dài ngoài nội dung.',
     'Mở đầu, nêu nội dung và thời gian; điều khiển thảo luận đúng nguyên tắc tập trung dân chủ; tóm tắt ý kiến khác nhau; kết luận rõ việc, người làm, thời hạn; giao thư ký ghi biên bản.',
     'Chương trình hội nghị 90 phút rút còn 20 phút. Số liệu: thu ngân sách 61%, giải ngân nông thôn mới 48%, 7/9 chi bộ sinh hoạt đủ kỳ.'),
    (2, 'Xây dựng và tổ chức thực hiện nghị quyết', 20,
     'Đảng ủy xã ra nghị quyết về phát triển chăn nuôi trâu bò nhốt chuồng gắn với trồng cỏ. Bản dự thảo dài, chỉ tiêu chung chung, không ghi ai làm, vốn lấy ở đâu. Hội Nông dân sợ dân không bỏ thói quen thả rông, cán bộ địa chính lo thiếu đất trồng cỏ.',
     'Chủ trì phiên góp ý dự thảo; sửa thành ba đến năm chỉ tiêu đo được; phân công từng ủy viên, từng bản; định cách kiểm tra hằng tháng và khi nào sơ kết.',
     'Dự thảo nghị quyết một trang. Số liệu: 640 con trâu bò, 30% hộ đã có chuồng, 12 ha đất có thể trồng cỏ.'),
    (3, 'Tiếp công dân', 20,
     'Ngày tiếp công dân định kỳ. Một người dân tộc Khơ Mú nói tiếng phổ thông chưa thạo đến hỏi vì sao ba năm chưa được hỗ trợ nhà ở; một người khác lớn tiếng tố trưởng bản thu tiền sai. Ngoài cửa còn năm người chờ.',
     'Tiếp đúng nội quy, giữ trật tự; nghe hết, hỏi rõ, nhờ người phiên dịch khi cần; phân biệt kiến nghị với tố cáo; trả lời ngay điều trả lời được; ghi phiếu hẹn, nói rõ thời hạn và nơi giải quyết.',
     'Sổ tiếp công dân, phiếu hẹn. Danh sách hộ được hỗ trợ nhà ở đã niêm yết.'),
    (4, 'Giải quyết tranh chấp đất đai giữa hai bản', 20,
     'Hai bản của hai dân tộc cùng nhận một vạt nương 4 ha ven suối là đất của tổ tiên. Sáng nay thanh niên hai bên nhổ cây của nhau, có người bị thương nhẹ. Trên mạng có người đăng lời kích động. Người có uy tín của hai bản có mặt ở trụ sở.',
     'Ổn định tình hình, giữ an toàn; nghe từng bên riêng rồi mời hai bên gặp nhau; dựa vào người có uy tín, Mặt trận, công an xã; đưa ra cách tạm thời (giữ nguyên hiện trạng, không ai canh tác) và lộ trình giải quyết theo hồ sơ địa chính; báo cáo cấp trên.',
     'Trích bản đồ địa chính, biên bản họp bản năm trước, tên người có uy tín của hai bản.'),
    (5, 'Đêm lũ', 20,
     '21 giờ, mưa to ba giờ liền, nước suối lên nhanh. Bản đầu nguồn báo taluy sạt, 14 hộ phải dời, đường vào bị chia cắt, điện thoại chập chờn. Kho có hai xuồng, một xuồng hỏng máy. Trạm y tế báo có một sản phụ sắp sinh ở vùng ngập.',
     'Triển khai phương châm bốn tại chỗ; chọn việc làm trước (cứu người, sản phụ); phân công lực lượng, phương tiện, nơi ở tạm; giữ liên lạc với bản và cấp trên; ra quyết định trong vài phút và chịu trách nhiệm.',
     'Sơ đồ xã, danh sách hộ vùng sạt lở, danh sách lực lượng xung kích. Cứ năm phút giảng viên đưa thêm một tin.'),
    (6, 'Vận động bản làm đường', 20,
     'Đường vào bản dài 1,8 km cần mở rộng lên 4 m. Nhà nước hỗ trợ xi măng, dân hiến đất, góp công. 22 hộ đồng ý; 5 hộ có vườn quế sát đường chưa chịu, nói năm trước xã hứa đền bù rồi thôi. Trưởng bản ngại va chạm.',
     'Chủ trì họp bản; nói rõ lợi ích, phần Nhà nước, phần dân; nhận thiếu sót cũ nếu có; đối thoại với hộ chưa đồng ý, tìm cách khác (nắn tuyến, hỗ trợ cây giống); chốt danh sách, ngày khởi công, ban giám sát của dân.',
     'Sơ đồ tuyến, bảng hộ có đất và diện tích hiến, mức hỗ trợ xi măng theo quyết định của tỉnh.'),
    (7, 'Giữ kỷ luật, kỷ cương', 20,
     'Một công chức xã, làm được việc nhưng nhiều lần đi muộn, uống rượu buổi trưa, tuần này để dân chờ hồ sơ quá hẹn. Anh là họ hàng của một ủy viên ban thường vụ. Có đơn của dân gửi lên huyện.',
     'Gặp riêng rồi chủ trì họp kiểm điểm; nêu việc, bằng chứng, không nói về con người; nghe giải trình; kết luận đúng quy định và có tình; định thời hạn sửa chữa, người theo dõi; trả lời đơn của dân.',
     'Trích nội quy cơ quan, bảng theo dõi giờ làm việc, sổ theo dõi hồ sơ quá hẹn.')
  ) AS v (n, title, minutes, scene, duty, material)
  JOIN situation s ON s.ref = ('0197b000-0000-7000-8000-0000000001' || lpad(v.n::text, 2, '0'))::uuid
 ORDER BY v.n;

INSERT INTO situation_role (version_id, no, name)
SELECT w.id, r.no, r.name
  FROM (VALUES
    (1, 1, 'Bí thư đảng ủy xã, chủ trì'), (1, 2, 'Ủy viên phụ trách kinh tế'), (1, 3, 'Trưởng ban thanh tra nhân dân'), (1, 4, 'Ủy viên nói dài'),
    (2, 1, 'Bí thư đảng ủy xã, chủ trì'), (2, 2, 'Chủ tịch Hội Nông dân'), (2, 3, 'Công chức địa chính'), (2, 4, 'Bí thư chi bộ bản'),
    (3, 1, 'Chủ tịch Ủy ban nhân dân xã, người tiếp'), (3, 2, 'Người dân hỏi về nhà ở'), (3, 3, 'Người dân tố trưởng bản'), (3, 4, 'Công chức ghi sổ, phiên dịch'),
    (4, 1, 'Chủ tịch Ủy ban nhân dân xã, chủ trì hòa giải'), (4, 2, 'Đại diện bản trên'), (4, 3, 'Đại diện bản dưới'), (4, 4, 'Người có uy tín'), (4, 5, 'Trưởng công an xã'),
    (5, 1, 'Chủ tịch Ủy ban nhân dân xã, chỉ huy'), (5, 2, 'Chỉ huy trưởng quân sự xã'), (5, 3, 'Trưởng bản đầu nguồn'), (5, 4, 'Trạm trưởng y tế'),
    (6, 1, 'Bí thư đảng ủy xã, chủ trì họp bản'), (6, 2, 'Trưởng bản'), (6, 3, 'Chủ hộ chưa đồng ý'), (6, 4, 'Chủ hộ đã hiến đất'),
    (7, 1, 'Chủ tịch Ủy ban nhân dân xã, chủ trì kiểm điểm'), (7, 2, 'Công chức bị kiểm điểm'), (7, 3, 'Chủ tịch Công đoàn cơ quan'), (7, 4, 'Ủy viên ban thường vụ là họ hàng')
  ) AS r (n, no, name)
  JOIN situation s ON s.ref = ('0197b000-0000-7000-8000-0000000001' || lpad(r.n::text, 2, '0'))::uuid
  JOIN situation_version w ON w.situation_id = s.id;

INSERT INTO situation_criterion (version_id, no, name, skill, weight)
SELECT w.id, c.no, c.name, c.skill, c.weight
  FROM (VALUES
    (1, 1, 'Nêu đúng vấn đề, giữ hướng thảo luận', 'LEAD', 2), (1, 2, 'Kết luận rõ việc, người, thời hạn', 'DIRECT', 3),
    (1, 3, 'Điều khiển thời gian, phát biểu', 'RUN', 3), (1, 4, 'Xử lý ý kiến khác nhau, dân chủ', 'COORDINATE', 2),
    (2, 1, 'Chọn đúng việc trọng tâm', 'LEAD', 2), (2, 2, 'Chỉ tiêu đo được, phân công cụ thể', 'CARRY_OUT', 3),
    (2, 3, 'Gỡ vướng cho người được giao', 'DIRECT', 2), (2, 4, 'Huy động đoàn thể, bản cùng làm', 'COORDINATE', 2), (2, 5, 'Cách kiểm tra, sơ kết', 'RUN', 1),
    (3, 1, 'Nghe, hỏi rõ, tôn trọng người dân', 'LEAD', 3), (3, 2, 'Giữ trật tự, đúng nội quy', 'RUN', 2),
    (3, 3, 'Trả lời đúng thẩm quyền, đúng quy định', 'CARRY_OUT', 3), (3, 4, 'Chuyển đúng nơi, hẹn đúng hạn', 'COORDINATE', 2),
    (4, 1, 'Ổn định tình hình, bình tĩnh', 'LEAD', 3), (4, 2, 'Dựa vào người có uy tín, Mặt trận, công an', 'COORDINATE', 3),
    (4, 3, 'Điều hành cuộc gặp hai bên', 'RUN', 2), (4, 4, 'Cách giải quyết đúng pháp luật, có lộ trình', 'CARRY_OUT', 3), (4, 5, 'Báo cáo, đề nghị cấp trên kịp thời', 'DIRECT', 1),
    (5, 1, 'Quyết định nhanh, đúng việc trước', 'LEAD', 3), (5, 2, 'Giao việc rõ cho từng lực lượng', 'DIRECT', 3),
    (5, 3, 'Nắm tin, điều chỉnh khi có tin mới', 'RUN', 2), (5, 4, 'Phối hợp y tế, quân sự, bản', 'COORDINATE', 2), (5, 5, 'Bảo đảm nơi ở tạm, lương thực', 'CARRY_OUT', 1),
    (6, 1, 'Thuyết phục bằng lợi ích và sự thật', 'LEAD', 3), (6, 2, 'Đối thoại, nhận thiếu sót', 'COORDINATE', 3),
    (6, 3, 'Điều khiển cuộc họp bản', 'RUN', 2), (6, 4, 'Chốt được việc, ngày, người giám sát', 'CARRY_OUT', 3),
    (7, 1, 'Nêu việc bằng chứng cứ, công tâm', 'LEAD', 3), (7, 2, 'Kết luận đúng quy định, có tình', 'DIRECT', 3),
    (7, 3, 'Điều khiển cuộc họp, giữ không khí', 'RUN', 2), (7, 4, 'Thời hạn sửa chữa, người theo dõi', 'CARRY_OUT', 2)
  ) AS c (n, no, name, skill, weight)
  JOIN situation s ON s.ref = ('0197b000-0000-7000-8000-0000000001' || lpad(c.n::text, 2, '0'))::uuid
  JOIN situation_version w ON w.situation_id = s.id;
