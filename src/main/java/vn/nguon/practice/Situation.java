package vn.nguon.practice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a situation (tình huống).
 *
 * @param ref of the situation, in addresses
 * @param owner name of the organisation that keeps it; empty for one that comes with the program
 * @param scene what is the matter (bối cảnh); {@code duty} what the head has to do (yêu cầu)
 * @param minutes that it is made for, 5 to 240
 * @param material in words, may be empty; {@code fileName} of what is attached, empty for none
 * @param roles the head first, then who plays along; never empty
 * @param criteria what observers watch, at least one
 */
record Situation(
        long id,
        UUID ref,
        long versionId,
        int no,
        String owner,
        @Nullable Long organisationId,
        boolean retired,
        int version,
        String title,
        String scene,
        String duty,
        int minutes,
        String material,
        @Nullable Long fileId,
        String fileName,
        List<String> roles,
        List<Criterion> criteria) {
    Situation {
        roles = List.copyOf(roles);
        criteria = List.copyOf(criteria);
    }

    /** @param skill code of the catalogue, {@code skillName} as shown; weight 1 to 10 */
    record Criterion(int no, String name, String skill, String skillName, int weight) {}

    String head() {
        return roles.getFirst();
    }
}
