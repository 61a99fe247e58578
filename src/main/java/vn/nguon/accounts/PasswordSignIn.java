package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by name and password. A wrong try slows down the next for that name and for that address, with the same text and the
 * same work for a name that does not exist; never a hard lock.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final SignInDelays delays;
    /** Compared against when there is no such account, so that both cases take the same time. */
    private final String nobodysHash;

    PasswordSignIn(JdbcClient jdbc, Clock clock, PasswordEncoder passwords, SignInDelays delays) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.delays = delays;
        this.nobodysHash = java.util.Objects.requireNonNull(passwords.encode("nobody"));
    }

    private static final String FIND = """
            SELECT id, password_hash
              FROM account
             WHERE username = :username
               AND (closed_on IS NULL OR closed_on > :day)
            """;

    @Override
    public Authentication authenticate(Authentication attempt) {
        var username = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var names = List.of("ten:" + username, "may:" + address);
        delays.await(names);
        var account = jdbc.sql(FIND)
                .param("username", username)
                .param("day", LocalDate.now(clock))
                .query(Found.class)
                .optional();
        var hash = account.map(Found::passwordHash).orElse(null);
        var right = passwords.matches(String.valueOf(attempt.getCredentials()), hash == null ? nobodysHash : hash);
        if (account.isEmpty() || hash == null || !right) {
            delays.failed(names);
            throw new BadCredentialsException("wrong name or password");
        }
        delays.forget(names.getFirst());
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(account.get().id()), null, List.of());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    record Found(long id, @Nullable String passwordHash) {}
}
