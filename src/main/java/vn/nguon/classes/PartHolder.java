package vn.nguon.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import vn.nguon.shared.OrganisationId;

/** One organisation's part in a class, with its name on the day that counts for the class. */
public record PartHolder(ClassPart part, OrganisationId organisation, String name, String shortName) {
    static PartHolder of(ResultSet row) throws SQLException {
        return new PartHolder(
                ClassPart.valueOf(row.getString("part")),
                new OrganisationId(row.getLong("organisation_id")),
                row.getString("name"),
                row.getString("short_name"));
    }
}
