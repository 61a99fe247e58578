package vn.nguon.followup;

/** A list of people behind the numbers of what comes after classes, and what its page says. */
public enum AfterwardsList {
    TRAINED(
            "Trong quy hoạch, đã bồi dưỡng",
            "Người đang trong quy hoạch đã học xong lớp cho mọi chức danh, nhiệm kỳ của mình; mới học xong ở trên",
            "Quy hoạch",
            "Học xong",
            "Lớp",
            "Chưa ai học xong",
            "Lớp kết thúc thì học viên đang trong quy hoạch hiện ở đây."),
    PLACED(
            "Đã bố trí sau lớp",
            "Người nhận chức danh đã quy hoạch và đã học lớp cho chức danh đó; mới nhận chức ở trên",
            "Chức danh",
            "Nhận chức",
            "Lớp",
            "Chưa bố trí ai sau lớp",
            "Ghi ở từng lượt quy hoạch, bước Bổ nhiệm; người đã học hiện ở đây."),
    WAITING(
            "Đã bồi dưỡng, chưa bố trí",
            "Người còn trong quy hoạch, đã học xong lớp cho chức danh đó; chờ lâu nhất ở trên",
            "Quy hoạch",
            "Học xong",
            "Lớp",
            "Không còn ai chờ bố trí",
            "Người học xong mà chưa nhận chức hiện ở đây."),
    UNTRAINED(
            "Nhận chức khi chưa học",
            "Người nhận chức danh đã quy hoạch mà chưa học lớp cho chức danh đó; mới nhất ở trên",
            "Chức danh",
            "Nhận chức",
            "Ghi chú",
            "Ai nhận chức cũng đã học",
            "Người nhận chức mà chưa học cho chức danh đó hiện ở đây.");

    private final String title;
    private final String about;
    private final String titles;
    private final String day;
    private final String note;
    private final String none;
    private final String noneText;

    AfterwardsList(String title, String about, String titles, String day, String note, String none, String noneText) {
        this.title = title;
        this.about = about;
        this.titles = titles;
        this.day = day;
        this.note = note;
        this.none = none;
        this.noneText = noneText;
    }

    public String title() {
        return title;
    }

    /** Who is on it, and in which order. */
    public String about() {
        return about;
    }

    /** Heading of {@link PeopleAfterwards.Person#titles}. */
    public String titles() {
        return titles;
    }

    /** Heading of {@link PeopleAfterwards.Person#day}. */
    public String day() {
        return day;
    }

    /** Heading of {@link PeopleAfterwards.Person#note}. */
    public String note() {
        return note;
    }

    /** What is said of an empty list. */
    public String none() {
        return none;
    }

    public String noneText() {
        return noneText;
    }

    /** Of few organisations these are sorted whole, so that they may as well be counted; of the others no further than worth it. */
    boolean countedWhole() {
        return this == TRAINED || this == PLACED;
    }
}
