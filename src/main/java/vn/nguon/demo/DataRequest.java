package vn.nguon.demo;

import vn.nguon.demo.Cast.Who;
import vn.nguon.privacy.Breaches;
import vn.nguon.privacy.PrivacyRequests;
import vn.nguon.privacy.RequestKind;

/** The trainee of today's class asks that a fact of the cadre file be put right: one request waits at the organisation board's desk. And a breach of yesterday, not reported yet. */
@DemoPart
class DataRequest {
    private final Stage stage;
    private final PrivacyRequests requests;
    private final Breaches breaches;

    DataRequest(Stage stage, PrivacyRequests requests, Breaches breaches) {
        this.stage = stage;
        this.requests = requests;
        this.breaches = breaches;
    }

    void ask(Cast cast) {
        requests.ask(
                stage.as(cast.acting("trainee")),
                RequestKind.CORRECTION,
                "Ngày chính thức trong hồ sơ sớm hơn một năm so với quyết định công nhận. Đề nghị sửa theo bản sao quyết định tôi gửi kèm văn thư.");
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        Stage.done(breaches.write(
                board,
                new Breaches.New(
                        "Gửi nhầm danh sách học viên có ngày sinh vào một nhóm trò chuyện của cơ quan khác",
                        "học viên lớp TD-2022-01",
                        91,
                        "Đã yêu cầu trưởng nhóm xóa, xác nhận không ai tải về",
                        board.today().minusDays(1).atTime(16, 20))));
    }
}
