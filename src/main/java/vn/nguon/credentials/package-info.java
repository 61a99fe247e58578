/**
 * Certificates and attestations (chứng chỉ, giấy chứng nhận): two registers without gaps, issue, revoke, reissue, the papers
 * as PDF, and the public check. Public here: {@link vn.nguon.credentials.Credentials}, {@link
 * vn.nguon.credentials.CredentialsIssued}, and page records. All else is package-private.
 */
@ApplicationModule(
        displayName = "Chứng chỉ, giấy chứng nhận",
        allowedDependencies = {
            "shared",
            "web",
            "rules",
            "files",
            "sheets",
            "audit",
            "units",
            "accounts",
            "tasks",
            "documents",
            "people",
            "classes",
            "results"
        })
@NullMarked
package vn.nguon.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
