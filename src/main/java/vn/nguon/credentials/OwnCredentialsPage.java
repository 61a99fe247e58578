package vn.nguon.credentials;

import java.util.List;

/** A trainee's own papers. */
public record OwnCredentialsPage(List<Paper> papers) {
    public record Paper(
            String title,
            String number,
            String issuer,
            String issuedOn,
            String className,
            String kind,
            String state,
            String note,
            String pdf) {}
}
