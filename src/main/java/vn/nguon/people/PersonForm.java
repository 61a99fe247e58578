package vn.nguon.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** The fields of a person on a form, the same for adding and correcting. */
final class PersonForm {

    private static final List<Option> SEXES =
            List.of(new Option("MALE", Sex.MALE.vietnamese()), new Option("FEMALE", Sex.FEMALE.vietnamese()));

    private final Form form;
    private final LocalDate today;
    private final Input<String> name;
    private final Input<String> given;
    private final Input<String> sex;
    private final Input<String> born;
    private final Input<String> ethnicity;
    private final Input<String> religion;
    private final Input<String> homeTown;
    private final Input<String> personalNo;
    private final Input<LocalDate> probation;
    private final Input<LocalDate> official;
    private final Input<String> qualification;
    private final Input<String> education;
    private final Input<String> politicalTheory;
    private final Input<String> stateManagement;
    private @Nullable More more;

    /** Inputs that only the form of a file already kept has. */
    private record More(
            Input<String> otherName,
            Input<String> birthPlace,
            Input<String> residence,
            Input<LocalDate> issued,
            Input<String> partyCard,
            Input<LocalDate> recruitedOn,
            Input<String> recruitedBy,
            Input<String> degree,
            Input<String> foreignLanguage,
            Input<String> ethnicLanguage,
            Input<String> computing,
            Input<LocalDate> died,
            Input<String> why) {}

    /** The form of a file that is kept: also what lists do not bring, and why it is corrected. */
    static PersonForm correcting(Form form, LocalDate today, @Nullable PersonFacts now) {
        var result = new PersonForm(form, today, now == null ? null : now.own());
        var kept = now == null ? Particulars.NONE : now.ownParticulars();
        result.more = new More(
                result.text("ten-khac", "Tên gọi khác", 80, kept.otherName()),
                result.text("noi-sinh", "Nơi sinh", 120, kept.birthPlace()),
                result.text("noi-o", "Nơi ở hiện nay", 160, kept.residence())
                        .hint("Sau sáp nhập, ghi cả tên xã cũ và xã mới nếu khác nhau"),
                past(form.date("ngay-cap", "Ngày cấp căn cước"), kept.personalNoIssued(), today),
                result.text("the-dang", "Số thẻ đảng viên", 20, kept.partyCard()),
                past(form.date("tuyen-dung", "Ngày tuyển dụng"), kept.recruitedOn(), today),
                result.text("noi-tuyen", "Cơ quan tuyển dụng", 160, kept.recruitedBy()),
                result.text("hoc-vi", "Học vị, học hàm", 60, kept.degree()),
                result.text("ngoai-ngu", "Ngoại ngữ", 80, kept.foreignLanguage()),
                result.text("tieng-dan-toc", "Tiếng dân tộc", 80, kept.ethnicLanguage()),
                result.text("tin-hoc", "Tin học", 80, kept.computing()),
                past(form.date("ngay-mat", "Ngày mất"), kept.diedOn(), today)
                        .hint("Chỉ ghi khi người này đã mất: số định danh khi đó không còn bị coi là trùng"),
                form.text("ly-do", "Lý do, căn cứ sửa", 200)
                        .hint("Ví dụ: theo căn cước công dân; theo Quyết định số 12-QĐ/HU")
                        .required("Ghi lý do, căn cứ sửa"));
        return result;
    }

    private static Input<LocalDate> past(Input<LocalDate> input, @Nullable LocalDate now, LocalDate today) {
        return input.initial(now).optional().check(day -> !day.isAfter(today), "Ngày này ở sau hôm nay");
    }

    /** For after {@link Form#ok()} of a form made by {@link #correcting}. */
    Correction correction() {
        var m = java.util.Objects.requireNonNull(more);
        var particulars = new Particulars(
                m.otherName.orElse(""),
                m.birthPlace.orElse(""),
                m.residence.orElse(""),
                m.issued.value(),
                m.partyCard.orElse(""),
                m.recruitedOn.value(),
                m.recruitedBy.orElse(""),
                m.degree.orElse(""),
                m.foreignLanguage.orElse(""),
                m.ethnicLanguage.orElse(""),
                m.computing.orElse(""),
                m.died.value());
        return new Correction(details(), particulars, m.why.get());
    }

