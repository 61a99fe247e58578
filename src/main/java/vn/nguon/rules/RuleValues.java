package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.LegalSource;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Adds dated values, each with its source; nothing that stands is changed, and what nothing rests on is taken back by who wrote it. Of several values for one key, level and place on a day the one
 * that was written last counts, so a value found late is added for its own days and the others keep theirs. Values are no personal data:
 * who may read the page reads all.
 */
@Service
public class RuleValues {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    /** Units that are counted in parts; all others are whole numbers. */
    private static final Set<String> IN_PARTS = Set.of("%", "điểm", "lần", "giờ", "giờ trong ngày");

    private final JdbcClient jdbc;
    private final RuleOffice office;
    private final Clock clock;
    private final List<RuleUse> users;

    RuleValues(JdbcClient jdbc, RuleOffice office, Clock clock, List<RuleUse> users) {
        this.users = users;
        this.jdbc = jdbc;
        this.office = office;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public RuleOffice.Reach reach(Viewer viewer) {
        return office.reach(viewer);
    }

    private static final String IN_FORCE = """
            SELECT DISTINCT ON (key, level, place) key, value, unit, label, document, article, is_default, level, place, lower(valid) AS first_day,
                   upper(valid) - 1 AS last_day
              FROM rule_value
             WHERE valid @> CAST(:day AS date)
             ORDER BY key, level, place, id DESC
            """;

    /** Every value in force on a day, those of all provinces, by key; the central one before those of provinces. */
    @Transactional(readOnly = true)
    public List<Rule> inForce(LocalDate day) {
        return jdbc.sql(IN_FORCE).param("day", day).query(Rules.Row.class).list().stream()
                .map(Rules.Row::rule)
                .toList();
    }

    private static final String HISTORY = """
            SELECT p.ref, p.writer_id = :viewer AS own, w.reason, w.withdrawn_by, w.withdrawn_at,
                   p.key, p.value, p.unit, p.label, p.document, p.article, p.is_default, p.level, p.place, lower(p.valid) AS first_day,
                   upper(p.valid) - 1 AS last_day, p.written_by, p.written_at,
                   CASE WHEN w.rule_id IS NOT NULL THEN 'WITHDRAWN' WHEN isempty(c.counts) THEN 'REPLACED' WHEN c.counts @> CAST(:today AS date) THEN 'IN_FORCE'
                        WHEN upper(c.counts) <= CAST(:today AS date) THEN 'PAST' ELSE 'TO_COME' END AS state,
                   coalesce((SELECT string_agg(coalesce('từ ' || to_char(lower(r), 'DD/MM/YYYY'), '')
                                               || coalesce(' đến ' || to_char(upper(r) - 1, 'DD/MM/YYYY'), ''), '; ' ORDER BY r)
                               FROM unnest(c.counts) AS r), '') AS counts
              FROM rule_parameter p
              LEFT JOIN rule_withdrawal w ON w.rule_id = p.id
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN w.rule_id IS NULL THEN datemultirange(p.valid) - coalesce(range_agg(l.valid), '{}') ELSE '{}' END AS counts
                     FROM rule_value l
                    WHERE l.key = p.key AND l.level = p.level AND l.place = p.place AND l.id > p.id) c
             WHERE p.key = :key
             ORDER BY p.level, p.place, lower(p.valid) DESC, p.id DESC
            """;

    /** All values that a key ever had, by level and place, the latest first day first. Empty for a key that nobody knows. */
    @Transactional(readOnly = true)
    public List<KeptValue> history(Viewer viewer, String key) {
        return jdbc.sql(HISTORY)
                .param("key", key)
                .param("today", viewer.today())
                .param("viewer", viewer.id().value())
                .query((row, n) -> {
                    var rule = new Rule(
                            row.getString("key"),
                            row.getBigDecimal("value"),
                            row.getString("unit"),
                            row.getString("label"),
                            new LegalSource(
                                    row.getString("document"), row.getString("article"), row.getBoolean("is_default")),
                            Rule.Level.valueOf(row.getString("level")),
                            row.getString("place"),
                            row.getObject("first_day", LocalDate.class),
                            row.getObject("last_day", LocalDate.class));
                    var at = row.getObject("written_at", OffsetDateTime.class);
                    var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new KeptValue(
                            row.getObject("ref", UUID.class),
                            rule,
                            KeptValue.State.valueOf(row.getString("state")),
                            row.getString("counts").strip(),
                            row.getString("written_by"),
                            at == null ? null : local(at),
                            row.getBoolean("own"),
                            withdrawn == null
                                    ? null
                                    : new KeptValue.Withdrawn(
                                            row.getString("withdrawn_by"), local(withdrawn), row.getString("reason")));
                })
                .list();
    }

    private static LocalDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(NguonClock.ZONE).toLocalDateTime();
    }

