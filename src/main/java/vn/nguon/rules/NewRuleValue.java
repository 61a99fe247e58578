package vn.nguon.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated value that an office adds, with its source.
 *
 * @param key of values that there are already, unless {@link RuleValues#begin} takes it
 * @param place name of the province for a provincial value, "" for a central one
 * @param from first day
 * @param to last day; null until the next value of the same level and place begins
 * @param document number and date, e.g. "15-QĐ/TU ngày 01/03/2022"; {@code article} may be empty
 */
public record NewRuleValue(
        String key,
        BigDecimal value,
        Rule.Level level,
        String place,
        LocalDate from,
        @Nullable LocalDate to,
        String document,
        String article) {}
