/** Dated values of law and of offices (giá trị quy định), each with its source, and the days off of each year. Public: {@link Rules}, {@link RuleSet}, {@link Rule}, {@link Holidays}. */
@ApplicationModule(
        displayName = "Quy định",
        allowedDependencies = {"shared"})
@NullMarked
package vn.nguon.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
