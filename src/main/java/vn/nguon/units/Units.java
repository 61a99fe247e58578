package vn.nguon.units;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;

/**
 * Reads places and organisations as they were on a day. Nothing here is personal data, so no method takes a viewer. Writing is
 * done by {@link PlaceLoader} and {@link Organisations}.
 */
@Service
@Transactional(readOnly = true)
public class Units {
    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Version valid on the day, or the last one before it for an organisation that has ended. */
    private static final String ONE = """
            SELECT o.id, o.ref, v.name, v.short_name, v.kind, v.form, v.superior_id, coalesce(p.name, '') AS place_name, e.last_day
              FROM organisation o
              JOIN LATERAL (
                   SELECT * FROM organisation_version x
                    WHERE x.organisation_id = o.id
                      AND NOT (x.valid >> daterange(:day, :day, '[]'))
                    ORDER BY x.valid DESC LIMIT 1) v ON true
              LEFT JOIN place_version p ON p.place_id = v.place_id AND p.valid && v.valid AND (p.valid @> CAST(:day AS date) OR upper(p.valid) = upper(v.valid))
              LEFT JOIN organisation_end e ON e.organisation_id = o.id
             WHERE (o.id = :id OR o.ref = CAST(:ref AS uuid))
             LIMIT 1
            """;

    public Optional<OrganisationCard> organisation(OrganisationId id, LocalDate day) {
        return jdbc.sql(ONE)
                .param("id", id.value())
                .param("ref", null, java.sql.Types.VARCHAR)
                .param("day", day)
                .query(Row.class)
                .optional()
                .map(Row::card);
    }

    public Optional<OrganisationCard> byRef(UUID ref, LocalDate day) {
        return jdbc.sql(ONE)
                .param("id", -1L)
                .param("ref", ref.toString())
                .param("day", day)
                .query(Row.class)
                .optional()
                .map(Row::card);
    }

    private static final String MAP = """
            SELECT o.id, o.ref, v.name, v.short_name, v.kind, v.form, v.superior_id, coalesce(p.name, '') AS place_name, e.last_day
              FROM organisation_version v
              JOIN organisation o ON o.id = v.organisation_id
              LEFT JOIN place_version p ON p.place_id = v.place_id AND p.valid @> CAST(:day AS date)
              LEFT JOIN organisation_end e ON e.organisation_id = o.id
             WHERE v.valid @> CAST(:day AS date)
             ORDER BY v.name COLLATE "vi-x-icu", o.id
            """;

    /** The whole map of organisations of that day, by name: for choices. */
    public List<OrganisationCard> organisations(LocalDate day) {
        return jdbc.sql(MAP).param("day", day).query(Row.class).list().stream()
                .map(Row::card)
                .toList();
    }

    private static final String AMONG =
            MAP.replace("ORDER BY", "AND v.organisation_id = ANY (CAST(:ids AS bigint[]))\n ORDER BY");

    /** Of these, those on the map of that day, by name. */
    public List<OrganisationCard> organisations(Collection<OrganisationId> ids, LocalDate day) {
        return jdbc
                .sql(AMONG)
                .param("ids", ids.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("day", day)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::card)
                .toList();
    }

    private static final String WANTED = """
              FROM organisation_version v
             WHERE v.valid @> CAST(:day AS date)
               AND (:kind = '' OR v.kind = :kind)
               AND (:words = '' OR vn_terms(v.name) @@ to_tsquery('simple', :words))
            """;

    /** Walked along the index of names, no further than the page. */
    private static final String LISTED = """
            SELECT o.id, o.ref, f.name, f.short_name, f.kind, f.form, f.superior_id, coalesce(p.name, '') AS place_name, e.last_day
              FROM (SELECT v.organisation_id, v.name, v.short_name, v.kind, v.form, v.place_id, v.superior_id
            """ + WANTED + """
                     ORDER BY v.name COLLATE "vi-x-icu", v.organisation_id LIMIT :limit OFFSET :offset) f
              JOIN organisation o ON o.id = f.organisation_id
              LEFT JOIN place_version p ON p.place_id = f.place_id AND p.valid @> CAST(:day AS date)
              LEFT JOIN organisation_end e ON e.organisation_id = o.id
             ORDER BY f.name COLLATE "vi-x-icu", o.id
            """;

