/**
 * Dated values of law and of offices (giá trị quy định), each with its source, and the days off of each year
 * ({@link Holidays}). Reading: {@link Rules}, {@link RuleSet}, {@link Rule};
 * adding: {@link RuleValues}. {@link RuleOffice} says who may, and is implemented above.
 */
@ApplicationModule(
        displayName = "Quy định",
        allowedDependencies = {"shared", "web"})
@NullMarked
package vn.nguon.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