    private record Meaning(String unit, String label) {}

    private Optional<Meaning> meaning(String key) {
        return jdbc.sql("SELECT unit, label FROM rule_value WHERE key = :key ORDER BY id DESC LIMIT 1")
                .param("key", key)
                .query(Meaning.class)
                .optional();
    }

    /**
     * Adds a value for some days.
     *
     * @return the value as it is written, with its last day
     * @throws Forbidden when the viewer may set none of this place
     * @throws NotFound when no value has this key
     */
    @Transactional
    public Outcome<Rule> add(Viewer viewer, NewRuleValue wanted) {
        var meaning = meaning(wanted.key()).orElseThrow(() -> new NotFound("rule " + wanted.key()));
        return write(viewer, wanted, meaning);
    }

    /** The first value of a new key. What has the key already is added to, under its own label. */
    @Transactional
    public Outcome<Rule> begin(Viewer viewer, NewRuleValue wanted, String unit, String label) {
        return write(
                viewer, wanted, meaning(wanted.key()).orElseGet(() -> new Meaning(unit, VietnameseText.clean(label))));
    }

    private Outcome<Rule> write(Viewer viewer, NewRuleValue wanted, Meaning meaning) {
        var reach = mustWrite(viewer);
        var place = wanted.level() == Rule.Level.CENTRAL ? "" : Rules.place(wanted.place());
        if (wanted.level() == Rule.Level.PROVINCIAL) {
            if (place.isEmpty()) return Outcome.refused("noi", "Chọn tỉnh, thành phố của giá trị cấp tỉnh");
            if (reach.provinces().stream().noneMatch(one -> VietnameseText.sameWord(one, place)))
                throw new Forbidden("Chỉ thêm được giá trị của tỉnh mình.");
        }
        var document = VietnameseText.clean(wanted.document());
        if (document.isEmpty()) return Outcome.refused("van-ban", "Nhập văn bản quy định giá trị này");
        var to = wanted.to();
        if (to != null && to.isBefore(wanted.from()))
            return Outcome.refused("den-ngay", "Ngày cuối phải từ ngày đầu trở đi");
        var wrong = wrong(meaning.unit(), wanted.value());
        if (wrong != null) return Outcome.refused("gia-tri", wrong);
        var last = to != null ? to : dayBeforeNext(wanted.key(), wanted.level(), place, wanted.from());
        var id = jdbc.sql("""
                INSERT INTO rule_parameter (key, value, unit, label, level, place, document, article, is_default, valid, written_by, written_at, writer_id)
                VALUES (:key, :value, :unit, :label, :level, :place, :document, :article, false, daterange(:from, :to, '[]'), :by, :at, :writer)
                RETURNING id
                """)
                .param("key", wanted.key())
                .param("value", wanted.value())
                .param("unit", meaning.unit())
                .param("label", meaning.label())
                .param("level", wanted.level().name())
                .param("place", place)
                .param("document", document)
                .param("article", VietnameseText.clean(wanted.article()))
                .param("from", wanted.from())
                .param("to", last, java.sql.Types.DATE)
                .param("by", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .param("writer", viewer.id().value())
                .query(Long.class)
                .single();
        office.record(
                viewer,
                "ADD",
                id,
                "Thêm giá trị quy định %s: %s, từ %s, theo %s"
                        .formatted(meaning.label(), Vn.number(wanted.value()), Vn.date(wanted.from()), document),
                Map.of("key", wanted.key(), "level", wanted.level().name(), "place", place));
        return Outcome.done(new Rule(
                wanted.key(),
                wanted.value(),
                meaning.unit(),
                meaning.label(),
                new LegalSource(document, VietnameseText.clean(wanted.article()), false),
                wanted.level(),
                place,
                wanted.from(),
                last));
    }

    private record Written(
            long id,
            String label,
            BigDecimal value,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            OffsetDateTime writtenAt) {}

    private static final String WRITTEN = """
            SELECT id, label, value, lower(valid) AS first_day, upper(valid) - 1 AS last_day, written_at
              FROM rule_parameter
             WHERE key = :key AND ref = :ref AND writer_id = :viewer
            """;

    /**
     * Takes back a value that the viewer wrote, as long as nothing decided since rests on it. It stays in the history and counts on no day.
     *
     * @throws NotFound when the viewer wrote no such value
     * @throws Forbidden when the viewer may set none any more
     */
    @Transactional
    public Outcome<UUID> withdraw(Viewer viewer, String key, UUID ref, String reason) {
        mustWrite(viewer);
        var value = jdbc.sql(WRITTEN)
                .param("key", key)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .query(Written.class)
                .optional()
                .orElseThrow(() -> new NotFound("value " + ref + " of " + key));
        var why = VietnameseText.clean(reason);
        if (why.isEmpty()) return Outcome.refused("ly-do", "Nhập lý do rút");
        var use = new RuleUse.Span(key, value.firstDay(), value.lastDay(), value.writtenAt());
        for (var user : users) {
            var by = user.since(use);
            if (by.isPresent())
                return Outcome.refused(
                        "da-dung",
                        "Từ khi ghi đã có %s dựa vào giá trị này nên không rút được. Ghi giá trị đúng: giá trị ghi sau được dùng."
                                .formatted(by.get()));
        }
        var written = jdbc.sql("""
                        INSERT INTO rule_withdrawal (rule_id, reason, withdrawn_by, withdrawn_at)
                        VALUES (:id, :reason, :by, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", value.id())
                .param("reason", why)
                .param("by", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (written == 0) return Outcome.refused("da-rut", "Giá trị này đã được rút.");
        office.record(
                viewer,
                "WITHDRAW",
                value.id(),
                "Rút giá trị quy định %s: %s, từ %s"
                        .formatted(value.label(), Vn.number(value.value()), Vn.date(value.firstDay())),
                Map.of("key", key, "reason", why));
        return Outcome.done(ref);
    }

    /** What the viewer may set. @throws Forbidden when that is nothing */
    public RuleOffice.Reach mustWrite(Viewer viewer) {
        var reach = office.reach(viewer);
        if (!reach.mayWrite())
            throw new Forbidden("Chỉ Ban Tổ chức cấp tỉnh hoặc quản trị kỹ thuật được thêm giá trị quy định.");
        return reach;
    }

    private static @Nullable String wrong(String unit, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(MOST) > 0) return "Giá trị từ 0 đến 1.000";
        if (unit.equals("0/1") && value.compareTo(BigDecimal.ONE) != 0 && value.signum() != 0)
            return "Nhập 1 (có) hoặc 0 (không)";
        if (unit.equals("%") && value.compareTo(HUNDRED) > 0) return "Tỷ lệ từ 0 đến 100 %";
        if (unit.equals("tháng trong năm") && (value.signum() == 0 || value.compareTo(TWELVE) > 0))
            return "Tháng từ 1 đến 12";
        if (unit.equals("giờ trong ngày") && value.compareTo(DAY) >= 0) return "Giờ từ 0 đến trước 24";
        if (!IN_PARTS.contains(unit) && value.stripTrailingZeros().scale() > 0)
            return "Giá trị tính bằng %s là số nguyên".formatted(unit);
        return null;
    }

    /** A value without a last day gives way to what begins later, as it stands written. */
    private @Nullable LocalDate dayBeforeNext(String key, Rule.Level level, String place, LocalDate from) {
        return jdbc.sql("""
                SELECT min(lower(valid)) - 1
                  FROM rule_value
                 WHERE key = :key AND level = :level AND place = :place AND lower(valid) > CAST(:from AS date)
                """)
                .param("key", key)
                .param("level", level.name())
                .param("place", place)
                .param("from", from)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }
}
