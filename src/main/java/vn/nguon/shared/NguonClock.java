package vn.nguon.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one clock of the program (the only {@link Clock} bean): zone Asia/Ho_Chi_Minh, microseconds like the database.
 *
 * <p>It can be set to another day, and ticks on from there: by {@code nguon.today} at the start (demonstration and tests only), and by
 * {@link #travelTo} while demo data are acted out. A real installation never moves it.
 */
@Component
public class NguonClock extends Clock {

    /** Vietnam's only time zone, without summer time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Duration atStart;
    private volatile Duration ahead;

    /**
     * @param today the day it shall be now, {@code yyyy-MM-dd}, at the present time of day; empty for the real day
     * @throws java.time.format.DateTimeParseException if it is no day
     */
    public NguonClock(@Value("${nguon.today:}") @Nullable String today) {
        this.atStart = today == null || today.isEmpty()
                ? Duration.ZERO
                : aheadFor(LocalDate.parse(today).atTime(LocalTime.now(Clock.system(ZONE))));
        this.ahead = atStart;
    }

    /** From now on it is that day and time in Vietnam, and the clock ticks on from there. For demo data and tests only. */
    public void travelTo(LocalDateTime there) {
        ahead = aheadFor(there);
    }

    /** Back to the time the program was started with: the real one, or {@code nguon.today}. */
    public void returnHome() {
        ahead = atStart;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    /** Only this zone: whoever needs another converts the instant. */
    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZONE)) throw new IllegalArgumentException("the clock shows " + ZONE + ", not " + zone);
        return this;
    }

    @Override
    public Instant instant() {
        // PostgreSQL keeps microseconds: what is written is what is read back.
        return machineTime().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /** What the machine's clock shows, whatever day is acted. Only for how long nobody did anything: the idle time of a sign-in session. */
    public Instant machineTime() {
        return Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MICROS);
    }

    private static Duration aheadFor(LocalDateTime there) {
        return Duration.between(
                Instant.now(Clock.systemUTC()), there.atZone(ZONE).toInstant());
    }
}
