package vn.nguon.schemes;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** Committees that the viewer may look into, higher ones first; those that have ended too, for what they issued goes on. One statement. */
@Component
class SchemeOwners {
    private final JdbcClient jdbc;

    SchemeOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name with the last day of one that has ended */
    record Owner(OrganisationId id, UUID ref, String name) {}

    record Row(long id, UUID ref, String name) {}

    List<Owner> of(Viewer viewer) {
        return jdbc
                .sql("""
                        SELECT o.id, o.ref, o.name || CASE WHEN o.last_day < :today THEN ' (đến ' || to_char(o.last_day, 'DD/MM/YYYY') || ')' ELSE '' END AS name
                          FROM organisation_card o
                         WHERE o.kind IN ('PROVINCIAL_COMMITTEE', 'DISTRICT_COMMITTEE', 'COMMUNE_COMMITTEE')
                           AND o.id IN (SELECT visible_organisation(:viewer, CAST(:today AS date)))
                         ORDER BY array_position(ARRAY['PROVINCIAL_COMMITTEE', 'DISTRICT_COMMITTEE', 'COMMUNE_COMMITTEE'], o.kind),
                                  o.last_day IS NOT NULL, o.name COLLATE "vi-x-icu", o.id
                        """)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Owner(new OrganisationId(row.id()), row.ref(), row.name()))
                .toList();
    }
}
