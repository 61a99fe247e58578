package vn.nguon.accounts;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** To be imported by tests of pages: whoever looks into anything is answered by what was counted ahead, and a count is over when its page is. */
@TestConfiguration(proxyBeanMethods = false)
public class CountingAtOnce {
    @Bean
    @Primary
    CountedAhead countedAtOnce(JdbcClient jdbc, Clock clock) {
        return new CountedAhead(jdbc, clock, 0, Runnable::run, Runnable::run);
    }
}
