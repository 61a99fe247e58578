/** Append-only record of decisions and of reads of sensitive data, sealed in batches. Public: {@link Audit}, {@link AuditLine}. */
@ApplicationModule(
        displayName = "Nhật ký",
        allowedDependencies = {"shared", "web"})
@NullMarked
package vn.nguon.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
