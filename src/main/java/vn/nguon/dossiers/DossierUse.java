package vn.nguon.dossiers;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.people.BuiltOnPeople;
import vn.nguon.shared.PersonId;

/** A person with entries in the cadre file is not taken back with the list they came from. */
@Component
class DossierUse implements BuiltOnPeople {
    private final JdbcClient jdbc;

    DossierUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Use> uses(Collection<PersonId> people) {
        if (people.isEmpty()) return List.of();
        var names = jdbc.sql("""
                        SELECT p.full_name
                          FROM person_card p
                         WHERE p.id = ANY (:people)
                           AND EXISTS (SELECT FROM dossier_entry d WHERE d.person_id = p.id)
                         ORDER BY p.full_name COLLATE "vi-x-icu", p.id
                        """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query(String.class)
                .list();
        return names.isEmpty()
                ? List.of()
                : List.of(new Use(
                        "người có kết quả lớp trong hồ sơ", names.size(), names.subList(0, Math.min(3, names.size()))));
    }
}
