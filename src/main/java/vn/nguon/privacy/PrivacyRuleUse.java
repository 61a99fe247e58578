package vn.nguon.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.SqlRuleUse;

/** The days of an answer rest in the last days written down for requests since. One statement. */
@Component
class PrivacyRuleUse extends SqlRuleUse {
    private static final String USED = """
            SELECT EXISTS (SELECT FROM privacy_request
                            WHERE received_at >= :since AND received_on <@ daterange(:from, :to, '[]'))
            """;

    PrivacyRuleUse(JdbcClient jdbc) {
        super(
                jdbc,
                USED,
                "yêu cầu về dữ liệu cá nhân được ghi hạn trả lời",
                "privacy.request",
                "privacy.holiday",
                "privacy.working-day");
    }
}
