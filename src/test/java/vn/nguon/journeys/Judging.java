package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.nguon.Browsers;
import vn.nguon.web.Vn;

/** Papers without names: handed in, compared, marked by two who do not see each other and by a third, appealed against. */
final class Judging {
    private static final String MARKING = "/cham/TD-2022-01";
    private static final String TOPIC = "Nước sạch mùa khô ở bản Phồng";
    private static final String PRAISE = "Số liệu hỏi từng hộ, giải pháp có người làm";
    private static final String DOUBT = "Chưa nói vốn đầu nguồn lấy ở đâu";
    /** What she writes; sentences that nobody else of the class has. */
    private static final List<String> PAPER = List.of(
            "Bản Phồng có sáu mươi tư hộ sống hai bên con suối nhỏ chảy về sông, nhà xa nhất cách trụ sở ủy ban gần mười cây số đường đất.",
            "Mùa khô năm nay mười bốn hộ ở cuối bản phải gánh nước từ khe đá, mỗi chuyến đi về mất hơn một giờ của phụ nữ và trẻ em.",
            "Đường ống do dự án làm sáu năm trước đã gãy ở ba đoạn sau trận lũ tháng chín mà chưa ai được giao trông coi, sửa chữa.",
            "Ban quản lý bản đề nghị mỗi hộ góp hai ngày công, xã lo vật tư từ quỹ phòng chống thiên tai, huyện giúp đo lại tuyến đầu nguồn.",
            "Chi bộ giao đồng chí phó bí thư phụ trách tổ nước năm người, tháng nào cũng đi dọc tuyến ống và ghi vào sổ có chữ ký trưởng bản.",
            "Tiền nước mỗi tháng mười nghìn đồng một hộ do bản tự thu, công khai ở nhà cộng đồng, đủ thay van và mua ống trong hai năm.");
    /** What the one who copied added himself. */
    private static final List<String> OWN_WORDS = List.of(
            "Đề tài này nói về kinh nghiệm vận động của Mặt trận ở những bản khác trong xã và việc giữ rừng đầu nguồn.",
            "Theo ý kiến của người có uy tín thì cần cấm phát nương ở phía trên khe lấy nước trong vòng năm trăm mét.");

    private final Offices offices;
    private final String trainee;
    private final String copier;

    Judging(Offices offices, String trainee, String copier) {
        this.offices = offices;
        this.trainee = trainee;
        this.copier = copier;
    }

    /** Two markers, names hidden; three of the school's lecturers. */
    void arrange(List<String> markers) {
        var school = offices.desk("truong");
        school.go(CLASS + "/thu-hoach/cach-cham")
                .pick("Chấm thế nào", "Hai người chấm độc lập, giấu tên")
                .choose("Điểm bài thu hoạch vào phần", "Bài thu hoạch")
                .press("Lưu")
                .see("Hai điểm lệch không quá 1 thì lấy trung bình, làm tròn đến 0,25");
        for (var marker : markers) name(marker);
    }

    private void name(String marker) {
        offices.desk("truong")
                .go(CLASS + "/thu-hoach/nguoi-cham")
                .press("Giao chấm " + marker)
                .see("Đã giao chấm");
    }

    /** She takes her name out when she is told, and says which finding it rests on; the system makes the cover. */
    void handIn() {
        var phone = offices.desk(trainee);
        phone.go("/bai-nop").see("Hạn nộp 31/10/2022").follow("Nộp bài");
        phone.choose("Loại thu hoạch", "Đề án").fill("Tên đề tài", TOPIC);
        phone.page().locator("input[name=trich]").first().check();
        var withName = new ArrayList<>(PAPER);
        withName.addFirst("Học viên: " + trainee);
        phone.attach("Tệp bài làm", Docx.file("Bài của " + trainee + ".docx", Docx.by(trainee, withName)))
                .pressRefused("Nộp bài", "Bài có ghi họ tên " + trainee);
        phone.attach("Tệp bài làm", Docx.file("Bài của " + trainee + ".docx", Docx.by(trainee, PAPER)))
                .press("Nộp bài")
                .see("Đã nộp")
                .see("Đề án: " + TOPIC);
        var cover = phone.page().locator("main a[href$='/bia']").getAttribute("href");
        phone.go(cover);
        assertThat(phone.page().content()).contains(trainee).contains(TOPIC);
    }

