package vn.nguon.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Ids;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

/** Rows "same person"; what follows from them (person_alias, accounts of all files) the database derives itself. */
@Repository
class SamePersonRows {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    SamePersonRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody else joins or parts files: two at once could join them in a circle. */
    void lock() {
        jdbc.sql("LOCK TABLE person_same IN SHARE ROW EXCLUSIVE MODE").update();
    }

    List<PersonId> filesOf(PersonId person) {
        return jdbc.sql("SELECT files_of(:person)").param("person", person.value()).query(Long.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    Optional<UUID> refOfCode(String code) {
        return jdbc.sql("SELECT ref FROM person WHERE code = upper(:code)")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /** A human said that a file of the one and a file of the other are two people. */
    boolean saidToBeTwo(PersonId one, PersonId other) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM person_distinct
                                WHERE (one_id IN (SELECT files_of(:one)) AND other_id IN (SELECT files_of(:other)))
                                   OR (one_id IN (SELECT files_of(:other)) AND other_id IN (SELECT files_of(:one))))
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    /** How many accounts the files of both have. */
    int accounts(PersonId one, PersonId other) {
        return jdbc.sql("""
                SELECT count(DISTINCT account_id) FROM person_account
                 WHERE person_id IN (SELECT files_of(:one) UNION ALL SELECT files_of(:other))
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Integer.class)
                .single();
    }

    /** Both speak for their persons: {@link PersonRows#whole} answers no others. */
    void say(Viewer who, PersonId kept, PersonId joins, String why) {
        jdbc.sql("""
                INSERT INTO person_same (ref, person_id, kept_id, why, at, by) VALUES (:ref, :person, :kept, :why, :at, :by)
                """)
                .param("ref", ids.next())
                .param("person", joins.value())
                .param("kept", kept.value())
                .param("why", why)
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .update();
    }

    /** Empty when the row is not about this person's files or was taken back before. */
    Optional<SamePersons.Pair> takeBack(Viewer who, PersonId person, UUID said, String why) {
        return jdbc.sql("""
                WITH back AS (
                    UPDATE person_same
                       SET back_at = :at, back_by = :by, back_why = :why
                     WHERE ref = :ref AND back_at IS NULL AND person_id IN (SELECT files_of(:person))
                    RETURNING person_id, kept_id
                )
                SELECT b.person_id, p.code AS joined_code, b.kept_id, k.code AS kept_code
                  FROM back b
                  JOIN person p ON p.id = b.person_id
                  JOIN person k ON k.id = b.kept_id
                """)
                .param("at", OffsetDateTime.now(clock))
                .param("by", who.name())
                .param("why", why)
                .param("ref", said)
                .param("person", person.value())
                .query((row, n) -> new SamePersons.Pair(
                        new PersonId(row.getLong("person_id")),
                        row.getString("joined_code"),
                        new PersonId(row.getLong("kept_id")),
                        row.getString("kept_code")))
                .optional();
    }

    /** What was ever said of any of the person's files, the latest first. The caller has passed the person's door. */
    List<SamePersons.Said> said(PersonId person) {
        return jdbc.sql("""
                SELECT s.ref, s.why, s.at, s.by, s.back_at, s.back_by, s.back_why,
                       p.id AS p_id, p.ref AS p_ref, p.code AS p_code, p.full_name AS p_name, p.given_name AS p_given, p.sex AS p_sex,
                       p.birth_date AS p_date, p.birth_year AS p_year,
                       k.id AS k_id, k.ref AS k_ref, k.code AS k_code, k.full_name AS k_name, k.given_name AS k_given, k.sex AS k_sex,
                       k.birth_date AS k_date, k.birth_year AS k_year
                  FROM person_same s
                  JOIN person p ON p.id = s.person_id
                  JOIN person k ON k.id = s.kept_id
                 WHERE s.person_id IN (SELECT files_of(:person)) OR s.kept_id IN (SELECT files_of(:person))
                 ORDER BY s.at DESC, s.id DESC
                """)
                .param("person", person.value())
                .query((row, n) -> new SamePersons.Said(
                        row.getObject("ref", UUID.class),
                        card(row, "p_"),
                        card(row, "k_"),
                        row.getString("why"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        instant(row, "back_at"),
                        row.getString("back_by"),
                        row.getString("back_why")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static PersonCard card(ResultSet row, String prefix) throws SQLException {
        var sex = row.getString(prefix + "sex");
        var date = row.getObject(prefix + "date", LocalDate.class);
        var year = row.getInt(prefix + "year");
        var known = !row.wasNull();
        return new PersonCard(
                new PersonId(row.getLong(prefix + "id")),
                row.getObject(prefix + "ref", UUID.class),
                row.getString(prefix + "code"),
                row.getString(prefix + "name"),
                row.getString(prefix + "given"),
                sex == null ? null : Sex.valueOf(sex),
                date != null ? BirthDate.of(date) : known ? BirthDate.ofYear(year) : null);
    }
}
