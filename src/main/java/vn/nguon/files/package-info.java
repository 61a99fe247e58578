/** Stored bytes by content hash, on disk. Public: {@link FileStore}, {@link StoredFile}, {@link Downloads}, {@link PhotoFile}. */
@ApplicationModule(
        displayName = "Tệp",
        allowedDependencies = {"shared"})
@NullMarked
package vn.nguon.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
