/**
 * The yearly training plan (kế hoạch đào tạo, bồi dưỡng năm): classes proposed for a year with need, seats and dates, approved as a list,
 * measured by the classes that came of it. Part of the module rosters. Public: {@link vn.nguon.rosters.yearly.YearPlans} and values.
 */
@NamedInterface("yearly")
@NullMarked
package vn.nguon.rosters.yearly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
