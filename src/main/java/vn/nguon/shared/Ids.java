package vn.nguon.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes what addresses, phones and papers may show. The database's own keys never leave the server. */
@Component
public class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A UUIDv7 of the product's clock: sorts by time of making. */
    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch(clock.instant());
    }

    /** 128 random bits as 22 URL-safe characters, for where a time must not leak or a number must not be guessed. */
    public static String token() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
