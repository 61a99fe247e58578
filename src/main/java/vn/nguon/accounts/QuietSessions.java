package vn.nguon.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sign-in sessions whose last access is written at most once a minute, so that a plain GET writes nothing.
 *
 * @param <S> the session of the repository underneath
 */
final class QuietSessions<S extends Session> implements SessionRepository<QuietSessions.Quiet<S>> {
    private static final Duration QUIET = Duration.ofMinutes(1);
    private final SessionRepository<S> sessions;

    QuietSessions(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Quiet<S> createSession() {
        return new Quiet<>(sessions.createSession());
    }

    @Override
    public void save(Quiet<S> session) {
        sessions.save(session.inner());
    }

    @Override
    public @Nullable Quiet<S> findById(String id) {
        var found = sessions.findById(id);
        return found == null ? null : new Quiet<>(found);
    }

    @Override
    public void deleteById(String id) {
        sessions.deleteById(id);
    }

    record Quiet<S extends Session>(S inner) implements Session {
        @Override
        public String getId() {
            return inner.getId();
        }

        @Override
        public String changeSessionId() {
            return inner.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return inner.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return inner.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            inner.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            inner.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return inner.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(inner.getLastAccessedTime(), time).compareTo(QUIET) >= 0)
                inner.setLastAccessedTime(time);
        }

        @Override
        public Instant getLastAccessedTime() {
            return inner.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            inner.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return inner.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return inner.isExpired();
        }
    }
}