    /** A day later somebody hands in most of it again, in another order and partly without tones. */
    void copy() {
        var mixed = new ArrayList<String>();
        mixed.add(OWN_WORDS.getFirst());
        mixed.addAll(PAPER.subList(3, 6));
        mixed.add(OWN_WORDS.getLast());
        mixed.add(vn.nguon.shared.VietnameseText.fold(PAPER.get(1)));
        var phone = offices.desk(copier);
        phone.go("/bai-nop/TD-2022-01")
                .choose("Loại thu hoạch", "Đề án")
                .fill("Tên đề tài", "Vận động dân bản giữ nước")
                .attach("Tệp bài làm", Docx.file("thu hoach.docx", Docx.of(mixed)))
                .press("Nộp bài")
                .see("Đã nộp");
    }

    /** A paper as those who organise the marking see it: by its number. */
    private record Paper(int no, List<String> markers) {}

    /** The school deals; the near copy shows with its passages beside those of the earlier paper, both by number. */
    void dealAndMark() {
        var school = offices.desk("truong");
        school.go(CLASS + "/thu-hoach/cham")
                .press("Chia bài cho người chấm")
                .see("Đã chia 182 lượt chấm")
                .seeFigure("Bài có điểm chung", "0/91");
        var copied = copied(school);
        school.see("từ giống bài nộp trước")
                .see("Tên học viên được ẩn")
                .unseen(trainee)
                .unseen(copier);
        var source = Pattern.compile("Trong Bài (\\d+)")
                .matcher(school.page().locator("main table thead").first().innerText());
        assertThat(source.find()).isTrue();
        Browsers.picture(school.page(), "doi-chieu");
        var paper = paper(school, Integer.parseInt(source.group(1)));
        markTwice(paper, 36, 30);
        school.go(CLASS + "/thu-hoach/cham").seeBeside(name(paper), "Lệch 1,5, chờ người thứ ba");
        var third = paper(school, paper.no()).markers().getLast();
        assertThat(paper.markers()).hasSize(2).doesNotContain(third);
        mark(third, paper, 34, "");
        // 9 and 8,5 are nearer to each other than 8,5 and 7,5.
        school.go(CLASS + "/thu-hoach/cham").seeBeside(name(paper), "8,75").seeBeside(name(paper), "Có điểm chung");
        var second = paper(school, copied);
        markTwice(second, 24, 25);
        // 6 and 6,25 make 6,125.
        school.go(CLASS + "/thu-hoach/cham").seeBeside(name(second), "6,25").seeFigure("Bài có điểm chung", "2/91");
        Browsers.picture(school.page(), "tinh-hinh-cham");
    }

    /** Number of the paper that took her sentences; its comparison is open then. */
    private static int copied(Desk school) {
        var links = (List<?>) school.page()
                .locator("main tbody a")
                .evaluateAll(
                        "all => all.filter(a => a.innerText.startsWith('Giống')).map(a => a.getAttribute('href'))");
        for (var one : links) {
            var link = one.toString();
            school.go(link);
            if (school.page().locator("main").innerText().contains("tổ nước năm người"))
                return Integer.parseInt(link.substring(link.lastIndexOf('/') + 1));
        }
        throw new AssertionError("no copy of her paper among " + links);
    }

    private static Paper paper(Desk school, int no) {
        school.go(CLASS + "/thu-hoach/cham");
        var turns =
                school.line("Bài %03d".formatted(no)).locator("td span.d-block").allInnerTexts();
        return new Paper(
                no, turns.stream().map(turn -> turn.replaceFirst(":.*", "")).toList());
    }

    private static String name(Paper paper) {
        return "Bài %03d".formatted(paper.no());
    }

    private void markTwice(Paper paper, int first, int second) {
        mark(paper.markers().getFirst(), paper, first, PRAISE);
        var other = offices.desk(paper.markers().get(1));
        other.go(MARKING + "/" + paper.no()).unseen(PRAISE).see("Chưa chấm");
        mark(paper.markers().get(1), paper, second, DOUBT);
        offices.desk(paper.markers().getFirst())
                .go(MARKING + "/" + paper.no())
                .unseen(DOUBT)
                .see("Tên học viên được ẩn");
    }

