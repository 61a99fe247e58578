/**
 * Cadres (cán bộ): the person, posts held with their days, levels reached, Party dates; and the matching of persons, so that one person is
 * here once. Public: {@link People} with what it takes and returns, and {@link BuiltOnPeople}, which modules above implement. Ethnicity,
 * religion, the personal number and Party dates are masked unless the viewer is of an organisation board, an approver, or the person.
 *
 * <p><b>For modules above.</b> One person may have several files: {@code person_same} says so, and nobody's foreign key is rewritten. So
 * read a person's rows with {@code WHERE person_id IN (SELECT files_of(:person))}, count people with {@code count(DISTINCT one_id)} off
 * {@code person_card} (or {@code one_person(person_id)}), and link to the file that speaks for them. Joins over many go by {@code
 * person_identity} or, cheaper, {@code person_spoken_for}; who writes {@code one_id} down follows by {@link PersonFollower} and holds {@code
 * identities_stay()}. Views with a row under each file of the person:
 * {@code person_facts} (sex, birth, ethnicity, levels, day of death), {@code person_party} (probation_on, official_on),
 * {@code person_discipline} (system, form, decided_on, in_force daterange, document), {@code person_training}, {@code person_post_held}
 * (title, organisation, valid). They join no door: whoever reads them checks one, and shows discipline, Party data and ethnicity only by
 * role. In tests a discipline is entered by {@code histories.enter(board, person.ref(), Fact.discipline(…))}.
 */
@ApplicationModule(
        displayName = "Cán bộ",
        allowedDependencies = {"units", "accounts", "audit", "web", "shared"})
@NullMarked
package vn.nguon.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
