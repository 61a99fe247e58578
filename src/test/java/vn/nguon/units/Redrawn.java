package vn.nguon.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: Nghệ An as its offices knew it in 2022 (17 communes of Tương Dương and Tam Hợp of Quỳ Hợp), and the people who redraw it. */
public final class Redrawn {
    public static final LocalDate IN_2022 = LocalDate.of(2022, 10, 7);
    public static final LocalDate LAST = LocalDate.of(2025, 6, 30);
    public static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    public static final Reorganisation.Head RESOLUTION = new Reorganisation.Head(
            "1678/NQ-UBTVQH15", LocalDate.of(2025, 6, 16), "Ủy ban Thường vụ Quốc hội", "", FIRST);

    private final JdbcClient jdbc;
    private final Organisations organisations;
    public final Viewer admin;
    public final OrganisationId province;
    public final OrganisationId provinceBoard;
    public final OrganisationId district;
    public final OrganisationId districtBoard;
    public final OrganisationId otherDistrict;
    /** Of the province's organisation board, on the first day of the new map. */
    public final Viewer board;

    public Redrawn(JdbcClient jdbc, Organisations organisations, PlaceLoader loader) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        admin = new Viewer(account("Quản Trị"), "Quản Trị", Set.of(Role.ADMINISTRATOR), "", "", 0, FIRST);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, valid, granted_at)
                VALUES (gen_random_uuid(), :account, 'ADMINISTRATOR', '[2020-01-01,)', '2020-01-01')
                """).param("account", admin.id().value()).update();
        done(loader.load(on(admin, IN_2022), "dia-ban.csv", file()));
        province = found("Tỉnh ủy Nghệ An", OrganisationCard.Kind.PROVINCIAL_COMMITTEE, null, "Tỉnh Nghệ An");
        provinceBoard = found("Ban Tổ chức Tỉnh ủy", OrganisationCard.Kind.BOARD, province, null);
        district =
                found("Huyện ủy Tương Dương", OrganisationCard.Kind.DISTRICT_COMMITTEE, province, "Huyện Tương Dương");
        districtBoard = found("Ban Tổ chức Huyện ủy", OrganisationCard.Kind.BOARD, district, null);
        otherDistrict = found("Huyện ủy Quỳ Hợp", OrganisationCard.Kind.DISTRICT_COMMITTEE, province, "Huyện Quỳ Hợp");
        loader.hang();
        board = viewer("Nguyễn Thị Tỉnh", Role.ORGANISATION_BOARD, provinceBoard, FIRST);
    }

    public static byte[] file() {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/journeys/dia-ban.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Viewer on(Viewer who, LocalDate day) {
        return new Viewer(who.id(), who.name(), who.roles(), who.body(), who.bodyShort(), 0, day);
    }

    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>(var refusal)) throw new AssertionError(refusal.toString());
        return ((Outcome.Done<T>) outcome).value();
    }

    public static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }

    public OrganisationId found(
            String name, OrganisationCard.Kind kind, @Nullable OrganisationId superior, @Nullable String place) {
        var placeId = place == null
                ? null
                : jdbc.sql("SELECT place_id FROM place_version WHERE name = :name LIMIT 1")
                        .param("name", place)
                        .query(Long.class)
                        .single();
        return done(organisations.found(
                on(admin, IN_2022),
                new NewOrganisation(
                        name, name, kind, OrganisationCard.Form.PARTY, superior, placeId, LocalDate.of(2020, 1, 1))));
    }

    public AccountId account(String name) {
        return new AccountId(jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at)
                VALUES (gen_random_uuid(), 'u-' || left(gen_random_uuid()::text, 8), :name, '2020-01-01') RETURNING id
                """).param("name", name).query(Long.class).single());
    }

    public Viewer viewer(String name, Role role, OrganisationId at, LocalDate day) {
        var account = account(name);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by)
                VALUES (gen_random_uuid(), :account, :role, :at, '[2020-01-01,)', '2020-01-01', :account)
                """)
                .param("account", account.value())
                .param("role", role.name())
                .param("at", at.value())
                .update();
        return new Viewer(account, name, Set.of(role), "", "", 0, day);
    }

    public UUID ref(OrganisationId id) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    /** Đảng ủy or UBND of that name; the one of Tương Dương where two bear it. */
    public OrganisationId body(String name) {
        return new OrganisationId(
                jdbc.sql("""
                        SELECT v.organisation_id FROM organisation_version v
                          LEFT JOIN organisation_version s ON s.organisation_id = v.superior_id
                         WHERE v.name = :name
                         ORDER BY s.name LIKE '%Quỳ Hợp%', v.organisation_id LIMIT 1
                        """).param("name", name).query(Long.class).single());
    }

    public UUID place(String name, String code) {
        return jdbc.sql("""
                        SELECT DISTINCT p.ref FROM place p JOIN place_version v ON v.place_id = p.id WHERE v.name = :name AND v.code = :code
                        """)
                .param("name", name)
                .param("code", code)
                .query(UUID.class)
                .single();
    }

    /** Somebody known to the system; a post or an entry opens them to those who see its organisation. */
    public PersonId person(String name) {
        var given = name.substring(name.lastIndexOf(' ') + 1);
        return new PersonId(jdbc.sql("""
                        INSERT INTO person (ref, code, full_name, given_name, sex, birth_year, changed_at, changed_by)
                        VALUES (gen_random_uuid(), 'T-' || nextval('person_code'), :name, :given, 'MALE', 1985, '2022-01-01', '')
                        RETURNING id
                        """)
                .param("name", name)
                .param("given", given)
                .query(Long.class)
                .single());
    }

    public UUID post(PersonId person, String title, OrganisationId at, String atName) {
        var ref = jdbc.sql("""
                        INSERT INTO person_post (ref, person_id, title, organisation_id, organisation_name, valid)
                        VALUES (gen_random_uuid(), :person, :title, :at, :name, '[2022-01-01,)') RETURNING ref
                        """)
                .param("person", person.value())
                .param("title", title)
                .param("at", at.value())
                .param("name", atName)
                .query(UUID.class)
                .single();
        door(person, at, "WORKS", "post:" + id("person_post", ref));
        return ref;
    }

    public UUID planned(PersonId person, String title, OrganisationId at, String term) {
        var document = jdbc.sql("""
                        INSERT INTO document (ref, number, dated, issuer_name, made_at)
                        VALUES (gen_random_uuid(), '512-QĐ/HU', '2021-12-20', 'Huyện ủy', '2022-01-01')
                        ON CONFLICT (number, dated, coalesce(issuer_id, 0), issuer_name) DO UPDATE SET abstract = document.abstract
                        RETURNING id
                        """).query(Long.class).single();
        var ref = jdbc.sql("""
                        INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, document_id, decided_on)
                        VALUES (gen_random_uuid(), :person, :title, :at, :term, :document, '2021-12-20') RETURNING ref
                        """)
                .param("person", person.value())
                .param("title", title)
                .param("at", at.value())
                .param("term", term)
                .param("document", document)
                .query(UUID.class)
                .single();
        door(person, at, "PLANNED", "entry:" + id("planning_entry", ref));
        return ref;
    }

    private long id(String table, UUID ref) {
        var sql = table.equals("person_post")
                ? "SELECT id FROM person_post WHERE ref = :ref"
                : "SELECT id FROM planning_entry WHERE ref = :ref";
        return jdbc.sql(sql).param("ref", ref).query(Long.class).single();
    }

    private void door(PersonId person, OrganisationId at, String reason, String key) {
        jdbc.sql(
                        "INSERT INTO person_at (person_id, organisation_id, reason, source_key) VALUES (:person, :at, :reason, :key)")
                .param("person", person.value())
                .param("at", at.value())
                .param("reason", reason)
                .param("key", key)
                .update();
    }

    public int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** "A: successor" for all that ended, by name. */
    public List<String> keepers() {
        return jdbc.sql("""
                        SELECT o.name || ' → ' || k.name FROM organisation_end e
                          JOIN organisation_card o ON o.id = e.organisation_id
                          JOIN organisation_card k ON k.id = e.files_keeper
                         ORDER BY o.name, o.id
                        """).query(String.class).list();
    }
}
