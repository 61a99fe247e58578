package vn.nguon.credentials;

import java.util.List;

/** The registers that a viewer may read. */
public record RegistersPage(List<Line> lines) {
    /** @param kind of {@code tag.status} */
    public record Line(String title, String issuer, String numbers, String kind, String state, String href) {}
}
