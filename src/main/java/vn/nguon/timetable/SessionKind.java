package vn.nguon.timetable;

import vn.nguon.programmes.StudyForm;

/** What a session is (loại buổi). Ceremonies have no periods and share a half day with what is taught. */
public enum SessionKind {
    TOPIC("Chuyên đề"),
    OPENING("Khai giảng"),
    CLOSING("Bế giảng"),
    DISCUSSION("Thảo luận"),
    PRACTICE("Thực hành"),
    FIELD_STUDY("Nghiên cứu thực tế"),
    SELF_STUDY("Tự học, viết thu hoạch"),
    REPORT_BACK("Báo cáo kết quả");

    private final String vietnamese;

    SessionKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public boolean ceremony() {
        return this == OPENING || this == CLOSING;
    }

    static SessionKind of(StudyForm form) {
        return switch (form) {
            case LECTURE -> TOPIC;
            case DISCUSSION -> DISCUSSION;
            case PRACTICE -> PRACTICE;
            case FIELD_STUDY -> FIELD_STUDY;
            case SELF_STUDY -> SELF_STUDY;
        };
    }
}
