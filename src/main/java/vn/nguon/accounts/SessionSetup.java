package vn.nguon.accounts;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-in sessions live in the database, so that several nodes share them and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionSetup {
    private static final Duration IDLE = Duration.ofHours(8);

    @Bean
    JdbcIndexedSessionRepository storedSessions(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var sessions = new JdbcIndexedSessionRepository(jdbc, own);
        sessions.setDefaultMaxInactiveInterval(IDLE);
        sessions.setCleanupCron("-"); // Sweeper below does it
        return sessions;
    }

    @Bean
    @org.springframework.context.annotation.Primary
    SessionRepository<?> sessionRepository(JdbcIndexedSessionRepository stored) {
        return new QuietSessions<>(stored);
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("nguon");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }

    @Bean
    Sweeper sessionSweeper(JdbcIndexedSessionRepository stored) {
        return new Sweeper(stored);
    }

    record Sweeper(JdbcIndexedSessionRepository stored) {
        @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
        void sweep() {
            stored.cleanUpExpiredSessions();
        }
    }
}
