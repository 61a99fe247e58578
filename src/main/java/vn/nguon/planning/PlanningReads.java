package vn.nguon.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.people.PersonCard;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

/** Reads of entries through the doors: those at organisations that the viewer may look into. */
@Repository
class PlanningReads {

    private static final String LINE = """
            SELECT e.id AS entry_id, e.ref AS entry_ref, e.title, e.organisation_id, v.name AS organisation_name, e.term, e.form,
                   e.decision_number, e.decided_on, e.removed_on, e.removed_reason, e.removed_number,
                   p.id, p.ref, p.code, p.full_name, p.given_name, p.sex, p.birth_year, p.birth_date
              FROM planning_line e
              JOIN person_card p ON p.id = e.person_id
              JOIN organisation_version v ON v.organisation_id = e.organisation_id AND v.valid @> e.decided_on
            """;

    private final JdbcClient jdbc;

    PlanningReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> list(Viewer viewer, PlanningFilter filter) {
        return jdbc.sql("%s WHERE %s ORDER BY %s LIMIT :limit OFFSET :offset"
                        .formatted(LINE, where(filter), filter.orderSql()))
                .params(parameters(viewer, filter))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((row, n) -> entry(row))
                .list();
    }

    /** How many entries, and of how many persons, the filter has; with the terms and titles to choose from counted apart. */
    Planning.Totals totals(Viewer viewer, PlanningFilter filter) {
        return jdbc.sql("""
                SELECT count(*) AS entries, count(DISTINCT e.person_id) AS people
                  FROM planning_line e
                  JOIN person_card p ON p.id = e.person_id
                 WHERE %s
                """.formatted(where(filter)))
                .params(parameters(viewer, filter))
                .query((row, n) -> new Planning.Totals(row.getInt("entries"), row.getInt("people")))
                .single();
    }

    private static String where(PlanningFilter filter) {
        var where = new StringBuilder("e.organisation_id IN (SELECT visible_organisation(:viewer, :day))");
        if (!filter.text().isEmpty()) where.append(" AND vn_fold(p.full_name) LIKE '%' || vn_fold(:text) || '%'");
        if (!filter.term().isEmpty()) where.append(" AND e.term = :term");
        if (!filter.title().isEmpty()) where.append(" AND e.title = :title");
        if (filter.organisation() != null) where.append(" AND e.organisation_id = :organisation");
        switch (filter.standing()) {
            case STANDS -> where.append(" AND e.removed_on IS NULL");
            case REMOVED -> where.append(" AND e.removed_on IS NOT NULL");
            case ALL -> {}
        }
        return where.toString();
    }

    private static Map<String, Object> parameters(Viewer viewer, PlanningFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("viewer", viewer.id().value());
        parameters.put("day", viewer.today());
        parameters.put("text", filter.text());
        parameters.put("term", filter.term());
        parameters.put("title", filter.title());
        if (filter.organisation() != null)
            parameters.put("organisation", filter.organisation().value());
        return parameters;
    }

    /** Terms, titles and organisations that occur among the entries the viewer may see. */
    Planning.Choices choices(Viewer viewer) {
        var terms = new java.util.TreeSet<String>();
        var titles = new java.util.TreeSet<String>(vn.nguon.shared.VietnameseText.order());
        var organisations = new java.util.LinkedHashMap<UUID, Planning.OrganisationChoice>();
        jdbc.sql("""
                SELECT DISTINCT e.term, e.title, c.id, c.ref, c.name
                  FROM planning_entry e
                  JOIN organisation_card c ON c.id = e.organisation_id
                 WHERE e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                 ORDER BY c.name, c.id
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    terms.add(row.getString("term"));
                    titles.add(row.getString("title"));
                    var ref = row.getObject("ref", UUID.class);
                    organisations.putIfAbsent(
                            ref,
                            new Planning.OrganisationChoice(
                                    new OrganisationId(row.getLong("id")), ref, row.getString("name")));
                });
        return new Planning.Choices(List.copyOf(terms), List.copyOf(titles), List.copyOf(organisations.values()));
    }

    /** All entries of one person, also those taken out, if the viewer may see the person; latest decision first. */
    List<Entry> ofPerson(Viewer viewer, PersonId person) {
        return jdbc.sql(LINE + """
                 WHERE e.person_id = :person
                   AND e.person_id IN (SELECT visible_person(:viewer, :day))
                 ORDER BY e.decided_on DESC, e.term DESC, e.id
                """)
                .param("person", person.value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> entry(row))
                .list();
    }

    /** An entry with its inner key. */
    record Found(long id, Entry entry) {}

    Optional<Found> entry(Viewer viewer, UUID ref) {
        return jdbc.sql(LINE + """
                 WHERE e.ref = :ref
                   AND e.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, n) -> new Found(row.getLong("entry_id"), entry(row)))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var removedOn = row.getObject("removed_on", LocalDate.class);
        return new Entry(
                row.getObject("entry_ref", UUID.class),
                person(row),
                row.getString("title"),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("organisation_name"),
                row.getString("term"),
                row.getString("form"),
                row.getString("decision_number"),
                row.getObject("decided_on", LocalDate.class),
                removedOn == null
                        ? null
                        : new Entry.Removal(
                                row.getString("removed_number"), removedOn, row.getString("removed_reason")));
    }

    private static PersonCard person(ResultSet row) throws SQLException {
        var sex = row.getString("sex");
        return new PersonCard(
                new PersonId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                row.getString("code"),
                row.getString("full_name"),
                row.getString("given_name"),
                sex == null ? null : Sex.valueOf(sex),
                born(row));
    }

    private static @Nullable BirthDate born(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        if (date != null) return BirthDate.of(date);
        var year = row.getInt("birth_year");
        return row.wasNull() ? null : BirthDate.ofYear(year);
    }
}
