package vn.nguon.accounts;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Reach;

/** The first door, for units: {@code visible_organisation()} of the viewer. */
@Component
class AccountReach implements Reach {
    private final JdbcClient jdbc;

    AccountReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<OrganisationId> of(Viewer viewer) {
        return jdbc
                .sql("SELECT visible_organisation(:viewer, :day)")
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Long.class)
                .list()
                .stream()
                .map(OrganisationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
