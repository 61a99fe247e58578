package vn.nguon.practice;

import java.util.List;

/**
 * What a situation shall say.
 *
 * @param roles the head first, then at least nobody; without repeats
 * @param criteria 1 to 8
 */
public record SituationText(
        String title,
        String scene,
        String duty,
        int minutes,
        String material,
        List<String> roles,
        List<Watched> criteria) {
    public SituationText {
        roles = List.copyOf(roles);
        criteria = List.copyOf(criteria);
        if (roles.isEmpty() || criteria.isEmpty() || criteria.size() > 8)
            throw new IllegalArgumentException("roles %d, criteria %d".formatted(roles.size(), criteria.size()));
    }

    /** A criterion. @param skill code of the catalogue; weight 1 to 10 */
    public record Watched(String name, String skill, int weight) {}
}
