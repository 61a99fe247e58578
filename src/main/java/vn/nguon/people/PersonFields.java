package vn.nguon.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's fields by their Vietnamese names, as text: for the audit and for completing blanks. */
final class PersonFields {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private PersonFields() {}

    /** In the order of the form; a new map that the caller may cut down. */
    static Map<String, String> of(PersonDetails d, Particulars p) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Họ và tên", d.fullName());
        fields.put("Tên", d.givenName());
        fields.put("Giới tính", d.sex() == null ? "" : d.sex().vietnamese());
        fields.put("Ngày sinh", d.born() == null ? "" : d.born().text());
        fields.put("Dân tộc", d.ethnicity());
        fields.put("Tôn giáo", d.religion());
        fields.put("Quê quán", d.homeTown());
        fields.put("Số định danh cá nhân", d.personalNo() == null ? "" : d.personalNo());
        fields.put("Ngày vào Đảng", day(d.partyProbation()));
        fields.put("Ngày chính thức", day(d.partyOfficial()));
        fields.put("Trình độ chuyên môn", d.qualification());
        fields.put("Giáo dục phổ thông", d.generalEducation());
        fields.put("Lý luận chính trị", d.politicalTheory());
        fields.put("Quản lý nhà nước", d.stateManagement());
        fields.put("Tên gọi khác", p.otherName());
        fields.put("Nơi sinh", p.birthPlace());
        fields.put("Nơi ở hiện nay", p.residence());
        fields.put("Ngày cấp căn cước", day(p.personalNoIssued()));
        fields.put("Số thẻ đảng viên", p.partyCard());
        fields.put("Ngày tuyển dụng", day(p.recruitedOn()));
        fields.put("Cơ quan tuyển dụng", p.recruitedBy());
        fields.put("Học vị, học hàm", p.degree());
        fields.put("Ngoại ngữ", p.foreignLanguage());
        fields.put("Tiếng dân tộc", p.ethnicLanguage());
        fields.put("Tin học", p.computing());
        fields.put("Ngày mất", day(p.diedOn()));
        return fields;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
