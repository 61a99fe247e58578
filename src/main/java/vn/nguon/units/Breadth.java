package vn.nguon.units;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;

/** How far a viewer looks: lists of a nation are read in another way than those of a commune. What is in them is the same. */
@Component
public class Breadth {
    private static final String BEYOND = "SELECT " + OrganisationDoor.beyond(":day", ":many");

    private final JdbcClient jdbc;

    Breadth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the viewer looks into more than {@code many} organisations. One statement. */
    public boolean beyond(Viewer viewer, int many) {
        return jdbc.sql(BEYOND)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("many", many)
                .query(Boolean.class)
                .single();
    }
}
