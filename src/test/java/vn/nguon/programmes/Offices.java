package vn.nguon.programmes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Rows of the lower modules for tests of programmes and classes: offices, people who sign in, cadres. Valid from 2015 on. */
public final class Offices {
    private final JdbcClient jdbc;
    private final LocalDate today;
    private int number;

    public Offices(JdbcClient jdbc, LocalDate today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    /** @param kind as in organisation_version */
    public OrganisationId office(String name, String kind, @Nullable OrganisationId superior) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (:ref) RETURNING id")
                .param("ref", UUID.randomUUID())
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                VALUES (:id, :name, :name, :kind, 'PARTY', :superior, '[2015-01-01,)')
                """)
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("superior", superior == null ? null : superior.value(), java.sql.Types.BIGINT)
                .update();
        return new OrganisationId(id);
    }

    /** Somebody who holds these roles at the organisation, confirmed. */
    public Viewer clerk(String name, OrganisationId at, Role... roles) {
        var account = jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at)
                VALUES (:ref, :username, :name, '2022-01-01T00:00:00Z')
                RETURNING id
                """)
                .param("ref", UUID.randomUUID())
                .param("username", "u" + System.identityHashCode(this) + "." + ++number)
                .param("name", name)
                .query(Long.class)
                .single();
        var other = jdbc.sql("SELECT min(id) FROM account").query(Long.class).single();
        for (var role : roles)
            jdbc.sql("""
                    INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                    VALUES (:ref, :account, :role, :at, '[2015-01-01,)', '2022-01-01T00:00:00Z', :by, '2022-01-01T00:00:00Z')
                    """)
                    .param("ref", UUID.randomUUID())
                    .param("account", account)
                    .param("role", role.name())
                    .param("at", at.value())
                    .param("by", other)
                    .update();
        Set<Role> held = Arrays.stream(roles).collect(Collectors.toSet());
        return new Viewer(new AccountId(account), name, held, "", "", 0, today);
    }

    /** A cadre with a post at the organisation since 2020. */
    public PersonId cadre(String name, String post, OrganisationId at) {
        var id = jdbc.sql("""
                INSERT INTO person (ref, code, full_name, given_name, birth_year, changed_at, changed_by)
                VALUES (:ref, :code, :name, :given, 1980, '2022-01-01T00:00:00Z', 'Thử')
                RETURNING id
                """)
                .param("ref", UUID.randomUUID())
                .param("code", "T-" + UUID.randomUUID())
                .param("name", name)
                .param("given", name.substring(name.lastIndexOf(' ') + 1))
                .query(Long.class)
                .single();
        hold(new PersonId(id), post, at, "[2020-01-01,)");
        jdbc.sql(
                        "INSERT INTO person_at (person_id, organisation_id, reason, source_key) VALUES (:id, :at, 'WORKS', :key)")
                .param("id", id)
                .param("at", at.value())
                .param("key", "test:" + id)
                .update();
        return new PersonId(id);
    }

    public void hold(PersonId person, String post, OrganisationId at, String valid) {
        jdbc.sql("""
                INSERT INTO person_post (ref, person_id, title, organisation_id, organisation_name, valid)
                SELECT :ref, :person, :post, :at, name, CAST(:valid AS daterange) FROM organisation_card WHERE id = :at
                """)
                .param("ref", UUID.randomUUID())
                .param("person", person.value())
                .param("post", post)
                .param("at", at.value())
                .param("valid", valid)
                .update();
    }

    public UUID ref(PersonId person) {
        return jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
    }

    public LocalDate today() {
        return today;
    }
}
