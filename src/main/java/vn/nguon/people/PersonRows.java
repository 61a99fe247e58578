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
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationChoice;

/** Reads of persons through the doors. Every statement with personal data asks visible_person(), or
 * visible_person_of() where the people are known. */
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
                sex(row, "sex"),
                born(row, "birth_date", "birth_year"));
    }

    private static @Nullable Sex sex(ResultSet row, String column) throws SQLException {
        var sex = row.getString(column);
        return sex == null ? null : Sex.valueOf(sex);
    }

    private static @Nullable BirthDate born(ResultSet row, String date, String year) throws SQLException {
        var day = row.getObject(date, LocalDate.class);
        if (day != null) return BirthDate.of(day);
        var known = row.getInt(year);
        return row.wasNull() ? null : BirthDate.ofYear(known);
    }

    List<PersonCard> cards(Viewer viewer, Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        return jdbc.sql("""
                SELECT %s
                  FROM person p
                 WHERE p.id IN (:people)
                   AND p.id IN (SELECT visible_person_of(:viewer, :day, ARRAY[:people]::bigint[]))
                 ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
                """.formatted(CARD))
                .param("people", people.stream().map(PersonId::value).toList())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> card(row))
                .list();
    }

    /**
     * One person as the viewer may see them; empty when the viewer has no door to them.
     *
     * @param card of the file that speaks for the person, whichever of their files was asked for
     * @param own what stands in that file
     * @param details the same, with what is blank there completed from other files of the same person
     * @param sameFiles codes of those other files
     */
    record Whole(
            PersonCard card,
            int version,
            PersonDetails own,
            Particulars ownParticulars,
            PersonDetails details,
            Particulars particulars,
            boolean self,
            String changedBy,
            String changedAt,
            List<PersonCard> sameFiles) {

        private Whole completedBy(Whole other) {
            var files = new ArrayList<>(sameFiles);
            files.add(other.card);
            return new Whole(
                    card,
                    version,
                    own,
                    ownParticulars,
                    Completed.by(details, other.own),
                    Completed.by(particulars, other.ownParticulars),
                    self || other.self,
                    changedBy,
                    changedAt,
                    List.copyOf(files));
        }
    }

    /** Whether ethnicity, religion, personal number, Party data and discipline are shown; otherwise SQL leaves them out. */
    static boolean showsSensitive(Viewer viewer, boolean self) {
        return self || viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER);
    }

    Optional<Whole> whole(Viewer viewer, UUID ref) {
        return jdbc
                .sql("""
                WITH file AS (
                    SELECT f.id, a.account_id IS NOT NULL AS self, :office OR a.account_id IS NOT NULL AS shown
                      FROM person asked
                     CROSS JOIN LATERAL files_of(asked.id) AS f(id)
                      LEFT JOIN person_account a ON a.person_id = asked.id AND a.account_id = :viewer
                     WHERE asked.ref = :ref
                       AND asked.id IN (SELECT visible_person_of(:viewer, :day, ARRAY[asked.id]))
                )
                SELECT %s, p.version, CASE WHEN shown THEN p.ethnicity ELSE :mask END AS ethnicity,
                       CASE WHEN shown THEN p.religion ELSE :mask END AS religion, p.home_town,
                       CASE WHEN shown THEN p.personal_no END AS personal_no,
                       CASE WHEN shown THEN p.party_probation END AS party_probation,
                       CASE WHEN shown THEN p.party_official END AS party_official,
                       p.qualification, p.general_education, p.political_theory, p.state_management, p.other_name, p.birth_place,
                       CASE WHEN shown THEN p.residence ELSE '' END AS residence,
                       CASE WHEN shown THEN p.personal_no_issued END AS personal_no_issued,
                       CASE WHEN shown THEN p.party_card ELSE '' END AS party_card, p.recruited_on, p.recruited_by, p.degree,
                       p.foreign_language, p.ethnic_language, p.computing, p.died_on, p.changed_by,
                       to_char(p.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI DD/MM/YYYY') AS changed_text, file.self
                  FROM file
                  JOIN person p ON p.id = file.id
                 ORDER BY p.id = one_person(p.id) DESC, p.id
                """.formatted(CARD))
                .param("ref", ref)
                .param("office", showsSensitive(viewer, false))
                .param("mask", PersonFacts.MASK)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> {
                    var details = details(row);
                    var particulars = particulars(row);
                    return new Whole(
                            card(row),
                            row.getInt("version"),
                            details,
                            particulars,
                            details,
                            particulars,
                            row.getBoolean("self"),
                            row.getString("changed_by"),
                            row.getString("changed_text"),
                            List.of());
                })
                .list()
                .stream()
                .reduce(Whole::completedBy);
    }

    private static Particulars particulars(ResultSet row) throws SQLException {
        return new Particulars(
                row.getString("other_name"),
                row.getString("birth_place"),
                row.getString("residence"),
                row.getObject("personal_no_issued", LocalDate.class),
                row.getString("party_card"),
                row.getObject("recruited_on", LocalDate.class),
                row.getString("recruited_by"),
                row.getString("degree"),
                row.getString("foreign_language"),
                row.getString("ethnic_language"),
                row.getString("computing"),
                row.getObject("died_on", LocalDate.class));
    }

    private static PersonDetails details(ResultSet row) throws SQLException {
        return new PersonDetails(
                row.getString("full_name"),
                row.getString("given_name"),
                sex(row, "sex"),
                born(row, "birth_date", "birth_year"),
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
                SELECT ref, title, organisation_id, organisation_name, lower(valid) AS first_day, upper(valid) - 1 AS last_day, basis, end_basis
                  FROM person_post
                 WHERE person_id IN (SELECT files_of(:person)) AND withdrawn_at IS NULL
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
                                    row.getString("basis")),
                            row.getString("end_basis"));
                })
                .list();
    }

    /**
     * Everybody who might be one of these: same folded name, or same personal number. A row for each file, with the card of the file
     * that speaks for the person. One statement.
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
                    SELECT q.id
                      FROM person q
                     WHERE vn_fold(q.full_name) IN (SELECT vn_fold(name) FROM unnest(:names::text[]) AS name)
                        OR q.personal_no = ANY (:numbers::text[])
                )
                SELECT %s, q.full_name AS written, q.sex AS written_sex, q.birth_date AS written_date, q.birth_year AS written_year,
                       q.personal_no, q.party_official,
                       (SELECT array_agg(DISTINCT w.organisation_id) FROM person_at w WHERE w.person_id IN (SELECT files_of(q.id))) AS units,
                       (SELECT array_agg(one_person(CASE WHEN d.one_id = q.id THEN d.other_id ELSE d.one_id END))
                          FROM person_distinct d WHERE q.id IN (d.one_id, d.other_id)) AS distinct_from
                  FROM person q
                  JOIN person p ON p.id = one_person(q.id)
                 WHERE q.id IN (SELECT id FROM alike)
                   AND (q.id IN (SELECT visible_person_of(:viewer, :day, ARRAY(SELECT id FROM alike)))
                        OR q.id IN (SELECT f FROM person_at w CROSS JOIN LATERAL files_of(w.person_id) AS f
                                     WHERE w.organisation_id = ANY (:among::bigint[])))
                 ORDER BY p.id, q.id
                """.formatted(CARD))
                .param("names", names)
                .param("numbers", numbers)
                .param("among", among.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> {
                    var units = longs(row, "units").stream()
                            .map(OrganisationId::new)
                            .collect(Collectors.toSet());
                    var distinct = longs(row, "distinct_from").stream()
                            .map(PersonId::new)
                            .collect(Collectors.toSet());
                    return new PersonMatching.Known(
                            card(row),
                            new PersonMatching.Traits(
                                    row.getString("written"),
                                    sex(row, "written_sex"),
                                    born(row, "written_date", "written_year"),
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
        return jdbc.sql("SELECT one_person(person_id) FROM person_account WHERE account_id = :account AND NOT derived")
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .map(PersonId::new);
    }

    /** Organisations where persons work or are planned and the viewer may look, also ended ones. */
    List<OrganisationChoice> filters(Viewer viewer) {
        return jdbc.sql("""
                SELECT c.id, c.ref, c.name
                  FROM organisation_card c
                 WHERE c.id IN (SELECT visible_organisation(:viewer, :day))
                   AND EXISTS (SELECT 1 FROM person_at w WHERE w.organisation_id = c.id)
                 ORDER BY c.name COLLATE "vi-x-icu", c.id
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> new OrganisationChoice(
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
}
