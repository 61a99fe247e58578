package vn.nguon.planning;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Quotas of a round (chỉ tiêu): seats of a title × coefficient, rounded down, at least one person. Set for all organisations of the round or
 * for one, by a document; each setting is a row and nothing is overwritten. What goes beyond the values in force is said and not refused: the
 * committee decides.
 */
@Service
public class PlanningQuotas {

    private final JdbcClient jdbc;
    private final RoundRows rounds;
    private final PlanningRows rows;
    private final Checking checking;
    private final Documents documents;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PlanningQuotas(
            JdbcClient jdbc,
            RoundRows rounds,
            PlanningRows rows,
            Checking checking,
            Documents documents,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.rows = rows;
        this.checking = checking;
        this.documents = documents;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One quota.
     *
     * @param organisation name, "" for all of the round
     * @param note what the values in force say against it, "" for nothing
     * @param document number of the document that set it, dated {@code dated}
     */
    public record Quota(
            UUID ref,
            String organisation,
            String title,
            int seats,
            BigDecimal coefficient,
            int quota,
            String note,
            String document,
            LocalDate dated) {}

    /** By title; the row for all of the round before those of single organisations. @throws NotFound without a door to the round */
    @Transactional(readOnly = true)
    public List<Quota> list(Viewer viewer, UUID round) {
        var found = find(viewer, round);
        var values = checking.values(found.owner(), viewer.today());
        return jdbc.sql("""
                SELECT q.ref, coalesce(o.name, '') AS organisation, q.title, q.seats, q.coefficient, q.quota, d.number, d.dated
                  FROM planning_quota_set q
                  JOIN document d ON d.id = q.document_id
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
                                row.getInt("quota")),
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class)))
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
        return rounds.get(viewer, round);
    }

    /** One row of a quota's history. @param dropped from then on there is none @param document number of the document, dated {@code dated} */
    public record Past(
            int seats,
            BigDecimal coefficient,
            int quota,
            boolean dropped,
            String document,
            LocalDate dated,
            String actor,
            LocalDateTime at) {}

    /**
     * A quota and all that it was before.
     *
     * @param organisation name, "" for all of the round; {@code organisationRef} null then
     * @param past the latest first, never empty
     */
    public record Story(
            String title, String organisation, @Nullable UUID organisationRef, List<Past> past) {
        public Story {
            past = List.copyOf(past);
        }

        /** What holds now. */
        public Past now() {
            return past.getFirst();
        }
    }

    private record Key(
            String title,
            String organisation,
            @Nullable UUID organisationRef,
            @Nullable Long organisationId) {}

    /** @param quota ref of any row of it. @throws NotFound when the round has no such quota, or without a door to the round */
    @Transactional(readOnly = true)
    public Story story(Viewer viewer, UUID round, UUID quota) {
        var found = find(viewer, round);
        var key = jdbc.sql("""
                SELECT q.title, coalesce(o.name, '') AS organisation, o.ref AS organisation_ref, q.organisation_id
                  FROM planning_quota q
                  LEFT JOIN organisation_card o ON o.id = q.organisation_id
                 WHERE q.ref = :quota AND q.round_id = :round
                """)
                .param("quota", quota)
                .param("round", found.id())
                .query(Key.class)
                .optional()
                .orElseThrow(() -> new NotFound("planning quota " + quota));
        return new Story(
                key.title(),
                key.organisation(),
                key.organisationRef(),
                past(found.id(), key.organisationId(), key.title()));
    }

    private List<Past> past(long round, @Nullable Long organisation, String title) {
        return jdbc.sql("""
                SELECT q.seats, q.coefficient, q.quota, q.dropped, d.number, d.dated, q.actor, q.written_at
                  FROM planning_quota q
                  JOIN document d ON d.id = q.document_id
                 WHERE q.round_id = :round AND coalesce(q.organisation_id, 0) = coalesce(:organisation::bigint, 0)
                   AND vn_fold(q.title) = vn_fold(:title)
                 ORDER BY q.id DESC
                """)
                .param("round", round)
                .param("organisation", organisation, java.sql.Types.BIGINT)
                .param("title", title)
                .query((row, _) -> new Past(
                        row.getInt("seats"),
                        row.getBigDecimal("coefficient"),
                        row.getInt("quota"),
                        row.getBoolean("dropped"),
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getString("actor"),
                        row.getObject("written_at", OffsetDateTime.class)
                                .atZoneSameInstant(NguonClock.ZONE)
                                .toLocalDateTime()))
                .list();
    }

    /**
     * Sets the quota of a title by a document. What was set before stays readable.
     *
     * @param organisation ref, null for all of the round
     * @param seats 1 to 99, how many hold the title; {@code coefficient} above 0, at most 9
     */
    @Transactional
    public Outcome<Integer> set(
            Viewer viewer,
            UUID round,
            @Nullable UUID organisation,
            String title,
            int seats,
            BigDecimal coefficient,
            DocumentReference document) {
        Planning.mustWrite(viewer);
        var found = find(viewer, round);
        if (organisation != null && !rows.visible(viewer).contains(organisation))
            throw new NotFound("organisation " + organisation);
        var clean = VietnameseText.modernTone(VietnameseText.clean(title));
        if (clean.isEmpty()) return Outcome.refused("thieu-chuc-danh", "Nhập chức danh");
        if (seats < 1 || seats > 99) return Outcome.refused("so-chuc-danh", "Số lượng chức danh từ 1 đến 99");
        if (coefficient.signum() <= 0 || coefficient.compareTo(BigDecimal.valueOf(9)) > 0)
            return Outcome.refused("he-so", "Hệ số lớn hơn 0 và không quá 9");
        var refusal = documentRefusal(viewer, document);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var quota = write(viewer, found, organisation, clean, seats, coefficient, false, document);
        audit.record(
                viewer,
                "SET",
                "planning_round",
                found.id(),
                "Chỉ tiêu %s: %d người, theo %s".formatted(clean, quota, document.number()),
                Map.of("seats", seats, "coefficient", coefficient));
        return Outcome.done(quota);
    }

    private @Nullable Refusal documentRefusal(Viewer viewer, DocumentReference document) {
        if (document.dated().isAfter(viewer.today()))
            return new Refusal("sau-hom-nay", "Ngày văn bản ở sau hôm nay. Xem lại ngày.");
        return documents.refuses(document).orElse(null);
    }

    private int write(
            Viewer viewer,
            RoundRows.Found round,
            @Nullable UUID organisation,
            String title,
            int seats,
            BigDecimal coefficient,
            boolean dropped,
            DocumentReference document) {
        return jdbc.sql("""
                INSERT INTO planning_quota (ref, round_id, organisation_id, title, seats, coefficient, dropped, document_id, actor, written_at)
                VALUES (:ref, :round, (SELECT o.id FROM organisation o WHERE o.ref = :organisation::uuid), :title, :seats, :coefficient, :dropped,
                        :document, :actor, :at)
                RETURNING quota
                """)
                .param("ref", ids.next())
                .param("round", round.id())
                .param("organisation", organisation == null ? null : organisation.toString(), java.sql.Types.VARCHAR)
                .param("title", title)
                .param("seats", seats)
                .param("coefficient", coefficient)
                .param("dropped", dropped)
                .param("document", documents.refer(document).value())
                .param("actor", viewer.name())
                .param("at", OffsetDateTime.now(clock))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes a quota away by a document. What it was stays readable.
     *
     * @throws NotFound when the round has no such quota
     */
    @Transactional
    public Outcome<Integer> drop(Viewer viewer, UUID round, UUID quota, DocumentReference document) {
        Planning.mustWrite(viewer);
        var found = find(viewer, round);
        var story = story(viewer, round, quota);
        if (story.now().dropped()) return Outcome.refused("da-bo", "Chỉ tiêu này đã bỏ. Mở lại trang để xem.");
        var refusal = documentRefusal(viewer, document);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        var now = story.now();
        write(viewer, found, story.organisationRef(), story.title(), now.seats(), now.coefficient(), true, document);
        audit.record(
                viewer,
                "DROP",
                "planning_round",
                found.id(),
                "Bỏ chỉ tiêu %s, theo %s".formatted(story.title(), document.number()),
                Map.of("quota", quota.toString()));
        return Outcome.done(now.quota());
    }
}
