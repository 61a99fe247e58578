package vn.nguon.people;

import java.util.List;

/** Kinds of dated facts in a cadre's file. */
public enum FactKind {
    /** Training, qualification (đào tạo, bồi dưỡng, trình độ), besides our own classes. */
    TRAINING("dao-tao", "Đào tạo, bồi dưỡng, trình độ"),
    /** Office in a Party committee or a mass organisation. */
    MEMBERSHIP("doan-the", "Cấp ủy, đoàn thể"),
    AWARD("khen-thuong", "Khen thưởng"),
    /** Sensitive: masked like Party data. */
    DISCIPLINE("ky-luat", "Kỷ luật");

    private final String slug;
    private final String vietnamese;

    FactKind(String slug, String vietnamese) {
        this.slug = slug;
        this.vietnamese = vietnamese;
    }

    /** As addresses write it. */
    public String slug() {
        return slug;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** What a fact of this kind may be about. */
    public List<Branch> branches() {
        return this == TRAINING ? Branch.OF_TRAINING : Branch.OF_SYSTEMS;
    }

    /** What training qualifies in; or whose system the award, discipline or office is of. */
    public enum Branch {
        PROFESSIONAL("Chuyên môn"),
        /** A professional qualification in science or technology, which shares of planning count. */
        SCIENCE("Chuyên môn khoa học, công nghệ"),
        POLITICAL_THEORY("Lý luận chính trị"),
        STATE_MANAGEMENT("Quản lý nhà nước"),
        DEFENCE("Quốc phòng, an ninh"),
        LANGUAGE("Ngoại ngữ, tiếng dân tộc"),
        COMPUTING("Tin học"),
        SKILLS("Nghiệp vụ, kỹ năng"),
        PARTY("Đảng"),
        STATE("Chính quyền"),
        UNION("Đoàn thể");

        static final List<Branch> OF_TRAINING = List.of(
                PROFESSIONAL, SCIENCE, POLITICAL_THEORY, STATE_MANAGEMENT, DEFENCE, LANGUAGE, COMPUTING, SKILLS);
        static final List<Branch> OF_SYSTEMS = List.of(PARTY, STATE, UNION);

        private final String vietnamese;

        Branch(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** Forms of discipline (hình thức kỷ luật), lightest first. */
    public enum Form {
        REPRIMAND("Khiển trách"),
        WARNING("Cảnh cáo"),
        PAY_CUT("Hạ bậc lương"),
        DEMOTION("Giáng chức"),
        REMOVAL("Cách chức"),
        RECALL("Bãi nhiệm"),
        DISMISSAL("Buộc thôi việc"),
        EXPULSION("Khai trừ");

        private final String vietnamese;

        Form(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }
}
