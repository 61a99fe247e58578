package vn.nguon.people;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.PersonId;

/** What was corrected or withdrawn in the files of a person, in words. The caller has passed the door and may correct. */
@Repository
class PersonChangeRows {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final PersonFactRows facts;
    private final JsonMapper json;

    PersonChangeRows(JdbcClient jdbc, PersonFactRows facts, JsonMapper json) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.json = json;
    }

    record Change(OffsetDateTime at, String by, String what, String why) {}

    /** The latest first. Three statements. */
    List<Change> of(PersonId person) {
        var changes = new ArrayList<Change>();
        for (var version : facts.versions(person, true))
            changes.add(new Change(
                    version.at(),
                    version.by(),
                    "%s: %s"
                            .formatted(
                                    version.withdrawn()
                                            ? "Rút"
                                            : version.why().isEmpty() ? "Ghi lần đầu" : "Đính chính thành",
                                    FactText.of(version.fact())),
                    version.why()));
        jdbc.sql("""
                SELECT at, by, why, was::text AS was, became::text AS became
                  FROM person_correction
                 WHERE person_id IN (SELECT files_of(:person))
                """)
                .param("person", person.value())
                .query((row, n) -> new Change(
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by"),
                        fields(row.getString("was"), row.getString("became")),
                        row.getString("why")))
                .list()
                .forEach(changes::add);
        jdbc.sql("""
                SELECT p.withdrawn_at, p.withdrawn_by, p.withdrawn_why, p.title, p.organisation_name, n.title AS new_title,
                       n.organisation_name AS new_name
                  FROM person_post p
                  LEFT JOIN person_post n ON n.replaces_id = p.id
                 WHERE p.person_id IN (SELECT files_of(:person)) AND p.withdrawn_at IS NOT NULL
                """)
                .param("person", person.value())
                .query((row, n) -> new Change(
                        row.getObject("withdrawn_at", OffsetDateTime.class),
                        row.getString("withdrawn_by"),
                        row.getString("new_title") == null
                                ? "Rút chức vụ: " + post(row.getString("title"), row.getString("organisation_name"))
                                : "Đính chính chức vụ: %s → %s"
                                        .formatted(
                                                post(row.getString("title"), row.getString("organisation_name")),
                                                post(row.getString("new_title"), row.getString("new_name"))),
                        row.getString("withdrawn_why")))
                .list()
                .forEach(changes::add);
        changes.sort(Comparator.comparing(Change::at).reversed());
        return changes;
    }

    private static String post(String title, String organisation) {
        return organisation.isEmpty() ? title : title + ", " + organisation;
    }

    private String fields(String was, String became) {
        var before = json.readValue(was, FIELDS);
        var after = json.readValue(became, FIELDS);
        return after.entrySet().stream()
                .map(field -> "%s: %s → %s"
                        .formatted(
                                field.getKey(),
                                shown(before.getOrDefault(field.getKey(), "")),
                                shown(field.getValue())))
                .collect(java.util.stream.Collectors.joining("; "));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(trống)" : value;
    }
}
