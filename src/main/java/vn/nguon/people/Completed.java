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
                filled(one.ethnicity(), other.ethnicity()),
                filled(one.religion(), other.religion()),
                filled(one.homeTown(), other.homeTown()),
                either(one.personalNo(), other.personalNo()),
                orderly ? probation : one.partyProbation(),
                orderly ? official : one.partyOfficial(),
                filled(one.qualification(), other.qualification()),
                filled(one.generalEducation(), other.generalEducation()),
                filled(one.politicalTheory(), other.politicalTheory()),
                filled(one.stateManagement(), other.stateManagement()));
    }

    static Particulars by(Particulars one, Particulars other) {
        return new Particulars(
                filled(one.otherName(), other.otherName()),
                filled(one.birthPlace(), other.birthPlace()),
                filled(one.residence(), other.residence()),
                either(one.personalNoIssued(), other.personalNoIssued()),
                filled(one.partyCard(), other.partyCard()),
                either(one.recruitedOn(), other.recruitedOn()),
                filled(one.recruitedBy(), other.recruitedBy()),
                filled(one.degree(), other.degree()),
                filled(one.foreignLanguage(), other.foreignLanguage()),
                filled(one.ethnicLanguage(), other.ethnicLanguage()),
                filled(one.computing(), other.computing()),
                either(one.diedOn(), other.diedOn()));
    }

    private static String filled(String one, String other) {
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
