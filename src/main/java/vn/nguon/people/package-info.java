/**
 * Cadres (cán bộ): the person, posts held with their days, levels reached, Party dates; and the matching of persons, so that one person is
 * here once. Public: {@link People} with what it takes and returns, and {@link BuiltOnPeople}, which modules above implement. Ethnicity,
 * religion, the personal number and Party dates are masked unless the viewer is of an organisation board, an approver, or the person.
 */
@ApplicationModule(
        displayName = "Cán bộ",
        allowedDependencies = {"units", "accounts", "audit", "web", "shared"})
@NullMarked
package vn.nguon.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
