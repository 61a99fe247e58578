package vn.nguon.privacy;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.RuleUse;

/** The days of an answer rest in the last days written down for requests since. One statement. */
@Component
class PrivacyRuleUse implements RuleUse {
    private final JdbcClient jdbc;

    PrivacyRuleUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> since(Span value) {
        if (!value.begins("privacy.request", "privacy.holiday", "privacy.working-day")) return Optional.empty();
        var used = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM privacy_request
                                        WHERE received_at >= :since AND received_on <@ daterange(:from, :to, '[]'))
                        """)
                .param("since", value.writtenAt())
                .param("from", value.from())
                .param("to", value.to(), java.sql.Types.DATE)
                .query(Boolean.class)
                .single();
        return used ? Optional.of("yêu cầu về dữ liệu cá nhân được ghi hạn trả lời") : Optional.empty();
    }
}
