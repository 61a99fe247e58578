package vn.nguon.rosters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ListReading;
import vn.nguon.sheets.PersonListReader;
import vn.nguon.sheets.PersonRow;

/**
 * The ground under a roster, written straight into the tables of the modules below: the district with its seventeen communes, the 137
 * planned people of the real lists, one class of sixteen study days, and who acts.
 */
@Component
public class PlannedDistrict {
    public static final LocalDate FIRST_DAY = LocalDate.of(2022, 10, 7);
    public static final LocalDate TODAY = LocalDate.of(2022, 9, 20);

    private final JdbcClient jdbc;
    private final PersonListReader reader;
    private final Classes classes;
    private final NguonClock clock;

    private long next = 1;
    public long district;
    public long board;
    public long centre;
    public long standing;
    public final Map<String, Long> committees = new LinkedHashMap<>();
    public final Map<String, Long> people = new HashMap<>();

    PlannedDistrict(JdbcClient jdbc, PersonListReader reader, Classes classes, NguonClock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.classes = classes;
        this.clock = clock;
    }

    /** Builds it for a new database; the bean outlives one test class. */
    public void build() {
        committees.clear();
        people.clear();
        clock.travelTo(LocalDateTime.of(TODAY, java.time.LocalTime.of(9, 0)));
        district = organisation("Huyện ủy Tương Dương", "DISTRICT_COMMITTEE", null, null);
        standing = organisation("Ban Thường vụ Huyện ủy Tương Dương", "STANDING_COMMITTEE", null, district);
        board = organisation("Ban Tổ chức Huyện ủy Tương Dương", "BOARD", null, district);
        centre = organisation("Trung tâm Chính trị huyện Tương Dương", "POLITICAL_CENTRE", null, district);
        var document = insert(
                "INSERT INTO document (ref, number, dated, issuer_name, made_at) VALUES (:ref, '512-QĐ/HU', '2021-12-20', 'Huyện ủy', :at) RETURNING id",
                Map.of());
        for (var file : List.of("quy-hoach-2020-2025", "quy-hoach-2025-2030"))
            for (var row : read(file)) plan(row, file.substring("quy-hoach-".length()), document);
    }

    private List<PersonRow> read(String file) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/sheets/" + file + ".xlsx"), file)) {
            return switch (reader.read(in, file)) {
                case ListReading.Understood(var list) -> list.rows();
                case ListReading.NotUnderstood(var why) -> throw new IllegalStateException(why);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plan(PersonRow row, String term, long document) {
        var unit = row.unit().isEmpty() ? row.plannedUnit() : row.unit();
        var committee = committees.computeIfAbsent(unit, this::commune);
        var born = row.birth().orElseThrow();
        var key = row.name() + "|" + born.text() + "|" + unit;
        var person = people.computeIfAbsent(key, _ -> person(row.name(), born, row.partyOfficial()));
        insert(
                "INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, document_id, decided_on)"
                        + " VALUES (:ref, :person, :title, :organisation, :term, :document, '2021-12-20') RETURNING id",
                Map.of(
                        "person",
                        person,
                        "title",
                        row.plannedTitle(),
                        "organisation",
                        committee,
                        "term",
                        term,
                        "document",
                        document));
        jdbc.sql("INSERT INTO person_at VALUES (:person, :organisation, 'PLANNED', 'entry:' || :n)")
                .param("person", person)
                .param("organisation", committee)
                .param("n", next++)
                .update();
    }

    public long person(String name, BirthDate born, @Nullable LocalDate partyOfficial) {
        return jdbc.sql("""
                INSERT INTO person (ref, code, full_name, given_name, birth_year, birth_date, party_official, changed_at, changed_by)
                VALUES (:ref, 'CB-' || nextval('person_code'), :name, :given, :year, :date, :party, :at, 'test') RETURNING id
                """)
                .param("ref", UUID.randomUUID())
                .param("name", name)
                .param("given", VietnameseText.givenName(name))
                .param("year", born.year())
                .param("date", born.full().orElse(null), java.sql.Types.DATE)
                .param("party", partyOfficial, java.sql.Types.DATE)
                .param("at", now())
                .query(Long.class)
                .single();
    }

    /** Somebody who works in a commune and is not planned. */
    public long worker(String name, LocalDate born, String unit) {
        var person = person(name, BirthDate.of(born), null);
        jdbc.sql("INSERT INTO person_at VALUES (:person, :organisation, 'WORKS', 'post:' || :n)")
                .param("person", person)
                .param("organisation", committees.get(unit))
                .param("n", next++)
                .update();
        return person;
    }

    private long commune(String unit) {
        var place = insert("INSERT INTO place (ref) VALUES (:ref) RETURNING id", Map.of());
        var kind = unit.startsWith("Thị trấn") ? "TOWNSHIP" : "COMMUNE";
        insert(
                "INSERT INTO place_version (place_id, name, kind, valid) VALUES (:place, :name, :kind, '[2000-01-01,2025-07-01)') RETURNING id",
                Map.of("place", place, "name", unit, "kind", kind));
        return organisation("Đảng ủy " + unit, "COMMUNE_COMMITTEE", place, district);
    }

    public long organisation(String name, String kind, @Nullable Long place, @Nullable Long superior) {
        var id = insert("INSERT INTO organisation (ref) VALUES (:ref) RETURNING id", Map.of());
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
                VALUES (:id, :name, :name, :kind, 'PARTY', :place, :superior, '[2000-01-01,2025-07-01)')
                """)
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("place", place, java.sql.Types.BIGINT)
                .param("superior", superior, java.sql.Types.BIGINT)
                .update();
        return id;
    }

    /** So many of the planned, after the first {@code offset}, are enrolled in the class. */
    public void enrol(long trainingClass, int people, int offset) {
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on)
                        SELECT gen_random_uuid(), :class, p.person_id, p.organisation_id, 'Xã', 'ACTIVE', '2022-09-25'
                          FROM (SELECT person_id, min(organisation_id) AS organisation_id FROM planning_entry
                                 GROUP BY 1 ORDER BY 1 LIMIT :people OFFSET :offset) p
                        """)
                .param("class", trainingClass)
                .param("people", people)
                .param("offset", offset)
                .update();
    }

