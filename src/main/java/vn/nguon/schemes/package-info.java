/**
 * Schemes and resolutions (đề án, nghị quyết): targets that hang on a document, and how far they are reached, counted from what other modules
 * publish or entered by hand. Public here: {@link vn.nguon.schemes.Schemes}, {@link vn.nguon.schemes.Measure}, values and page records.
 */
@ApplicationModule(
        displayName = "Đề án, nghị quyết",
        allowedDependencies = {"shared", "web", "rules", "audit", "units", "accounts", "documents"})
@NullMarked
package vn.nguon.schemes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