    /** @param quarters of a point, spread over the criteria from the first on */
    private void mark(String marker, Paper paper, int quarters, String remark) {
        var desk = offices.desk(marker);
        desk.go(MARKING + "/" + paper.no()).unseen(trainee).unseen(copier);
        var file = Docx.everythingIn(desk.download(MARKING + "/" + paper.no() + "/tep"));
        assertThat(file).doesNotContain(trainee).doesNotContain(copier);
        spread(desk, quarters);
        desk.fill("Nhận xét cho học viên", remark).press("Lưu và sang bài sau");
    }

    private static void spread(Desk desk, int quarters) {
        var left = quarters;
        for (var row : desk.page().locator("form[data-marks] tbody tr").all()) {
            var most = maximum(row);
            var given = Math.min(left, most);
            left -= given;
            row.locator("input").fill(Vn.number(BigDecimal.valueOf(given).multiply(new BigDecimal("0.25"))));
        }
        assertThat(left).isZero();
    }

    /** Quarters of a point; the sheet says 0–2,5. */
    private static int maximum(Locator row) {
        var scale =
                row.locator("td").first().innerText().replaceFirst(".*–", "").replace(',', '.');
        return new BigDecimal(scale).multiply(BigDecimal.valueOf(4)).intValueExact();
    }

    /** Marks are released once all are there; she sees hers with the markers' words and asks for another look. */
    void release() {
        var school = offices.desk("truong");
        school.go(CLASS + "/diem")
                .see("Đã chấm đủ")
                .press("Công bố điểm cho học viên")
                .see("Đã công bố cho học viên");
        var phone = offices.desk(trainee);
        phone.go("/bai-nop")
                .seeBeside("Bài thu hoạch", "8,75")
                .seeBeside("Thực hành vai trò người đứng đầu", "9,25")
                .follow("Xin phúc khảo");
        phone.see("Điểm đã công bố: 8,75").pressRefused("Gửi đơn", "Nhập lý do xin phúc khảo");
        phone.fill("Lý do xin phúc khảo", "Vốn đầu nguồn đã nói ở đoạn tư, đề nghị xem lại tiêu chí giải pháp.")
                .press("Gửi đơn")
                .seeBeside("Phúc khảo: " + TOPIC, "Chờ giao người chấm");
    }

    /** Somebody who has not marked it marks it again; both marks stand in the answer. */
    void appeal(List<String> markers, String another) {
        var school = offices.desk("truong");
        name(another);
        school.go("/").see("phúc khảo");
        school.go(CLASS + "/thu-hoach/phuc-khao").follow(trainee);
        var offered = school.page().locator("select[name=nguoi-cham] option").allInnerTexts().stream()
                .collect(Collectors.joining(", "));
        assertThat(offered).contains(another);
        for (var marker : markers) assertThat(offered).doesNotContain(marker);
        school.choose("Người chấm phúc khảo", another).press("Giao chấm").see("Đã giao người chấm phúc khảo");
        var appeal = school.page().url();

        var desk = offices.desk(another);
        desk.go(MARKING).see("phúc khảo").unseen(PRAISE).unseen(DOUBT);
        desk.page().locator("form[data-marks] tbody th a").first().click();
        spread(desk.look(), 37);
        desk.fill("Nhận xét cho học viên", "Đoạn tư nói rõ vốn đầu nguồn").press("Lưu và sang bài sau");

        school.go(appeal.replaceFirst("https?://[^/]+", ""))
                .see("Điểm chấm lại")
                .pick("Kết luận", "Lấy điểm chấm lại 9,25")
                .fill("Trả lời học viên", "Đoạn tư đáp ứng tiêu chí giải pháp. Nhà trường lấy điểm chấm lại.")
                .press("Trả lời")
                .see("Đã trả lời, điểm đổi");
        var phone = offices.desk(trainee);
        phone.go("/bai-nop")
                .seeBeside("Phúc khảo: " + TOPIC, "Đổi điểm thành 9,25")
                .seeBeside("Bài thu hoạch", "9,25");
        phone.unseen("Chờ giao người chấm").follow("Phúc khảo: " + TOPIC);
        assertThat(phone.page().content()).contains("8,75").contains("9,25").contains("Đoạn tư đáp ứng");
    }
}
