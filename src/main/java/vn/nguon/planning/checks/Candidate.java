package vn.nguon.planning.checks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

/**
 * One person for one title in one term, with the facts that the checks ask for. As wide as what a planning list says of somebody.
 *
 * @param who the same for every candidate that is the same person
 * @param ethnicity "" while unknown; {@code posts} current ones as written, empty while unknown
 * @param partyOfficial day of full membership, null while unknown
 * @param disciplines all known, also past ones
 * @param at names the organisation for which they are planned, the same for every candidate planned there; {@code atName} for sentences
 * @param term {@code 2025-2030}; {@code ""} while unknown
 * @param science a qualification in science or technology is on file; false also while nobody has recorded one
 */
public record Candidate(
        String who,
        String name,
        @Nullable Sex sex,
        @Nullable BirthDate born,
        String ethnicity,
        List<String> posts,
        @Nullable LocalDate partyOfficial,
        List<Discipline> disciplines,
        String title,
        String at,
        String atName,
        String term,
        Level level,
        boolean science) {

    public Candidate {
        posts = List.copyOf(posts);
        disciplines = List.copyOf(disciplines);
    }
}
