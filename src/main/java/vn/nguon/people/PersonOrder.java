package vn.nguon.people;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders of the list of persons as SQL over a row {@code p}: what is sorted by, and what comes after somebody. */
final class PersonOrder {

    private PersonOrder() {}

    /** Where somebody stands in every order. @param exact whether their name has the very marks typed */
    record Place(
            long id,
            String givenName,
            String fullName,
            @Nullable Integer birthYear,
            @Nullable LocalDate birthDate,
            String code,
            boolean exact) {

        void into(Map<String, Object> parameters) {
            parameters.put("id", id);
            parameters.put("givenName", givenName);
            parameters.put("fullName", fullName);
            parameters.put("code", code);
            if (birthYear != null) parameters.put("year", birthYear);
            if (birthDate != null) parameters.put("date", birthDate);
        }
    }

    /** The key of the order. Births unknown come last upwards and first downwards. */
    static String key(PersonFilter.Order order, boolean downwards) {
        var key = switch (order) {
            case NAME -> "p.given_name COLLATE \"vi-x-icu\" #, p.full_name COLLATE \"vi-x-icu\" #, p.id #";
            case BORN -> "p.birth_year #, p.birth_date #, p.id #";
            case CODE -> "p.code #, p.id #";
        };
        return key.replace("#", downwards ? "DESC" : "ASC");
    }

    /** What comes after a place whose values are parameters. */
    static String beyond(PersonFilter.Order order, Place place, boolean downwards) {
        var to = downwards ? "<" : ">";
        return switch (order) {
            case NAME ->
                "(p.given_name COLLATE \"vi-x-icu\", p.full_name COLLATE \"vi-x-icu\", p.id) %s (:givenName, :fullName, :id)"
                        .formatted(to);
            case CODE -> "(p.code, p.id) %s (:code, :id)".formatted(to);
            case BORN -> born(place, downwards);
        };
    }

    /** Null sorts after every year and every day of its year; row comparison knows no null. */
    private static String born(Place place, boolean downwards) {
        var year = place.birthYear == null;
        var date = place.birthDate == null;
        var id = downwards ? "p.id < :id" : "p.id > :id";
        if (downwards) {
            if (year) return "(p.birth_year IS NOT NULL OR %s)".formatted(id);
            if (date)
                return "(p.birth_year < :year OR (p.birth_year = :year AND (p.birth_date IS NOT NULL OR %s)))"
                        .formatted(id);
            return "(p.birth_year < :year OR (p.birth_year = :year AND (p.birth_date < :date OR (p.birth_date = :date AND %s))))"
                    .formatted(id);
        }
        if (year) return "(p.birth_year IS NULL AND %s)".formatted(id);
        if (date)
            return "(p.birth_year > :year OR p.birth_year IS NULL OR (p.birth_year = :year AND p.birth_date IS NULL AND %s))"
                    .formatted(id);
        return """
                (p.birth_year > :year OR p.birth_year IS NULL
                 OR (p.birth_year = :year AND (p.birth_date > :date OR p.birth_date IS NULL OR (p.birth_date = :date AND %s))))
                """.formatted(id);
    }
}
