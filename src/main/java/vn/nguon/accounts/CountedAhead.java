package vn.nguon.accounts;

import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Numbers that a nation's viewer would wait seconds for. Whoever looks into few organisations is answered by counting, as ever. For the others
 * the last answer is shown with its time, and counted again behind the page when it is older than {@link #FRESH}; and every hour, as long as
 * somebody asked within {@link #WANTED}, so that the first page of a morning does not wait either.
 *
 * <p>An answer depends on the doors of its asker and on the day alone, and names nobody: who acts for the same organisations is given the same.
 * Rights beyond that are checked before asking. Not for lists, nor for what has just been written by the asker.
 */
@Component
public class CountedAhead {
    /** Who looks into more organisations than that is answered ahead. */
    static final int MANY = 60;

    static final Duration FRESH = Duration.ofMinutes(10);
    /** What is younger than that is not counted again because somebody asks for it. */
    static final Duration YOUNG = Duration.ofMinutes(1);

    static final Duration WANTED = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(CountedAhead.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int many;
    /** Strict: what an earlier version of the program kept in another shape is not read. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final Map<String, Question<?>> questions = new ConcurrentHashMap<>();
    /** What is being counted just now, so that ten pages do not count it ten times. */
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    private final Executor behind;
    /** Where what a page has just counted is written down: it does not wait for other counts. */
    private final Executor keeping;

    @Autowired
    CountedAhead(JdbcClient jdbc, Clock clock) {
        // one count after another: pages come first
        this(
                jdbc,
                clock,
                MANY,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("counted-ahead").factory()),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("counted-kept").factory()));
    }

    /**
     * @param many who looks into more organisations than that is answered ahead
     * @param behind where counts run that no page waits for
     * @param keeping where a page's own count is kept
     */
    CountedAhead(JdbcClient jdbc, Clock clock, int many, Executor behind, Executor keeping) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.many = many;
        this.behind = behind;
        this.keeping = keeping;
    }

    /** @param at when it was counted, {@code null} just now */
    public record Answer<T>(T value, @Nullable Instant at) {}

    /**
     * Makes a question known, once, when the module starts.
     *
     * @param name the same as long as it means the same; a new one when the type changes
     * @param type a record of numbers, texts and lists of such
     * @param count what counts it for a viewer; called in the background too, outside any transaction
     */
    public <T> Question<T> question(String name, Class<T> type, Function<Viewer, T> count) {
        return questionAbout(name, type, (viewer, _) -> count.apply(viewer));
    }

    /** The same, of one thing among many, e.g. a programme. @param count is told which, as {@link Question#of(Viewer, String)} was */
    public <T> Question<T> questionAbout(String name, Class<T> type, BiFunction<Viewer, String, T> count) {
        var question = new Question<>(this, name, type, count);
        if (questions.putIfAbsent(name, question) != null) throw new IllegalStateException("asked twice: " + name);
        return question;
    }

    /** One question; {@link #of(Viewer)} asks it. */
    public static final class Question<T> {
        private final CountedAhead ahead;
        private final String name;
        private final Class<T> type;
        private final BiFunction<Viewer, String, T> count;

        private Question(CountedAhead ahead, String name, Class<T> type, BiFunction<Viewer, String, T> count) {
            this.ahead = ahead;
            this.name = name;
            this.type = type;
            this.count = count;
        }

        /** One statement, and those that count when the viewer looks into few organisations or asks for the first time. */
        public Answer<T> of(Viewer viewer) {
            return of(viewer, "");
        }

        /** The same about one thing. @param about its key, without a colon */
        public Answer<T> of(Viewer viewer, String about) {
            return ahead.answer(this, about, viewer);
        }

        /**
         * Has it counted anew behind the page, for whoever has mended facts. What was counted a moment ago stands.
         *
         * @return false when the viewer looks into few organisations, and every page counts anyway
         */
        public boolean again(Viewer viewer) {
            return again(viewer, "");
        }

        /** The same about one thing. */
        public boolean again(Viewer viewer, String about) {
            return ahead.again(this, about, viewer);
        }

        /** What the answer is kept under. */
        private String key(String about) {
            return about.isEmpty() ? name : name + ":" + about;
        }
    }

    private static final String KEPT = """
            SELECT mine.tops, a.value, a.counted_at,
                   (SELECT count(*) FROM (SELECT FROM organisation_reach r WHERE r.top_id = ANY (mine.tops) AND r.since <= :day LIMIT :many + 1) AS within) > :many AS wide
              FROM (SELECT ARRAY(SELECT DISTINCT o FROM acting_organisation(:viewer, CAST(:day AS date)) AS o ORDER BY o) AS tops) mine
              LEFT JOIN counted_ahead a ON a.question = :question AND a.tops = mine.tops AND a.day = :day
            """;

    private record Kept(
            Long[] tops, @Nullable String value, @Nullable Instant countedAt, boolean wide) {}

    private <T> Answer<T> answer(Question<T> question, String about, Viewer viewer) {
        var key = question.key(about);
        var kept = kept(key, viewer);
        if (!kept.wide()) return new Answer<>(question.count.apply(viewer, about), null);
        var value = read(question, kept.value());
        var countedAt = kept.countedAt();
        if (value == null || countedAt == null) {
            var counted = question.count.apply(viewer, about);
            // not in the page's transaction, which may only read
            once(keeping, key, kept.tops(), () -> {
                keep(key, viewer, kept.tops(), counted);
                asked(key, kept.tops());
            });
            return new Answer<>(counted, null);
        }
        if (olderThan(FRESH, countedAt)) behind(question, about, viewer, kept);
        return new Answer<>(value, countedAt);
    }

    private <T> boolean again(Question<T> question, String about, Viewer viewer) {
        var kept = kept(question.key(about), viewer);
        var countedAt = kept.countedAt();
        if (kept.wide() && (countedAt == null || olderThan(YOUNG, countedAt))) behind(question, about, viewer, kept);
        return kept.wide();
    }

    private boolean olderThan(Duration age, Instant countedAt) {
        return countedAt.isBefore(clock.instant().minus(age));
    }

    private <T> void behind(Question<T> question, String about, Viewer viewer, Kept kept) {
        var key = question.key(about);
        once(behind, key, kept.tops(), () -> {
            keep(key, viewer, kept.tops(), question.count.apply(viewer, about));
            asked(key, kept.tops());
        });
    }

    /** @return null when there is none, or another version of the program kept it */
    private <T> @Nullable T read(Question<T> question, @Nullable String value) {
        if (value == null) return null;
        try {
            return json.readValue(value, question.type);
        } catch (JacksonException e) {
            LOG.info("kept by another version, counted anew: {}", question.name);
            return null;
        }
    }

    /** Once at a time. */
    private void once(Executor where, String question, Long[] tops, Runnable work) {
        var key = question + Arrays.toString(tops);
        if (!underway.add(key)) return;
        where.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("not counted: {}", key, e);
            } finally {
                underway.remove(key);
            }
        });
    }

    private record Row(String key, Long[] tops, long account, Set<Role> roles) {
        String question() {
            return key.split(":", 2)[0];
        }

        String about() {
            return key.substring(Math.min(key.length(), question().length() + 1));
        }
    }

    /** What somebody asked for lately is kept fresh; what nobody asks for any more is given up. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT4M")
    public void again() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, NguonClock.ZONE);
        jdbc.sql("DELETE FROM counted_ahead WHERE asked_at < :wanted OR split_part(question, ':', 1) <> ALL (:known)")
                .param("wanted", now.minus(WANTED).atOffset(ZoneOffset.UTC))
                .param("known", questions.keySet().toArray(String[]::new))
                .update();
        var rows = jdbc.sql(
                        "SELECT question, tops, account_id, roles FROM counted_ahead WHERE day <> :today OR counted_at < :fresh")
                .param("today", today)
                .param("fresh", now.minus(FRESH).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Row(
                        row.getString("question"),
                        (Long[]) row.getArray("tops").getArray(),
                        row.getLong("account_id"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet())))
                .list();
        for (var row : rows) {
            var question = questions.get(row.question());
            if (question != null) again(question, row, today);
        }
    }

    private <T> void again(Question<T> question, Row row, LocalDate today) {
        var viewer = new Viewer(new AccountId(row.account()), "", row.roles(), "", "", 0, today);
        // the account acts for others since: the next who acts for these is counted for anew
        if (Arrays.equals(kept(row.key(), viewer).tops(), row.tops()))
            keep(row.key(), viewer, row.tops(), question.count.apply(viewer, row.about()));
        else
            jdbc.sql("DELETE FROM counted_ahead WHERE question = :question AND tops = :tops")
                    .param("question", row.key())
                    .param("tops", row.tops())
                    .update();
    }

    private Kept kept(String key, Viewer viewer) {
        return jdbc.sql(KEPT)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("question", key)
                .param("many", many)
                .query((row, _) -> new Kept(
                        (Long[]) row.getArray("tops").getArray(),
                        row.getString("value"),
                        instant(row, "counted_at"),
                        row.getBoolean("wide")))
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private void keep(String key, Viewer viewer, Long[] tops, Object value) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO counted_ahead (question, tops, value, day, counted_at, asked_at, account_id, roles)
                VALUES (:question, :tops, CAST(:value AS jsonb), :day, :now, :now, :account, :roles)
                ON CONFLICT (question, tops) DO UPDATE
                   SET value = excluded.value, day = excluded.day, counted_at = excluded.counted_at, account_id = excluded.account_id,
                       roles = excluded.roles
                """)
                .param("question", key)
                .param("tops", tops)
                .param("value", json.writeValueAsString(value))
                .param("day", viewer.today())
                .param("now", now)
                .param("account", viewer.id().value())
                .param("roles", viewer.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .update();
    }

    private void asked(String key, Long[] tops) {
        jdbc.sql("UPDATE counted_ahead SET asked_at = :now WHERE question = :question AND tops = :tops")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("question", key)
                .param("tops", tops)
                .update();
    }

    @PreDestroy
    void stop() {
        for (var executor : List.of(behind, keeping))
            if (executor instanceof ExecutorService service) service.shutdownNow();
    }
}
