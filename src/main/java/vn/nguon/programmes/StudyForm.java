package vn.nguon.programmes;

import java.util.Locale;

/** How a topic is studied (hình thức học). */
public enum StudyForm {
    LECTURE("Lên lớp"),
    DISCUSSION("Thảo luận"),
    PRACTICE("Thực hành"),
    FIELD_STUDY("Nghiên cứu thực tế"),
    SELF_STUDY("Tự học, viết thu hoạch");

    private final String vietnamese;

    StudyForm(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** A first guess from a topic's title when a spreadsheet does not say; people check it in the review. */
    public static StudyForm guess(String title) {
        var text = title.toLowerCase(Locale.ROOT);
        if (text.contains("viết thu hoạch") || text.startsWith("tự học")) return SELF_STUDY;
        if (text.contains("khảo sát") || text.contains("nghiên cứu thực t") || text.contains("thực tế cơ sở"))
            return FIELD_STUDY;
        if (text.startsWith("thực hành")) return PRACTICE;
        if (text.startsWith("thảo luận")) return DISCUSSION;
        return LECTURE;
    }
}
