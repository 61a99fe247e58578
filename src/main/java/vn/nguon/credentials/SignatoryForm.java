package vn.nguon.credentials;

import org.jspecify.annotations.Nullable;
import vn.nguon.results.CredentialKind;
import vn.nguon.web.Form;
import vn.nguon.web.Input;

/** The fields of who signs, the same for a class and for a reissue. */
record SignatoryForm(Form form, Input<String> name, Input<String> capacity, Input<String> post, Input<String> place) {

    /** What stood on the last papers of the register comes again; before the first ones, what is usual. */
    static SignatoryForm declare(Form form, CredentialKind kind, @Nullable Signatory last) {
        var school = kind == CredentialKind.CERTIFICATE;
        return new SignatoryForm(
                form,
                form.text("nguoi-ky", "Họ và tên người ký", 80)
                        .required("Nhập họ và tên người ký")
                        .initial(last == null ? null : last.name()),
                form.text("tu-cach", "Dòng ghi quyền hạn ký", 80)
                        .required("Nhập dòng ghi quyền hạn ký, ví dụ T/M BAN THƯỜNG VỤ")
                        .hint("In như đã nhập, ví dụ HIỆU TRƯỞNG, KT. HIỆU TRƯỞNG, T/M BAN THƯỜNG VỤ")
                        .initial(last != null ? last.capacity() : school ? "HIỆU TRƯỞNG" : "T/M BAN THƯỜNG VỤ"),
                form.text("chuc-vu", "Chức vụ người ký", 80)
                        .optional()
                        .hint("Dòng dưới quyền hạn ký, ví dụ BÍ THƯ, PHÓ HIỆU TRƯỞNG; để trống nếu dòng trên đã ghi đủ")
                        .initial(last != null ? last.post() : school ? "" : "BÍ THƯ"),
                form.text("noi-ky", "Nơi ký", 60)
                        .required("Nhập nơi ký, ví dụ Tương Dương")
                        .initial(last == null ? null : last.place()));
    }

    /** After {@link Form#ok()}. */
    Signatory signatory() {
        return new Signatory(place.get(), name.get(), capacity.get(), post.orElse(""));
    }
}
