package vn.nguon.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * A dated fact of a cadre's life. Days are inclusive; texts are cleaned here (NFC, single spaces).
 * <p>Refuses (IllegalArgumentException) a branch that its kind does not have, a discipline without form, day or decision, any other kind
 * with a form, no title, and an end before the beginning.
 *
 * @param form of a discipline, null otherwise; the title of a discipline is what it was for
 * @param title qualification, course, award, office; of a discipline the fault in short
 * @param body school, or who decided
 * @param document number of the decision or certificate, "" when unknown
 * @param dated day of the decision or certificate
 * @param firstDay of study, of being in force, of the office; null when unknown
 * @param lastDay null while it lasts or when unknown: a discipline without it is in force without end
 * @param detail form of study, rank, result
 */
public record Fact(
        FactKind kind,
        FactKind.Branch branch,
        FactKind.@Nullable Form form,
        String title,
        String body,
        String document,
        @Nullable LocalDate dated,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String detail) {

    public Fact {
        title = VietnameseText.clean(title);
        body = VietnameseText.clean(body);
        document = VietnameseText.clean(document);
        detail = VietnameseText.clean(detail);
        if (title.isEmpty()) throw new IllegalArgumentException("fact without title");
        if (!kind.branches().contains(branch)) throw new IllegalArgumentException(kind + " of " + branch);
        if ((kind == FactKind.DISCIPLINE) == (form == null)) throw new IllegalArgumentException("form of " + kind);
        if (kind == FactKind.DISCIPLINE && (dated == null || document.isEmpty()))
            throw new IllegalArgumentException("discipline without decision");
        var begins = firstDay == null && kind == FactKind.DISCIPLINE ? dated : firstDay;
        if (begins != null && lastDay != null && lastDay.isBefore(begins))
            throw new IllegalArgumentException("fact ends before it begins");
    }

    /** A discipline by its decision, in force from that day. */
    public static Fact discipline(
            FactKind.Branch system,
            FactKind.Form form,
            String fault,
            String decidedBy,
            String document,
            LocalDate decidedOn,
            @Nullable LocalDate lastDay) {
        return new Fact(
                FactKind.DISCIPLINE, system, form, fault, decidedBy, document, decidedOn, decidedOn, lastDay, "");
    }

    /** One line: form and fault, or the title. */
    public String text() {
        return form == null ? title : "%s: %s".formatted(form.vietnamese(), title);
    }
}
