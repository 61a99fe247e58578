package vn.nguon.planning;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.people.Upland;

/** Fixture: puts the district of {@link Upland} into Nghệ An, so that the province's own values hold there. */
final class NgheAn {
    private NgheAn() {}

    static void around(JdbcClient jdbc, Upland given) {
        var province = jdbc.sql("INSERT INTO place (ref) VALUES (gen_random_uuid()) RETURNING id")
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO place_version (place_id, name, kind, valid) VALUES (:id, 'Tỉnh Nghệ An', 'PROVINCE', '[,)')")
                .param("id", province)
                .update();
        jdbc.sql("UPDATE organisation_version SET place_id = :id WHERE organisation_id = :district")
                .param("id", province)
                .param("district", given.district.value())
                .update();
    }
}
