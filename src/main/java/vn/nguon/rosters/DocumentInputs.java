package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.PartHolder;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Classification;
import vn.nguon.shared.OrganisationId;
import vn.nguon.web.Classifying;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The part of a form that cites a document: number, day, issuer, classification. */
public final class DocumentInputs {
    private final List<PartHolder> issuers;
    private final Input<String> number;
    private final Input<LocalDate> dated;
    private final Input<String> issuer;
    private final Input<String> otherIssuer;
    private final Classifying classified;

    private DocumentInputs(
            List<PartHolder> issuers,
            Input<String> number,
            Input<LocalDate> dated,
            Input<String> issuer,
            Input<String> otherIssuer,
            Classifying classified) {
        this.issuers = issuers;
        this.number = number;
        this.dated = dated;
        this.issuer = issuer;
        this.otherIssuer = otherIssuer;
        this.classified = classified;
    }

    /** @param holders of parts in the class: likely issuers @param required the form is refused without a document */
    public static DocumentInputs in(Form form, List<PartHolder> holders, boolean required) {
        return in(form, "", holders, required);
    }

    /** A second document in the same form. @param prefix before the names of its inputs, e.g. {@code dn-} */
    public static DocumentInputs in(Form form, String prefix, List<PartHolder> holders, boolean required) {
        var byId = new LinkedHashMap<OrganisationId, PartHolder>();
        for (var holder : holders) byId.putIfAbsent(holder.organisation(), holder);
        var issuers = List.copyOf(byId.values());
        var options = IntStream.range(0, issuers.size())
                .mapToObj(i -> new Option(Integer.toString(i), issuers.get(i).name()))
                .toList();
        var number = form.text(prefix + "so-van-ban", "Số, ký hiệu văn bản", 60).hint("Ví dụ 145-QĐ/HU");
        var dated = form.date(prefix + "ngay-van-ban", "Ngày văn bản");
        var issuer = form.choice(prefix + "co-quan", "Cơ quan ban hành", options);
        var other = form.text(prefix + "co-quan-khac", "Cơ quan khác", 120)
                .optional()
                .hint("Ghi tên khi cơ quan ban hành không có trong danh sách");
        var inputs = new DocumentInputs(
                issuers, number, dated, issuer, other, Classifying.in(form, prefix, Classification.NORMAL));
        if (required) {
            number.required("Nhập số, ký hiệu văn bản");
            dated.required("Nhập ngày văn bản");
        } else {
            number.optional();
            dated.optional();
            issuer.optional();
        }
        inputs.checkTogether(form, required);
        return inputs;
    }

    private void checkTogether(Form form, boolean required) {
        if (!form.submitted()) return;
        var some = required || number.value() != null || dated.value() != null;
        if (!some) return;
        number.required("Nhập số, ký hiệu văn bản");
        dated.required("Nhập ngày văn bản");
        if (issuer.value() == null && otherIssuer.value() == null) issuer.required("Chọn cơ quan ban hành văn bản");
    }

    /** The document, or null when none was cited. Only after {@link Form#ok()}. */
    @Nullable
    public DocumentReference reference(String about) {
        var day = dated.value();
        var no = number.value();
        if (day == null || no == null) return null;
        var other = otherIssuer.value();
        if (other != null) return new DocumentReference(no, day, null, other, about, classified.get());
        return new DocumentReference(
                no, day, issuers.get(Integer.parseInt(issuer.get())).organisation(), "", about, classified.get());
    }
}
