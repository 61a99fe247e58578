package vn.nguon.sheets;

/** What a column of a list means. The words offices write over it are in {@code sheets/column-words.tsv}. */
public enum Column {
    ORDINAL("Số thứ tự"),
    NAME("Họ và tên"),
    FAMILY_NAME("Họ và đệm"),
    GIVEN_NAME("Tên"),
    BORN("Ngày sinh"),
    BORN_DAY("Ngày sinh"),
    BORN_MONTH("Tháng sinh"),
    BORN_YEAR("Năm sinh"),
    /** Holds the birth date of a man, or a mark: the two layouts differ only in the cells. */
    MALE("Nam"),
    FEMALE("Nữ"),
    SEX("Giới tính"),
    ETHNICITY("Dân tộc"),
    RELIGION("Tôn giáo"),
    PERSONAL_ID("Số định danh"),
    PHONE("Điện thoại"),
    HOME_TOWN("Quê quán"),
    POST("Chức vụ"),
    UNIT("Đơn vị"),
    PARTY_PROBATION("Ngày vào Đảng"),
    PARTY_OFFICIAL("Ngày vào Đảng (chính thức)"),
    EDUCATION("Trình độ văn hóa"),
    QUALIFICATION("Trình độ chuyên môn"),
    POLITICAL_THEORY("Trình độ lý luận chính trị"),
    STATE_MANAGEMENT("Trình độ quản lý nhà nước"),
    PLANNED_TITLE("Chức danh quy hoạch"),
    PLANNED_UNIT("Đơn vị quy hoạch"),
    TERM("Nhiệm kỳ"),
    FORM("Hình thức"),
    DISCIPLINE("Kỷ luật"),
    NOTE("Ghi chú"),
    TOPIC("Nội dung, chuyên đề"),
    PERIODS("Số tiết"),
    PERFORMER("Người thực hiện");

    private final String vietnamese;

    Column(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** Its name on screens and in sentences about a row. */
    public String vietnamese() {
        return vietnamese;
    }
}
