package vn.nguon.demo;

import vn.nguon.privacy.PrivacyRequests;
import vn.nguon.privacy.RequestKind;

/** The trainee of today's class asks that a fact of the cadre file be put right: one request waits at the organisation board's desk. */
@DemoPart
class DataRequest {
    private final Stage stage;
    private final PrivacyRequests requests;

    DataRequest(Stage stage, PrivacyRequests requests) {
        this.stage = stage;
        this.requests = requests;
    }

    void ask(Cast cast) {
        requests.ask(
                stage.as(cast.acting("trainee")),
                RequestKind.CORRECTION,
                "Trình độ chuyên môn ghi trong hồ sơ là Cao đẳng, tôi đã tốt nghiệp Đại học năm 2021. Đề nghị sửa theo bằng.");
    }
}
