package vn.nguon.credentials;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.results.CredentialKind;

/**
 * What a credential says, frozen with its register entry: whatever is renamed, ended or corrected later, the paper prints
 * the same. Every name is as it was on {@link #issuedOn}.
 *
 * @param layout name of the {@link CredentialLayout} it is printed with; layouts are never edited, only followed by new ones
 * @param superior body above the issuer for the head of the paper, empty when there is none
 * @param state whether the issuer is of the State form: decides the national motto or the Party's line
 * @param born {@code dd/MM/yyyy}, the year alone where papers give no more, or empty
 * @param holderPost the person's post and unit as on the roster, may be empty
 * @param className public name of the class
 * @param periods taught periods (tiết)
 * @param band as decided
 * @param finalMark 2 decimals with a comma, empty where a decision has none
 * @param decision number of the deciding document; {@code decidedOn} its date
 * @param place where it was signed, for the place-date line
 * @param capacity how the signatory signs: {@code HIỆU TRƯỞNG}, {@code T/M BAN THƯỜNG VỤ}
 * @param signatoryPost post of the signatory on the day under the capacity line, for example {@code BÍ THƯ}; may be empty
 */
public record CredentialContent(
        CredentialKind kind,
        String layout,
        String issuer,
        String superior,
        boolean state,
        String fullName,
        String born,
        @Nullable Integer birthYear,
        String holderPost,
        String classCode,
        String className,
        LocalDate from,
        LocalDate to,
        int periods,
        String band,
        String finalMark,
        String decision,
        LocalDate decidedOn,
        String place,
        LocalDate issuedOn,
        String signatory,
        String capacity,
        String signatoryPost) {}
