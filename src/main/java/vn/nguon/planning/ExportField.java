package vn.nguon.planning;

import java.util.Optional;

/**
 * What a column of "danh sách trích ngang" can hold. Its official columns are not published, so an office chooses, orders and renames them;
 * {@link #BLANK} is for columns that only the office fills in (số phiếu, xếp loại).
 */
enum ExportField {
    ORDINAL("TT"),
    NAME("Họ và tên"),
    BORN("Ngày sinh"),
    BORN_MALE("Ngày sinh (nam)"),
    BORN_FEMALE("Ngày sinh (nữ)"),
    SEX("Giới tính"),
    ETHNICITY("Dân tộc"),
    RELIGION("Tôn giáo"),
    HOME_TOWN("Quê quán"),
    POST("Chức vụ, đơn vị công tác"),
    PARTY_PROBATION("Ngày vào Đảng (dự bị)"),
    PARTY_OFFICIAL("Ngày vào Đảng (chính thức)"),
    EDUCATION("Trình độ giáo dục phổ thông"),
    QUALIFICATION("Trình độ chuyên môn"),
    POLITICAL_THEORY("Trình độ lý luận chính trị"),
    STATE_MANAGEMENT("Trình độ quản lý nhà nước"),
    TITLE("Chức danh quy hoạch"),
    ORGANISATION("Đơn vị quy hoạch"),
    TERM("Nhiệm kỳ"),
    FORM("Hình thức"),
    DECISION("Quyết định"),
    DECIDED_ON("Ngày quyết định"),
    STATE("Trạng thái"),
    BLANK("Ghi chú");

    private final String heading;

    ExportField(String heading) {
        this.heading = heading;
    }

    /** The heading that it has until an office writes its own. */
    String heading() {
        return heading;
    }

    static Optional<ExportField> of(String name) {
        for (var field : values()) if (field.name().equals(name)) return Optional.of(field);
        return Optional.empty();
    }
}
