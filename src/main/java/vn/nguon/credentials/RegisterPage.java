package vn.nguon.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** One register. @param closed who keeps it since when, empty while its issuer goes on */
public record RegisterPage(
        String title,
        String issuer,
        String closed,
        int last,
        int revoked,
        ListQuery query,
        List<Row> rows,
        Pager pager,
        String excel) {

    public record Row(
            String number,
            String fullName,
            String born,
            String classCode,
            String className,
            String issuedOn,
            String kind,
            String state,
            @Nullable String note,
            String href) {}
}
