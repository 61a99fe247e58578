package vn.nguon.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: Tương Dương with its 17 commune committees as of 2022, a neighbour district, and people who look at them. */
public final class Upland {

    public static final List<String> COMMUNES = List.of(
            "Thị trấn Thạch Giám",
            "Xã Mai Sơn",
            "Xã Nhôn Mai",
            "Xã Hữu Khuông",
            "Xã Yên Tĩnh",
            "Xã Nga My",
            "Xã Xiêng My",
            "Xã Lưu Kiền",
            "Xã Lượng Minh",
            "Xã Yên Hòa",
            "Xã Yên Na",
            "Xã Xá Lượng",
            "Xã Tam Thái",
            "Xã Tam Đình",
            "Xã Yên Thắng",
            "Xã Tam Quang",
            "Xã Tam Hợp");
    public static final LocalDate TODAY = LocalDate.of(2022, 9, 20);

    private final JdbcClient jdbc;
    public final OrganisationId district;
    public final OrganisationId board;
    public final Map<String, OrganisationId> committees = new LinkedHashMap<>();
    public final OrganisationId neighbour;
    public final OrganisationId elsewhere;

    public Upland(JdbcClient jdbc) {
        this.jdbc = jdbc;
        district = organisation("Huyện ủy Tương Dương", "DISTRICT_COMMITTEE", null, null, "2025-07-01");
        board = organisation("Ban Tổ chức Huyện ủy Tương Dương", "BOARD", district, null, "2025-07-01");
        for (var commune : COMMUNES)
            committees.put(
                    commune,
                    organisation("Đảng ủy " + commune, "COMMUNE_COMMITTEE", district, place(commune), "2025-07-01"));
        neighbour = organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null, "2025-07-01");
        elsewhere =
                organisation("Đảng ủy Xã Tam Hợp", "COMMUNE_COMMITTEE", neighbour, place("Xã Tam Hợp"), "2025-07-01");
    }

    public OrganisationId committee(String commune) {
        return java.util.Objects.requireNonNull(committees.get(commune));
    }

    private long place(String name) {
        var id = jdbc.sql("INSERT INTO place (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO place_version (place_id, name, kind, valid) VALUES (:id, :name, :kind, '[,2025-07-01)')")
                .param("id", id)
                .param("name", name)
                .param("kind", name.startsWith("Xã") ? "COMMUNE" : "TOWNSHIP")
                .update();
        return id;
    }

    private OrganisationId organisation(
            String name,
            String kind,
            @org.jspecify.annotations.Nullable OrganisationId superior,
            @org.jspecify.annotations.Nullable Long place,
            String end) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
                VALUES (:id, :name, :name, :kind, 'PARTY', :place, :superior, daterange(NULL, :end::date))
                """)
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("place", place, java.sql.Types.BIGINT)
                .param("superior", superior == null ? null : superior.value(), java.sql.Types.BIGINT)
                .param("end", end)
                .update();
        return new OrganisationId(id);
    }

    public UUID ref(OrganisationId organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation.value())
                .query(UUID.class)
                .single();
    }

    /** Somebody with one role at one organisation, confirmed. */
    public Viewer viewer(String name, Role role, OrganisationId at) {
        var account = account(name);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by)
                VALUES (gen_random_uuid(), :account, :role, :at, '[2020-01-01,)', '2020-01-01', :account)
                """)
                .param("account", account.value())
                .param("role", role.name())
                .param("at", at.value())
                .update();
        return new Viewer(account, name, Set.of(role), "", "", 0, TODAY);
    }

    /** An account without any grant. */
    public AccountId account(String name) {
        return new AccountId(jdbc.sql("""
                INSERT INTO account (ref, username, display_name, made_at)
                VALUES (gen_random_uuid(), 'u-' || left(gen_random_uuid()::text, 8), :name, '2020-01-01') RETURNING id
                """).param("name", name).query(Long.class).single());
    }

    /** The organisation board of the district. */
    public Viewer boardClerk() {
        return viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, board);
    }
}
