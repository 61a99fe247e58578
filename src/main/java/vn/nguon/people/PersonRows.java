package vn.nguon.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

/** Reads of persons through the doors. Every statement with personal data asks visible_person(). */
@Repository
class PersonRows {

    private static final String CARD =
            "p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date";

    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static PersonCard card(ResultSet row) throws SQLException {
        return new PersonCard(
                new PersonId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("given_name"),
                sex(row),
                born(row));
    }

    private static @Nullable Sex sex(ResultSet row) throws SQLException {
        var sex = row.getString("sex");
        return sex == null ? null : Sex.valueOf(sex);
    }

    private static @Nullable BirthDate born(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        if (date != null) return BirthDate.of(date);
        var year = row.getInt("birth_year");
        return row.wasNull() ? null : BirthDate.ofYear(year);
    }

    List<PersonCard> cards(Viewer viewer, Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        return jdbc.sql("""
                SELECT %s
                  FROM person p
                 WHERE p.id IN (:people)
                   AND p.id IN (SELECT visible_person(:viewer, :day))
                 ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
                """.formatted(CARD))
                .param("people", people.stream().map(PersonId::value).toList())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> card(row))
                .list();
    }

    /** One person with everything, unmasked; empty when the viewer has no door to them. */
    record Whole(
            PersonCard card, int version, PersonDetails details, boolean self, String changedBy, String changedAt) {}

    Optional<Whole> whole(Viewer viewer, UUID ref) {
        return jdbc.sql("""
                SELECT %s, p.version, p.ethnicity, p.religion, p.home_town, p.personal_no, p.party_probation, p.party_official,
                       p.qualification, p.general_education, p.political_theory, p.state_management, p.changed_by,
                       to_char(p.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM/YYYY') AS changed_text,
                       a.account_id IS NOT NULL AS self
                  FROM person p
                  LEFT JOIN person_account a ON a.person_id = p.id AND a.account_id = :viewer
                 WHERE p.ref = :ref
                   AND p.id IN (SELECT visible_person(:viewer, :day))
                """.formatted(CARD))
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> new Whole(
                        card(row),
                        row.getInt("version"),
                        details(row),
                        row.getBoolean("self"),
                        row.getString("changed_by"),
                        row.getString("changed_text")))
                .optional();
    }

    private static PersonDetails details(ResultSet row) throws SQLException {
        return new PersonDetails(
                row.getString("full_name"),
                row.getString("given_name"),
                sex(row),
                born(row),
                row.getString("ethnicity"),
                row.getString("religion"),
                row.getString("home_town"),
                row.getString("personal_no"),
                row.getObject("party_probation", LocalDate.class),
                row.getObject("party_official", LocalDate.class),
                row.getString("qualification"),
                row.getString("general_education"),
                row.getString("political_theory"),
                row.getString("state_management"));
    }

    List<PersonFacts.HeldPost> posts(PersonId person) {
        return jdbc.sql("""
                SELECT ref, title, organisation_id, organisation_name, lower(valid) AS first_day, upper(valid) - 1 AS last_day, basis
                  FROM person_post
                 WHERE person_id = :person
                 ORDER BY upper(valid) DESC NULLS FIRST, lower(valid) DESC, id DESC
                """)
                .param("person", person.value())
                .query((row, n) -> {
                    var organisation = row.getLong("organisation_id");
                    return new PersonFacts.HeldPost(
                            row.getObject("ref", UUID.class),
                            new Post(
                                    row.getString("title"),
                                    organisation == 0 ? null : new OrganisationId(organisation),
                                    row.getString("organisation_name"),
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class),
                                    row.getString("basis")));
                })
                .list();
    }

    /**
     * Everybody who might be one of these: same folded name, or same personal number. One statement.
     *
     * @param among besides the viewer's doors, persons at these organisations
     */
    List<PersonMatching.Known> candidates(Viewer viewer, Collection<OrganisationId> among, List<Likeness> wanted) {
        var names = wanted.stream().map(Likeness::fullName).distinct().toArray(String[]::new);
        var numbers = wanted.stream()
                .map(Likeness::personalNo)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return jdbc.sql("""
                WITH alike AS (
                    SELECT p.id
                      FROM person p
                     WHERE vn_fold(p.full_name) IN (SELECT vn_fold(name) FROM unnest(:names::text[]) AS name)
                        OR p.personal_no = ANY (:numbers::text[])
                )
                SELECT %s, p.personal_no, p.party_official,
                       (SELECT array_agg(DISTINCT w.organisation_id) FROM person_at w WHERE w.person_id = p.id) AS units,
                       (SELECT array_agg(CASE WHEN d.one_id = p.id THEN d.other_id ELSE d.one_id END)
                          FROM person_distinct d WHERE p.id IN (d.one_id, d.other_id)) AS distinct_from
                  FROM person p
                 WHERE p.id IN (SELECT id FROM alike)
                   AND (p.id IN (SELECT visible_person(:viewer, :day))
                        OR p.id IN (SELECT w.person_id FROM person_at w WHERE w.organisation_id = ANY (:among::bigint[])))
                 ORDER BY p.id
                """.formatted(CARD))
                .param("names", names)
                .param("numbers", numbers)
                .param("among", among.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> {
                    var card = card(row);
                    var units = longs(row, "units").stream()
                            .map(OrganisationId::new)
                            .collect(Collectors.toSet());
                    var distinct = longs(row, "distinct_from").stream()
                            .map(PersonId::new)
                            .collect(Collectors.toSet());
                    return new PersonMatching.Known(
                            card,
                            new PersonMatching.Traits(
                                    card.fullName(),
                                    card.sex(),
                                    card.born(),
                                    units,
                                    row.getString("personal_no"),
                                    row.getObject("party_official", LocalDate.class)),
                            distinct);
                })
                .list();
    }

    private static Set<Long> longs(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        var result = new HashSet<Long>();
        if (array != null) for (var value : (Object[]) array.getArray()) result.add((Long) value);
        return result;
    }

    Optional<AccountId> accountOf(PersonId person) {
        return jdbc.sql("SELECT account_id FROM person_account WHERE person_id = :person")
                .param("person", person.value())
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    Optional<PersonId> ofAccount(AccountId account) {
        return jdbc.sql("SELECT person_id FROM person_account WHERE account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .map(PersonId::new);
    }

    /** One page of the list; the post is the one held on the viewer's day. */
    List<PersonLine> list(Viewer viewer, PersonFilter filter) {
        var lines = new ArrayList<PersonLine>(filter.limit());
        jdbc.sql("""
                SELECT %s, post.title, post.organisation_name,
                       (SELECT string_agg(DISTINCT c.short_name, ', ' ORDER BY c.short_name)
                          FROM person_at w JOIN organisation_card c ON c.id = w.organisation_id
                         WHERE w.person_id = p.id AND w.reason = 'WORKS') AS unit
                  FROM person p
                  LEFT JOIN LATERAL (
                       SELECT h.title, h.organisation_name
                         FROM person_post h
                        WHERE h.person_id = p.id AND h.valid @> :day::date
                        ORDER BY lower(h.valid) DESC, h.id DESC
                        LIMIT 1
                       ) post ON true
                 WHERE %s
                 ORDER BY %s
                 LIMIT :limit OFFSET :offset
                """.formatted(CARD, where(filter), filter.orderSql()))
                .params(parameters(viewer, filter))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((ResultSet row) -> {
                    lines.add(new PersonLine(
                            card(row),
                            text(row.getString("title")),
                            text(row.getString("organisation_name")),
                            text(row.getString("unit"))));
                });
        return lines;
    }

    /** Organisations where persons work or are planned and the viewer may look, also ended ones. */
    List<People.OrganisationChoice> filters(Viewer viewer) {
        return jdbc.sql("""
                SELECT c.id, c.ref, c.name
                  FROM organisation_card c
                 WHERE c.id IN (SELECT visible_organisation(:viewer, :day))
                   AND EXISTS (SELECT 1 FROM person_at w WHERE w.organisation_id = c.id)
                 ORDER BY c.name COLLATE "vi-x-icu", c.id
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> new People.OrganisationChoice(
                        new OrganisationId(row.getLong("id")), row.getObject("ref", UUID.class), row.getString("name")))
                .list();
    }

    Set<Long> visibleOrganisations(Viewer viewer) {
        return Set.copyOf(jdbc.sql("SELECT visible_organisation(:viewer, :day)")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Long.class)
                .list());
    }

    int count(Viewer viewer, PersonFilter filter) {
        return jdbc.sql("SELECT count(*) FROM person p WHERE %s".formatted(where(filter)))
                .params(parameters(viewer, filter))
                .query(Integer.class)
                .single();
    }

    /** Only the conditions asked for, so that the planner may use the trigram index. */
    private static String where(PersonFilter filter) {
        var where = new StringBuilder("p.id IN (SELECT visible_person(:viewer, :day))");
        if (!filter.text().isEmpty())
            where.append(" AND (vn_fold(p.full_name) LIKE '%' || vn_fold(:text) || '%' OR p.code = upper(:text))");
        // An organisation that the viewer may not look into filters to nothing, so that nobody learns who is planned
        // there.
        if (filter.organisation() != null) where.append("""
                     AND p.id IN (SELECT w.person_id
                                    FROM person_at w
                                   WHERE w.organisation_id = :organisation
                                     AND w.organisation_id IN (SELECT visible_organisation(:viewer, :day)))
                    """);
        return where.toString();
    }

    private static java.util.Map<String, Object> parameters(Viewer viewer, PersonFilter filter) {
        return java.util.Map.of(
                "viewer", viewer.id().value(),
                "day", viewer.today(),
                "text", filter.text(),
                "organisation",
                        filter.organisation() == null
                                ? 0L
                                : filter.organisation().value());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
