/** References to documents received and issued (văn bản). Public: {@link Documents}, ids and cards. */
@ApplicationModule(
        displayName = "Văn bản",
        allowedDependencies = {"shared", "web", "units", "files", "rules"})
@NullMarked
package vn.nguon.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
