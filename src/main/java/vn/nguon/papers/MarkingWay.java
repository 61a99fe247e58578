package vn.nguon.papers;

/** How a class marks its papers (cách chấm). */
enum MarkingWay {
    OPEN("Một người chấm, thấy tên học viên"),
    ONE("Một người chấm, giấu tên"),
    TWO("Hai người chấm độc lập, giấu tên");

    private final String vietnamese;

    MarkingWay(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }

    /** How many mark each paper before anybody looks at the difference. */
    int markers() {
        return this == TWO ? 2 : 1;
    }

    /** Do markers know a paper by its number only? */
    boolean hidesNames() {
        return this != OPEN;
    }
}
