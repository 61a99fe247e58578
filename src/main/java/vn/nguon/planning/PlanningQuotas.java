package vn.nguon.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Quotas of a round (chỉ tiêu): seats of a title × coefficient, rounded down, at least one person. Set for all organisations of the round or
 * for one. What goes beyond the values in force is said and not refused: the committee decides.
 */
@Service
public class PlanningQuotas {

    private final JdbcClient jdbc;
    private final RoundRows rounds;
    private final PlanningRows rows;
    private final Checking checking;
    private final Audit audit;
    private final Ids ids;

    PlanningQuotas(JdbcClient jdbc, RoundRows rounds, PlanningRows rows, Checking checking, Audit audit, Ids ids) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.rows = rows;
        this.checking = checking;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * One quota.
     *
     * @param organisation name, "" for all of the round
     * @param note what the values in force say against it, "" for nothing
     */
    public record Quota(
            UUID ref, String organisation, String title, int seats, BigDecimal coefficient, int quota, String note) {}

    /** By title; the row for all of the round before those of single organisations. @throws NotFound without a door to the round */
    @Transactional(readOnly = true)
    public List<Quota> list(Viewer viewer, UUID round) {
        var found = find(viewer, round);
        var values = checking.values(found.owner(), viewer.today());
        return jdbc.sql("""
                SELECT q.ref, coalesce(o.name, '') AS organisation, q.title, q.seats, q.coefficient, q.quota
                  FROM planning_quota q
                  LEFT JOIN organisation_card o ON o.id = q.organisation_id
                 WHERE q.round_id = :round
                 ORDER BY q.title, o.name COLLATE "vi-x-icu" NULLS FIRST, q.id
                """)
                .param("round", found.id())
                .query((row, _) -> new Quota(
                        row.getObject("ref", UUID.class),
                        row.getString("organisation"),
                        row.getString("title"),
                        row.getInt("seats"),
                        row.getBigDecimal("coefficient"),
                        row.getInt("quota"),
                        note(
                                values,
                                row.getString("title"),
                                row.getInt("seats"),
                                row.getBigDecimal("coefficient"),
                                row.getInt("quota"))))
                .list();
    }

    private static String note(RuleSet values, String title, int seats, BigDecimal coefficient, int quota) {
        var notes = new ArrayList<String>();
        var folded = VietnameseText.fold(title);
        if (folded.startsWith("uy vien")) {
            var least = values.find("planning.coefficient.least");
            var most = values.find("planning.coefficient.most");
            if (least.isPresent() && coefficient.compareTo(least.get().value()) < 0)
                notes.add("Hệ số dưới %s (%s)"
                        .formatted(
                                Vn.number(least.get().value()),
                                least.get().source().text()));
            if (most.isPresent() && coefficient.compareTo(most.get().value()) > 0)
                notes.add("Hệ số trên %s (%s)"
                        .formatted(
                                Vn.number(most.get().value()),
                                most.get().source().text()));
        } else
            values.find("planning.people-per-title").ifPresent(rule -> {
                if (quota > rule.whole() * seats)
                    notes.add("Vượt %d người một chức danh (%s)"
                            .formatted(rule.whole(), rule.source().text()));
            });
        return String.join("; ", notes);
    }

    private RoundRows.Found find(Viewer viewer, UUID round) {
        return rounds.find(viewer, round).orElseThrow(() -> new NotFound("planning round " + round));
    }

    /**
     * Sets the quota of a title, in place of what was set before.
     *
     * @param organisation ref, null for all of the round
     * @param seats 1 to 99, how many hold the title; {@code coefficient} above 0, at most 9
     */
    @Transactional
    public Outcome<Integer> set(
            Viewer viewer, UUID round, @Nullable UUID organisation, String title, int seats, BigDecimal coefficient) {
        Planning.mustWrite(viewer);
        var found = find(viewer, round);
        if (organisation != null && !rows.visible(viewer).contains(organisation))
            throw new NotFound("organisation " + organisation);
        var clean = VietnameseText.modernTone(VietnameseText.clean(title));
        if (clean.isEmpty()) return Outcome.refused("thieu-chuc-danh", "Nhập chức danh");
        if (seats < 1 || seats > 99) return Outcome.refused("so-chuc-danh", "Số lượng chức danh từ 1 đến 99");
        if (coefficient.signum() <= 0 || coefficient.compareTo(BigDecimal.valueOf(9)) > 0)
            return Outcome.refused("he-so", "Hệ số lớn hơn 0 và không quá 9");
        var quota = jdbc.sql("""
                INSERT INTO planning_quota (ref, round_id, organisation_id, title, seats, coefficient)
                VALUES (:ref, :round, (SELECT o.id FROM organisation o WHERE o.ref = :organisation::uuid), :title, :seats, :coefficient)
                ON CONFLICT (round_id, coalesce(organisation_id, 0), vn_fold(title))
                DO UPDATE SET title = excluded.title, seats = excluded.seats, coefficient = excluded.coefficient
                RETURNING quota
                """)
                .param("ref", ids.next())
                .param("round", found.id())
                .param("organisation", organisation == null ? null : organisation.toString(), java.sql.Types.VARCHAR)
                .param("title", clean)
                .param("seats", seats)
                .param("coefficient", coefficient)
                .query(Integer.class)
                .single();
        audit.record(
                viewer,
                "SET",
                "planning_round",
                found.id(),
                "Chỉ tiêu %s: %d người".formatted(clean, quota),
                Map.of("seats", seats, "coefficient", coefficient));
        return Outcome.done(quota);
    }

    /** Takes a quota away. @throws NotFound when the round has no such quota */
    @Transactional
    public void drop(Viewer viewer, UUID round, UUID quota) {
        Planning.mustWrite(viewer);
        var found = find(viewer, round);
        var gone = jdbc.sql("DELETE FROM planning_quota WHERE ref = :quota AND round_id = :round")
                .param("quota", quota)
                .param("round", found.id())
                .update();
        if (gone == 0) throw new NotFound("planning quota " + quota);
        audit.record(
                viewer, "DROP", "planning_round", found.id(), "Bỏ một chỉ tiêu", Map.of("quota", quota.toString()));
    }
}