    /** A page of the map of organisations. @param total of all pages */
    record Listing(List<OrganisationCard> organisations, int total) {}

    /** The map of that day by name, a page of it. Two statements. @param words begin words of the name, "" for all @param kind null for all */
    Listing list(LocalDate day, String words, OrganisationCard.@Nullable Kind kind, int limit, int offset) {
        var asked = new HashMap<String, Object>();
        asked.put("day", day);
        asked.put("kind", kind == null ? "" : kind.name());
        asked.put("words", VietnameseText.prefixes(words));
        var total = jdbc.sql("SELECT count(*)::int " + WANTED)
                .params(asked)
                .query(Integer.class)
                .single();
        var page = jdbc
                .sql(LISTED)
                .params(asked)
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::card)
                .toList();
        return new Listing(page, total);
    }

    private static final String COMMITTEE = """
            WITH RECURSIVE beneath AS (
                SELECT CAST(:under AS bigint) AS id
                UNION
                SELECT v.organisation_id FROM organisation_version v JOIN beneath b ON v.superior_id = b.id WHERE v.valid @> CAST(:day AS date)
            )
            SELECT o.id, o.ref, v.name, v.short_name, v.kind, v.form, v.superior_id, p.name AS place_name, e.last_day
              FROM place_version p
              JOIN organisation_version v ON v.place_id = p.place_id AND v.valid @> CAST(:day AS date) AND v.kind = 'COMMUNE_COMMITTEE'
              JOIN organisation o ON o.id = v.organisation_id
              LEFT JOIN organisation_end e ON e.organisation_id = o.id
             WHERE p.valid @> CAST(:day AS date)
               AND o.id IN (SELECT id FROM beneath)
               AND (vn_fold(p.name) = vn_fold(:name) OR vn_fold(regexp_replace(p.name, '^(Xã|Thị trấn|Phường) ', '')) = vn_fold(:name))
             ORDER BY (p.name = :name) DESC, o.id
             LIMIT 2
            """;

    /**
     * Đảng ủy of the commune written so ("Xã Yên Hoà", "Yên Hòa"), beneath {@code under} on that day. Empty when none, or when
     * two fit and neither is written exactly so: a person decides then.
     */
    public Optional<OrganisationCard> committeeOf(String communeName, OrganisationId under, LocalDate day) {
        var found = jdbc.sql(COMMITTEE)
                .param("under", under.value())
                .param("day", day)
                .param("name", communeName.strip())
                .query(Row.class)
                .list();
        if (found.isEmpty()
                || (found.size() > 1 && !found.getFirst().placeName().equals(communeName.strip())))
            return Optional.empty();
        return Optional.of(found.getFirst().card());
    }

    /** Whether the organisation's last day lies before {@code day}. */
    public boolean endedBy(OrganisationId id, LocalDate day) {
        return jdbc.sql("SELECT count(*) FROM organisation_end WHERE organisation_id = :id AND last_day < :day")
                        .param("id", id.value())
                        .param("day", day)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Where an organisation of the past stands on the map of a day: what it was merged into by then, else itself. Itself also after a split,
     * where nobody was assigned. In SQL: {@code organisation_on_map(id, day)}.
     */
    public OrganisationId onMap(OrganisationId id, LocalDate day) {
        return new OrganisationId(jdbc.sql("SELECT organisation_on_map(:id, CAST(:day AS date))")
                .param("id", id.value())
                .param("day", day)
                .query(Long.class)
                .single());
    }

    private static final String NAMES = """
            SELECT w.id, v.short_name
              FROM unnest(CAST(:ids AS bigint[])) AS w (id)
              JOIN organisation_version v ON v.organisation_id = organisation_on_map(w.id, CAST(:day AS date)) AND v.valid @> CAST(:day AS date)
            """;

    /**
     * Short names by which lists group these organisations on the map of a day, e.g. "Xã Tam Thái" for what was Đảng ủy xã Tam Hợp. Left out
     * is what has no place on it: ended without successor, or split. One statement.
     */
    public Map<OrganisationId, String> namesOnMap(Collection<OrganisationId> ids, LocalDate day) {
        var names = new HashMap<OrganisationId, String>();
        jdbc.sql(NAMES)
                .param("ids", ids.stream().map(OrganisationId::value).distinct().toArray(Long[]::new))
                .param("day", day)
                .query((java.sql.ResultSet row) -> {
                    names.put(new OrganisationId(row.getLong("id")), row.getString("short_name"));
                });
        return names;
    }

    private static final String MAP_DAYS = """
            WITH RECURSIVE chain AS (
                SELECT w.id FROM unnest(CAST(:ids AS bigint[])) AS w (id)
                UNION
                SELECT s.successor_id FROM chain c JOIN organisation_successor s ON s.organisation_id = c.id AND s.on_day <= :until
            )
            SELECT DISTINCT r.effective_on
              FROM organisation_end e
              JOIN reorganisation r ON r.id = e.reorganisation_id
             WHERE e.organisation_id IN (SELECT id FROM chain) AND r.effective_on <= :until
             ORDER BY r.effective_on
            """;

    /** First days of the maps on which one of these organisations, or what became of it, is no longer there; up to a day, in order. */
    public List<LocalDate> mapDays(Collection<OrganisationId> ids, LocalDate until) {
        return jdbc.sql(MAP_DAYS)
                .param("ids", ids.stream().map(OrganisationId::value).distinct().toArray(Long[]::new))
                .param("until", until)
                .query(LocalDate.class)
                .list();
    }

    /** Of what lies within reach, only what ended or became another can lead to a map. */
    private static final String MAP_DAYS_WITHIN = """
            WITH RECURSIVE chain AS (
                SELECT c.id
                  FROM (SELECT e.organisation_id AS id FROM organisation_end e UNION SELECT s.organisation_id FROM organisation_successor s) c
                 WHERE EXISTS (SELECT FROM organisation_reach r
                                WHERE r.organisation_id = c.id AND r.top_id = ANY (ARRAY(SELECT unnest(CAST(:tops AS bigint[])))) AND r.since <= CAST(:until AS date))
                UNION
                SELECT s.successor_id FROM chain c JOIN organisation_successor s ON s.organisation_id = c.id AND s.on_day <= CAST(:until AS date)
            )
            SELECT DISTINCT r.effective_on
              FROM organisation_end e
              JOIN reorganisation r ON r.id = e.reorganisation_id
             WHERE e.organisation_id IN (SELECT id FROM chain) AND r.effective_on <= CAST(:until AS date)
             ORDER BY r.effective_on
            """;

    /** The same of all that lies within reach of these organisations (inner keys). */
    public List<LocalDate> mapDaysWithin(List<Long> tops, LocalDate until) {
        return jdbc.sql(MAP_DAYS_WITHIN)
                .param("tops", tops.toArray(Long[]::new))
                .param("until", until)
                .query(LocalDate.class)
                .list();
    }

    private static final String AFTERWARDS = """
            SELECT 'Kế tiếp: ' || string_agg(c.name, ', ' ORDER BY c.name) AS line, 1 AS n
              FROM organisation_successor s JOIN organisation_card c ON c.id = s.successor_id
             WHERE s.organisation_id = :id
            HAVING count(*) > 0
            UNION ALL
            SELECT 'Giữ hồ sơ: ' || f.name || '; sổ cấp: ' || r.name || '; việc còn mở: ' || t.name, 2
              FROM organisation_end e
              JOIN organisation_card f ON f.id = e.files_keeper
              JOIN organisation_card r ON r.id = e.registers_keeper
              JOIN organisation_card t ON t.id = e.tasks_keeper
             WHERE e.organisation_id = :id
            UNION ALL
            SELECT 'Căn cứ: ' || e.basis, 3 FROM organisation_end e WHERE e.organisation_id = :id AND e.basis <> ''
            UNION ALL
            SELECT 'Hình thành từ: ' || string_agg(c.name, ', ' ORDER BY c.name), 4
              FROM organisation_successor s JOIN organisation_card c ON c.id = s.organisation_id
             WHERE s.successor_id = :id
            HAVING count(*) > 0
             ORDER BY n
            """;

    /** In words: what came after an organisation that ended, who keeps what, by what document; and what it came from. */
    List<String> afterwards(OrganisationId id) {
        return jdbc.sql(AFTERWARDS)
                .param("id", id.value())
                .query((row, _) -> row.getString("line"))
                .list();
    }

    private static final String PLACES = """
            SELECT p.ref, v.code, v.name, v.kind, coalesce(s.name, '') AS superior_name,
                   CASE WHEN lower_inf(v.valid) THEN '' ELSE 'từ ' || to_char(lower(v.valid), 'DD/MM/YYYY') END
                   || CASE WHEN upper_inf(v.valid) THEN '' ELSE ' đến ' || to_char(upper(v.valid) - 1, 'DD/MM/YYYY') END AS validity,
                   coalesce((SELECT string_agg(f.name || coalesce(' (' || f.code || ')', ''), ', ' ORDER BY f.name COLLATE "vi-x-icu", f.place_id)
                               FROM place_origin o
                               JOIN place_version f ON f.place_id = o.from_place_id AND f.valid @> o.on_day - 1
                              WHERE o.place_id = p.id), '') AS origins
              FROM place_version v
              JOIN place p ON p.id = v.place_id
              LEFT JOIN place_version s ON s.place_id = v.superior_id AND s.valid @> CAST(:day AS date)
             WHERE v.valid @> CAST(:day AS date)
             ORDER BY v.kind = 'PROVINCE' DESC, v.kind = 'DISTRICT' DESC, s.name COLLATE "vi-x-icu" NULLS FIRST, v.name COLLATE "vi-x-icu", p.id
            """;

    /** The map of places of that day: province, districts, communes. */
    public List<PlaceCard> places(LocalDate day) {
        return jdbc.sql(PLACES).param("day", day).query(PlaceCard.class).list();
    }

    /**
     * Inner key of a place, as {@link NewOrganisation} wants it.
     *
     * @throws NotFound if there is no such place
     */
    public long placeId(UUID ref) {
        return jdbc.sql("SELECT id FROM place WHERE ref = :ref")
                .param("ref", ref)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("place " + ref));
    }

    private static final String HISTORY = """
            SELECT v.name, coalesce(s.name, '') AS superior, lower(v.valid) AS first_day, upper(v.valid) - 1 AS last_day
              FROM organisation_version v
              LEFT JOIN organisation_card s ON s.id = v.superior_id
             WHERE v.organisation_id = :id
             ORDER BY v.valid DESC
            """;

    /** Names and superiors of an organisation over time, the latest first. */
    List<Version> history(OrganisationId id) {
        return jdbc.sql(HISTORY).param("id", id.value()).query(Version.class).list();
    }

    /** @param firstDay null when it goes back beyond what is known; {@code lastDay} null while it goes on */
    public record Version(
            String name,
            String superior,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {}

    record Row(
            long id,
            UUID ref,
            String name,
            String shortName,
            String kind,
            String form,
            @Nullable Long superiorId,
            String placeName,
            @Nullable LocalDate lastDay) {
        OrganisationCard card() {
            return new OrganisationCard(
                    new OrganisationId(id),
                    ref,
                    name,
                    shortName,
                    OrganisationCard.Kind.valueOf(kind),
                    OrganisationCard.Form.valueOf(form),
                    superiorId == null ? null : new OrganisationId(superiorId),
                    placeName,
                    lastDay);
        }
    }
}
