package vn.nguon.classes;

/** Who may take an edge of {@link ClassTransitions}: a role at an organisation that has a part in the class. */
enum Who {
    RUNS("Chỉ cơ quan tổ chức hoặc nơi đặt lớp làm được việc này.") {
        @Override
        boolean is(ClassHead head) {
            return head.runs();
        }
    },
    DECIDES("Chỉ người duyệt của cơ quan quyết định mở lớp làm được việc này.") {
        @Override
        boolean is(ClassHead head) {
            return head.decides();
        }
    },
    SCHOOL("Chỉ phòng đào tạo của trường cấp chứng chỉ làm được việc này.") {
        @Override
        boolean is(ClassHead head) {
            return head.school();
        }
    };

    private final String sentence;

    Who(String sentence) {
        this.sentence = sentence;
    }

    abstract boolean is(ClassHead head);

    /** For somebody who is not. */
    String sentence() {
        return sentence;
    }
}
