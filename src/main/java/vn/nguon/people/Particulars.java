package vn.nguon.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * What a cadre's file keeps of a person besides {@link PersonDetails}: what lists do not bring. Texts are cleaned here, "" when unknown.
 * Not kept: pay, health, family (domain.md, section 2, items 3, 7 and part of 8): nothing here would use them.
 *
 * @param otherName other name or alias (tên gọi khác, bí danh)
 * @param residence where the person lives now, with the old and the new name of the place where they differ
 * @param personalNoIssued day on which the identity card was issued
 * @param partyCard number of the Party card; sensitive
 * @param degree academic degree or title (học vị, học hàm)
 * @param ethnicLanguage languages of ethnic minorities spoken
 * @param diedOn null for the living
 */
public record Particulars(
        String otherName,
        String birthPlace,
        String residence,
        @Nullable LocalDate personalNoIssued,
        String partyCard,
        @Nullable LocalDate recruitedOn,
        String recruitedBy,
        String degree,
        String foreignLanguage,
        String ethnicLanguage,
        String computing,
        @Nullable LocalDate diedOn) {

    public static final Particulars NONE = new Particulars("", "", "", null, "", null, "", "", "", "", "", null);

    public Particulars {
        otherName = VietnameseText.clean(otherName);
        birthPlace = VietnameseText.clean(birthPlace);
        residence = VietnameseText.clean(residence);
        partyCard = VietnameseText.clean(partyCard);
        recruitedBy = VietnameseText.clean(recruitedBy);
        degree = VietnameseText.clean(degree);
        foreignLanguage = VietnameseText.clean(foreignLanguage);
        ethnicLanguage = VietnameseText.clean(ethnicLanguage);
        computing = VietnameseText.clean(computing);
    }

    /** The same person, dead since that day. */
    public Particulars withDeath(@Nullable LocalDate day) {
        return new Particulars(
                otherName,
                birthPlace,
                residence,
                personalNoIssued,
                partyCard,
                recruitedOn,
                recruitedBy,
                degree,
                foreignLanguage,
                ethnicLanguage,
                computing,
                day);
    }
}
