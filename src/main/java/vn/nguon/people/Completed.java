package vn.nguon.people;

import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;

/** What one file of a person leaves blank, taken from another file of the same person. Nothing that is there changes. */
final class Completed {

    private Completed() {}

    static PersonDetails by(PersonDetails one, PersonDetails other) {
        var probation = either(one.partyProbation(), other.partyProbation());
        var official = either(one.partyOfficial(), other.partyOfficial());
        var orderly = probation == null || official == null || !official.isBefore(probation);
        return new PersonDetails(
                one.fullName(),
                one.givenName(),
                either(one.sex(), other.sex()),
                born(one.born(), other.born()),
                either(one.ethnicity(), other.ethnicity()),
                either(one.religion(), other.religion()),
                either(one.homeTown(), other.homeTown()),
                either(one.personalNo(), other.personalNo()),
                orderly ? probation : one.partyProbation(),
                orderly ? official : one.partyOfficial(),
                either(one.qualification(), other.qualification()),
                either(one.generalEducation(), other.generalEducation()),
                either(one.politicalTheory(), other.politicalTheory()),
                either(one.stateManagement(), other.stateManagement()));
    }

    static Particulars by(Particulars one, Particulars other) {
        return new Particulars(
                either(one.otherName(), other.otherName()),
                either(one.birthPlace(), other.birthPlace()),
                either(one.residence(), other.residence()),
                either(one.personalNoIssued(), other.personalNoIssued()),
                either(one.partyCard(), other.partyCard()),
                either(one.recruitedOn(), other.recruitedOn()),
                either(one.recruitedBy(), other.recruitedBy()),
                either(one.degree(), other.degree()),
                either(one.foreignLanguage(), other.foreignLanguage()),
                either(one.ethnicLanguage(), other.ethnicLanguage()),
                either(one.computing(), other.computing()),
                either(one.diedOn(), other.diedOn()));
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    /** A whole date of the same year tells more than the year. */
    private static @Nullable BirthDate born(@Nullable BirthDate one, @Nullable BirthDate other) {
        if (one == null) return other;
        return other != null && one.isYearOnly() && one.couldBe(other) ? other : one;
    }
}
