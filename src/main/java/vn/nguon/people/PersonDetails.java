package vn.nguon.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;

/**
 * What is kept of a person besides posts. Texts are cleaned here (NFC, single spaces) and "" when unknown.
 * <p>Refuses (IllegalArgumentException) no name, a number without 12 digits, and Party dates the wrong way round.
 *
 * @param givenName "" for the last word of the name
 * @param personalNo personal identification number (số định danh cá nhân): 12 digits, or null
 * @param partyProbation day of admission to the Party (kết nạp); {@code partyOfficial}: full member since (chính thức), not before it
 * @param generalEducation school years done, e.g. 12/12
 * @param politicalTheory Sơ cấp, Trung cấp, Cao cấp, Cử nhân, as written
 */
public record PersonDetails(
        String fullName,
        String givenName,
        @Nullable Sex sex,
        @Nullable BirthDate born,
        String ethnicity,
        String religion,
        String homeTown,
        @Nullable String personalNo,
        @Nullable LocalDate partyProbation,
        @Nullable LocalDate partyOfficial,
        String qualification,
        String generalEducation,
        String politicalTheory,
        String stateManagement) {

    public PersonDetails {
        fullName = VietnameseText.clean(fullName);
        if (fullName.isEmpty()) throw new IllegalArgumentException("person without name");
        givenName = VietnameseText.clean(givenName);
        if (givenName.isEmpty()) givenName = VietnameseText.givenName(fullName);
        ethnicity = VietnameseText.clean(ethnicity);
        religion = VietnameseText.clean(religion);
        homeTown = VietnameseText.clean(homeTown);
        qualification = VietnameseText.clean(qualification);
        generalEducation = VietnameseText.clean(generalEducation);
        politicalTheory = VietnameseText.clean(politicalTheory);
        stateManagement = VietnameseText.clean(stateManagement);
        if (personalNo != null && !personalNo.matches("[0-9]{12}"))
            throw new IllegalArgumentException("personal number");
        if (partyProbation != null && partyOfficial != null && partyOfficial.isBefore(partyProbation))
            throw new IllegalArgumentException("full Party member before admission");
    }

    /** Only what tells a person from another. */
    public static PersonDetails of(String fullName, @Nullable Sex sex, @Nullable BirthDate born) {
        return new PersonDetails(fullName, "", sex, born, "", "", "", null, null, null, "", "", "", "");
    }

    /** The same person with what a planning list or roster usually says besides. */
    public PersonDetails withListed(
            String ethnicity, @Nullable LocalDate partyOfficial, String qualification, String politicalTheory) {
        return new PersonDetails(
                fullName,
                givenName,
                sex,
                born,
                ethnicity,
                religion,
                homeTown,
                personalNo,
                null,
                partyOfficial,
                qualification,
                generalEducation,
                politicalTheory,
                stateManagement);
    }

    public PersonDetails withPersonalNo(@Nullable String number) {
        return new PersonDetails(
                fullName,
                givenName,
                sex,
                born,
                ethnicity,
                religion,
                homeTown,
                number,
                partyProbation,
                partyOfficial,
                qualification,
                generalEducation,
                politicalTheory,
                stateManagement);
    }
}
