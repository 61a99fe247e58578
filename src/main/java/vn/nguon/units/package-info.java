/** Places and organisations with validity (nơi, tổ chức). Public: {@link Units}, {@link OrganisationCard}, loader and commands. All else is package-private. */
@ApplicationModule(
        displayName = "Nơi, tổ chức",
        allowedDependencies = {"shared", "web", "sheets", "audit"})
@NullMarked
package vn.nguon.units;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
