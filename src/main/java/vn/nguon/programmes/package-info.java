/**
 * Programmes (chương trình) with their blocks, topics and way of assessment; lecturers and what they teach. Public here:
 * {@link vn.nguon.programmes.Programmes}, {@link vn.nguon.programmes.Lecturers}, ids, values. All else is package-private.
 */
@ApplicationModule(
        displayName = "Chương trình, giảng viên",
        allowedDependencies = {"shared", "web", "rules", "files", "sheets", "audit", "units", "accounts", "people"})
@NullMarked
package vn.nguon.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
