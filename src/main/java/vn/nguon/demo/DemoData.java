package vn.nguon.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.NguonClock;

/**
 * Makes the demonstration's data at the first start, before the web server answers. The row in demo_state says whether they stand
 * whole: a program that was killed in between leaves them begun, and the next start of {@code vn.nguon.Application} throws such a
 * database away before it comes here.
 */
@DemoPart
class DemoData implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    /** The class of 2026 needs the map and the bodies of that time, prepared for two months. A clock set to an earlier day sees it as future. */
    static final LocalDate EARLIEST = LocalDate.of(2026, 3, 16);

    private final JdbcClient jdbc;
    private final NguonClock clock;
    private final DemoStory story;
    private final MeasuredStory measured;
    private final String which;
    private volatile boolean running;

    /** @param which empty for the trial's own story; "measured" for the one that bench/run loads */
    DemoData(
            JdbcClient jdbc,
            NguonClock clock,
            DemoStory story,
            MeasuredStory measured,
            @Value("${nguon.demo-story:}") String which) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.story = story;
        this.measured = measured;
        this.which = which;
    }

    /** Before the web server (its phase is near the end) and before jobs run. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (!running) make();
        running = true;
    }

    /**
     * Makes everything unless it is there.
     *
     * @return whether anything was made
     * @throws IllegalStateException if the data were begun and never finished, or somebody else's accounts are there
     */
    boolean make() {
        var state = jdbc.sql("SELECT finished_at IS NOT NULL FROM demo_state")
                .query(Boolean.class)
                .optional();
        if (state.isPresent()) {
            if (state.get()) return false;
            throw new IllegalStateException(
                    "Dữ liệu mẫu ở thư mục này dựng dở. Chạy với một thư mục khác (--data THƯ_MỤC), hoặc xóa thư mục này rồi chạy lại.");
        }
        if (jdbc.sql("SELECT EXISTS (SELECT 1 FROM account)")
                .query(Boolean.class)
                .single()) return false;
        System.out.println("Đang dựng dữ liệu mẫu…");
        var from = System.nanoTime();
        jdbc.sql("INSERT INTO demo_state (begun_at) VALUES (:at)")
                .param("at", now())
                .update();
        try {
            if (which.equals(MeasuredStory.NAME)) measured.tell(LocalDate.now(clock));
            else story.tell(shown(LocalDateTime.now(clock)));
        } finally {
            clock.returnHome();
        }
        jdbc.sql("UPDATE demo_state SET finished_at = :at").param("at", now()).update();
        // Nobody waits for the server to notice: the first pages would be planned for empty tables.
        jdbc.sql("SELECT count_tables_anew()").query(row -> {});
        LOG.info("demo data made in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
        return true;
    }

    /** The moment at which the story ends. */
    private static LocalDateTime shown(LocalDateTime now) {
        return now.toLocalDate().isBefore(EARLIEST) ? EARLIEST.atTime(now.toLocalTime()) : now;
    }

    private java.time.OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