    /** @param now what is kept, null for a new person */
    PersonForm(Form form, LocalDate today, @Nullable PersonDetails now) {
        this.form = form;
        this.today = today;
        name = form.text("ho-ten", "Họ và tên", 80)
                .initial(now == null ? null : now.fullName())
                .required("Nhập họ và tên")
                .check(text -> text.matches("[\\p{L}\\p{M}' .-]+"), "Họ và tên chỉ gồm chữ, ví dụ Lô Thị Xuân");
        given = form.text("ten", "Tên để xếp danh sách", 40)
                .hint("Để trống thì lấy chữ cuối của họ và tên; tên vùng cao có khi khác, ví dụ Vừ A Ỉ")
                .initial(now == null ? null : now.givenName())
                .optional();
        sex = form.choice("gioi-tinh", "Giới tính", SEXES)
                .initial(now == null || now.sex() == null ? null : now.sex().name())
                .required("Chọn giới tính");
        born = form.text("ngay-sinh", "Ngày sinh", 10)
                .hint("Ngày, tháng, năm, ví dụ 07/03/1985; chỉ ghi năm nếu chỉ biết năm")
                .initial(now == null || now.born() == null ? null : now.born().text())
                .required("Nhập ngày sinh, hoặc năm sinh nếu chỉ biết năm");
        if (form.submitted() && born.value() != null && problem(born.get(), today) instanceof String sentence)
            form.refuse("ngay-sinh", sentence);
        ethnicity = text("dan-toc", "Dân tộc", 40, now == null ? "" : now.ethnicity());
        religion = text("ton-giao", "Tôn giáo", 40, now == null ? "" : now.religion())
                .hint("Không theo tôn giáo nào thì ghi Không");
        homeTown = text("que-quan", "Quê quán", 120, now == null ? "" : now.homeTown());
        personalNo = form.text("so-dinh-danh", "Số định danh cá nhân", 12)
                .initial(now == null ? null : now.personalNo())
                .optional()
                .check(text -> text.matches("[0-9]{12}"), "Số định danh cá nhân có đúng 12 chữ số, không có dấu cách");
        probation = form.date("vao-dang", "Ngày vào Đảng")
                .initial(now == null ? null : now.partyProbation())
                .optional()
                .check(day -> !day.isAfter(today), "Ngày vào Đảng ở sau hôm nay");
        official = form.date("chinh-thuc", "Ngày vào Đảng chính thức")
                .initial(now == null ? null : now.partyOfficial())
                .optional()
                .check(day -> !day.isAfter(today), "Ngày vào Đảng chính thức ở sau hôm nay")
                .check(
                        day -> probation.value() == null || !day.isBefore(probation.get()),
                        "Ngày chính thức phải từ ngày vào Đảng trở đi");
        qualification = text("chuyen-mon", "Trình độ chuyên môn", 120, now == null ? "" : now.qualification());
        education = text("pho-thong", "Trình độ giáo dục phổ thông", 20, now == null ? "" : now.generalEducation());
        politicalTheory = text("ly-luan", "Trình độ lý luận chính trị", 60, now == null ? "" : now.politicalTheory());
        stateManagement = text("quan-ly", "Trình độ quản lý nhà nước", 60, now == null ? "" : now.stateManagement());
    }

    private Input<String> text(String id, String label, int most, String now) {
        return form.text(id, label, most).initial(now.isEmpty() ? null : now).optional();
    }

    /** What is wrong with a birth date, null when nothing is. */
    private static @Nullable String problem(String text, LocalDate today) {
        return switch (BirthDate.read(text, today)) {
            case BirthDate.Read(var _, var note) -> note == null ? null : note + ". Ghi đủ, ví dụ 07/03/1985";
            case BirthDate.Unreadable(var sentence) -> sentence;
        };
    }

    Form form() {
        return form;
    }

    /** For after {@link Form#ok()}. */
    PersonDetails details() {
        return new PersonDetails(
                name.get(),
                given.orElse(VietnameseText.givenName(name.get())),
                Sex.valueOf(sex.get()),
                BirthDate.read(born.get(), today) instanceof BirthDate.Read(var value, var _) ? value : null,
                ethnicity.orElse(""),
                religion.orElse(""),
                homeTown.orElse(""),
                personalNo.value(),
                probation.value(),
                official.value(),
                qualification.orElse(""),
                education.orElse(""),
                politicalTheory.orElse(""),
                stateManagement.orElse(""));
    }
}
