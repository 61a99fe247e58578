package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;

class PersonMatchingTests {

    private static final OrganisationId YEN_TINH = new OrganisationId(1);
    private static final OrganisationId NGA_MY = new OrganisationId(2);
    private static final LocalDate PARTY = LocalDate.of(2006, 9, 6);

    private static BirthDate born(String text) {
        return ((BirthDate.Read) BirthDate.read(text, LocalDate.of(2022, 10, 7))).value();
    }

    private static Likeness row(String name, @Nullable String born, @Nullable OrganisationId unit) {
        return new Likeness(name, Sex.MALE, born == null ? null : born(born), unit, null, null);
    }

    private static PersonMatching.Known known(long id, Likeness like, PersonId... distinct) {
        var card = new PersonCard(
                new PersonId(id), new UUID(0, id), "CB-" + id, like.fullName(), "", like.sex(), like.born());
        return new PersonMatching.Known(card, PersonMatching.Traits.of(like), Set.of(distinct));
    }

    @Test
    void isSureOfTheSameFoldedNameWholeDateAndUnit() {
        var known = known(1, row("Hồ Quốc Toàn", "07/12/1988", YEN_TINH));
        assertThat(PersonMatching.judge(row("HỒ QUỐC TOÀN", "07/12/1988", YEN_TINH), List.of(known)))
                .isEqualTo(new PersonMatch.Sure(new PersonId(1)));
        assertThat(PersonMatching.judge(row("Ho Quoc Toan", "07/12/1988", YEN_TINH), List.of(known)))
                .isEqualTo(new PersonMatch.Sure(new PersonId(1)));
    }

    @Test
    void doubtsABirthYearAgainstAWholeDateOfThatYear() {
        var known = known(1, row("Hồ Quốc Toàn", "07/12/1988", YEN_TINH));
        assertThat(PersonMatching.judge(row("Hồ Quốc Toàn", "1988", YEN_TINH), List.of(known)))
                .isInstanceOf(PersonMatch.Doubtful.class);
        assertThat(PersonMatching.judge(row("Hồ Quốc Toàn", "1989", YEN_TINH), List.of(known)))
                .isInstanceOf(PersonMatch.Nobody.class);
    }

    @Test
    void doubtsNamesakesOfOneDayInTwoUnits() {
        var known = known(1, row("Xồng A Dế", "24/11/1979", YEN_TINH));
        assertThat(PersonMatching.judge(row("Xồng A Dế", "24/11/1979", NGA_MY), List.of(known)))
                .isInstanceOf(PersonMatch.Doubtful.class);
    }

    @Test
    void takesNamesakesOfTwoDatesForTwoPeople() {
        var known = known(1, row("Lữ Thị Ánh", "17/06/1976", YEN_TINH));
        assertThat(PersonMatching.judge(row("Lữ Thị Ánh", "22/05/1982", NGA_MY), List.of(known)))
                .isInstanceOf(PersonMatch.Nobody.class);
    }

    @Test
    void isSureOfABirthYearOnlyOnceAHumanSaidWhoTheOtherIsNot() {
        var year = row("Hồ Quốc Toàn", "1988", YEN_TINH);
        var whole = known(2, row("Hồ Quốc Toàn", "07/12/1988", YEN_TINH));
        assertThat(PersonMatching.judge(year, List.of(known(1, year), whole))).isInstanceOf(PersonMatch.Doubtful.class);
        assertThat(PersonMatching.judge(year, List.of(known(1, year, new PersonId(2)), whole)))
                .isEqualTo(new PersonMatch.Sure(new PersonId(1)));
    }

    @Test
    void doubtsABirthYearWhenThePartyDatesDiffer() {
        var one = new Likeness("Hồ Quốc Toàn", Sex.MALE, born("1988"), YEN_TINH, null, PARTY);
        var other = new Likeness("Hồ Quốc Toàn", Sex.MALE, born("1988"), YEN_TINH, null, PARTY.plusYears(1));
        assertThat(one.compare(other)).isEqualTo(Likeness.Alike.PERHAPS);
        assertThat(one.compare(one)).isEqualTo(Likeness.Alike.SAME);
    }

    @Test
    void doubtsTwoSexes() {
        var man = row("Lô Hoài An", "01/02/1985", YEN_TINH);
        var woman = new Likeness("Lô Hoài An", Sex.FEMALE, born("01/02/1985"), YEN_TINH, null, null);
        assertThat(man.compare(woman)).isEqualTo(Likeness.Alike.PERHAPS);
    }

    @Test
    void followsThePersonalNumberWhateverElseIsWritten() {
        var known =
                known(1, new Likeness("Lô Thị Oanh", Sex.FEMALE, born("16/10/1981"), YEN_TINH, "040181000001", null));
        var married = new Likeness("Lô Thị Kim Oanh", Sex.FEMALE, born("1981"), NGA_MY, "040181000001", null);
        var namesake = new Likeness("Lô Thị Oanh", Sex.FEMALE, born("16/10/1981"), YEN_TINH, "040181000002", null);
        assertThat(PersonMatching.judge(married, List.of(known))).isEqualTo(new PersonMatch.Sure(new PersonId(1)));
        assertThat(PersonMatching.judge(namesake, List.of(known))).isInstanceOf(PersonMatch.Nobody.class);
    }

    @Test
    void doubtsWhenTwoAreEquallyRight() {
        var row = row("Lô Văn Thoại", "01/01/1985", YEN_TINH);
        assertThat(PersonMatching.judge(row, List.of(known(1, row), known(2, row))))
                .isInstanceOfSatisfying(
                        PersonMatch.Doubtful.class,
                        doubtful -> assertThat(doubtful.alike()).hasSize(2));
    }
}