    /** So many of the planned, after the first {@code offset}, are appointed to the first title they are planned for. */
    public void appoint(int people, int offset, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                        SELECT e.id, 'APPOINTED', e.document_id, :day, 'test', '2023-01-01'
                          FROM planning_entry e
                         WHERE e.id IN (SELECT min(id) FROM planning_entry GROUP BY person_id ORDER BY min(person_id) LIMIT :people OFFSET :offset)
                        """)
                .param("day", day)
                .param("people", people)
                .param("offset", offset)
                .update();
    }

    /** A class of the district in a state, with sixteen study days from 07/10/2022. */
    public long trainingClass(String code, int capacity, String state, LocalDate firstDay) {
        var id = insert(
                "INSERT INTO training_class (ref, code, name, public_name, capacity, state, first_day, last_day, made_at)"
                        + " VALUES (:ref, :code, 'Lớp ' || :code, 'Lớp ' || :code, :capacity, :state, :first, :last, :at) RETURNING id",
                Map.of(
                        "code",
                        code,
                        "capacity",
                        capacity,
                        "state",
                        state,
                        "first",
                        firstDay,
                        "last",
                        firstDay.plusDays(21)));
        jdbc.sql(
                        "INSERT INTO class_part VALUES (:id, :standing, 'DECIDES'), (:id, :board, 'ORGANISES'), (:id, :centre, 'HOSTS')")
                .param("id", id)
                .param("standing", standing)
                .param("board", board)
                .param("centre", centre)
                .update();
        for (var day = firstDay; !day.isAfter(firstDay.plusDays(21)); day = day.plusDays(1))
            if (day.getDayOfWeek().getValue() < 6) {
                jdbc.sql("INSERT INTO study_day VALUES (:id, :day)")
                        .param("id", id)
                        .param("day", day)
                        .update();
                jdbc.sql("INSERT INTO study_half VALUES (:id, :day, 'MORNING'), (:id, :day, 'AFTERNOON')")
                        .param("id", id)
                        .param("day", day)
                        .update();
            }
        return id;
    }

    /** Somebody signed in with a role at an organisation. */
    public Viewer viewer(String name, Role role, long at) {
        var account = insert(
                "INSERT INTO account (ref, username, display_name, made_at) VALUES (:ref, :user, :name, :at) RETURNING id",
                Map.of("user", "tester" + next++, "name", name));
        var second = insert(
                "INSERT INTO account (ref, username, display_name, made_at) VALUES (:ref, :user, 'Người thứ hai', :at) RETURNING id",
                Map.of("user", "tester" + next++));
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                VALUES (:ref, :account, :role, :at, '[2020-01-01,)', :now, :second, :now)
                """)
                .param("ref", UUID.randomUUID())
                .param("account", account)
                .param("role", role.name())
                .param("at", at)
                .param("second", second)
                .param("now", now())
                .update();
        return new Viewer(new AccountId(account), name, Set.of(role), "", "", 0, LocalDate.now(clock));
    }

    public ClassHead head(Viewer viewer, String code) {
        return classes.head(viewer, code);
    }

    public PersonId person(String key) {
        return new PersonId(Objects.requireNonNull(people.get(key), key));
    }

    public UUID ref(PersonId person) {
        return jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
    }

    private long insert(String sql, Map<String, Object> values) {
        var statement = jdbc.sql(sql);
        if (sql.contains(":ref")) statement = statement.param("ref", UUID.randomUUID());
        if (sql.contains(":at")) statement = statement.param("at", now());
        return statement.params(values).query(Long.class).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    public byte[] file(String name) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/sheets/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
