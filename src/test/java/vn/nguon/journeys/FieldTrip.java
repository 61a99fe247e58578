package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import vn.nguon.Browsers;
import vn.nguon.files.Pictures;

/** A study group goes to a commune: planned at a desk, written down on a phone, and answered by the commune. */
final class FieldTrip {
    private static final String FOUND = "Bản Phồng còn 14 hộ chưa có nước sạch về mùa khô";
    private static final String ASKED = "Sửa đường ống nước của bản Phồng trước mùa khô";
    private static final String REASON =
            "Sửa phần ống trong bản; phần đầu nguồn chờ vốn huyện vì xã không có ngân sách.";

    private final Offices offices;
    private final String trainee;
    private final String commune;

    FieldTrip(Offices offices, String trainee, String commune) {
        this.offices = offices;
        this.trainee = trainee;
        this.commune = commune;
    }

    /** Theme, days and groups; for her group where it goes, who receives it, and each half day with the way there. */
    void plan() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/thuc-te").follow("Lập kế hoạch");
        centre.fill("Chủ đề", "Sinh hoạt chi bộ bản và sinh kế vùng biên")
                .fill("Ngày đầu", "26/10/2022")
                .fill("Ngày cuối", "27/10/2022")
                .fill("Số, ký hiệu văn bản", "27-KH/TTCT")
                .fill("Ngày văn bản", "17/10/2022")
                .choose("Cơ quan ban hành", "Trung tâm Chính trị huyện Tương Dương")
                .press("Lưu kế hoạch")
                .see("kế hoạch 27-KH/TTCT");
        centre.press("Lập tổ theo tổ học tập").seeBeside("Tổ 3", "Chưa chọn xã");

        var group = group();
        centre.go(group).see("Đợt đi vào mùa mưa lũ mà tổ chưa ghi lưu ý an toàn");
        centre.go(group + "/sua")
                .choose("Xã đón", "Đảng ủy xã Tam Hợp")
                .fill("Bản, nơi đến", "Trụ sở xã\nBản Phồng")
                .fill("Phương tiện", "Xe 45 chỗ, đi 6 giờ")
                .fill("Lưu ý an toàn", "Không qua ngầm khi nước trên 30 cm; mất sóng thì nhắn qua công an xã")
                .press("Lưu")
                .unseen("mùa mưa lũ")
                .see("Chưa hỏi xã");
        centre.go(group + "/don-tiep")
                .fill("Người đón", "Lầu Bá Chò")
                .fill("Chức vụ", "Bí thư Đảng ủy")
                .fill("Điện thoại", "0912 000 101")
                .fill("Đã hỏi xã ngày", "17/10/2022")
                .fill("Ai hỏi, bằng cách nào", "Công văn 49-CV/TTCT")
                .press("Lưu nơi đón")
                .see("Chờ xã xác nhận");
        centre.go(group + "/don-tiep")
                .fill("Xã xác nhận ngày", "17/10/2022")
                .fill("Ai của xã xác nhận", "Lầu Bá Chò")
                .press("Lưu nơi đón")
                .see("Xã nhận đón");
        centre.go(group + "/lich-trinh")
                .fill("Nơi đến, sáng 26/10", "Trụ sở xã")
                .fill("Việc, sáng 26/10", "Nghe đảng ủy, ủy ban xã báo cáo")
                .fill("Đi lại, sáng 26/10", "Xe khách, hai giờ")
                .fill("Nơi đến, chiều 27/10", "Bản Phồng")
                .fill("Việc, chiều 27/10", "Hỏi hộ theo phiếu")
                .press("Lưu lịch trình")
                .see("Xe khách, hai giờ")
                .see("26/10–27/10/2022");
        Browsers.picture(centre.page(), "thuc-te");
    }

    /** The address of her group: the only one that she sees. */
    private String group() {
        var phone = offices.desk(trainee);
        phone.go(CLASS + "/thuc-te").see("Tổ của tôi");
        return phone.page().locator("main tbody th a").getAttribute("href");
    }

    /** On the spot, with a phone: a finding, a photo that gives away no place, and what the commune should do. */
    void write() {
        var phone = offices.desk(trainee);
        var group = group();
        phone.go(group).see("Lầu Bá Chò").see("Không qua ngầm").follow("Thêm điều thấy được");
        phone.pick("Là gì", "Hạn chế")
                .fill("Điều thấy được", FOUND)
                .fill("Nguồn", "Đi bản, hỏi 20 hộ")
                .press("Lưu")
                .seeBeside(FOUND, "Hạn chế");
        photograph(phone);
        phone.go(group).follow("Thêm kiến nghị");
        phone.pick("Là gì", "Giải pháp")
                .pick("Đề xuất với tên", "Tên tôi")
                .fill("Việc đề nghị làm", ASKED)
                .fill("Cách làm", "Ủy ban xã giao ban quản lý bản; vật tư từ quỹ phòng chống thiên tai")
                .tick("1. " + FOUND)
                .choose("Nơi nhận", "Đảng ủy xã Tam Hợp")
                .choose("Chủ đề", "Nông thôn mới")
                .pick("Mức ưu tiên", "Cao")
                .fill("Hạn làm xong", "31/01/2023")
                .press("Lưu")
                .seeBeside(FOUND, "Kiến nghị 1")
                .seeBeside(ASKED, "Chờ gửi")
                .seeBeside(ASKED, "người đề xuất: " + trainee);
        Browsers.picture(phone.page(), "thuc-te-dien-thoai");
    }

    /** Held upright and knowing where it was: what others download stands upright and knows nothing. */
    private static void photograph(Desk phone) {
        phone.follow("Thêm ảnh");
        phone.attach(
                        "Ảnh",
                        new FilePayload(
                                "anh.heic",
                                "image/heic",
                                "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .fill("Chú thích", "Đường ống nước bản Phồng, 27/10/2022")
                .fill("Mô tả cho người không nhìn thấy ảnh", "Ống nhựa gãy bên suối")
                .pick("Người trong ảnh", "Không nhận ra ai trong ảnh")
                .pressRefused("Thêm ảnh", "Ảnh này lưu kiểu HEIC");
        var sent = Pictures.withExif(Pictures.jpeg(2400, 1200), 6);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Exif");
        phone.attach("Ảnh", new FilePayload("anh.jpg", "image/jpeg", sent))
                .press("Thêm ảnh")
                .see("Đường ống nước bản Phồng, 27/10/2022");
        var kept = phone.download(phone.page().locator("main figure img").getAttribute("src"));
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        var picture = read(kept);
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(picture.getHeight()).isEqualTo(1600);
        // What was on the left of the sensor is the top.
        assertThat(new Color(picture.getRGB(400, 200)).getRed()).isGreaterThan(200);
        assertThat(new Color(picture.getRGB(400, 1400)).getBlue()).isGreaterThan(200);
    }

    private static BufferedImage read(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The centre sends it under a document; the commune has it among its tasks. */
    void send() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/thuc-te").follow("Gửi kiến nghị (1)");
        centre.see(ASKED)
                .fill("Số, ký hiệu văn bản", "51-CV/TTCT")
                .fill("Ngày văn bản", "28/10/2022")
                .choose("Cơ quan ban hành", "Trung tâm Chính trị huyện Tương Dương")
                .press("Gửi kiến nghị đã chọn")
                .see("Đã gửi 1 kiến nghị");
        offices.desk(commune).go("/").see("Trả lời kiến nghị: " + ASKED);
        offices.desk("btc").go("/kien-nghi").seeFigure("Đã gửi", "1").seeFigure("Xã nhận", "0");
    }

    /** In part, with the reason; the trainee reads it on her phone. */
    void answer() {
        var phone = offices.desk(commune);
        phone.go("/").follow("Trả lời kiến nghị: " + ASKED);
        phone.pick("Nhận hay không", "Nhận một phần").pressRefused("Gửi trả lời", "Nhập nội dung trả lời");
        phone.fill("Nội dung trả lời", REASON)
                .fill("Số, ký hiệu văn bản trả lời", "31-CV/ĐU")
                .fill("Ngày văn bản", "09/11/2022")
                .press("Gửi trả lời")
                .see("trả lời: xã nhận một phần (31-CV/ĐU");
        offices.desk(trainee).go(group()).seeBeside(ASKED, "Xã nhận một phần").seeBeside(ASKED, REASON);
        phone.go("/").see("Thực hiện kiến nghị: " + ASKED);
    }

    /** Progress goes forward only, to the end; the overview counts what became of it. */
    void report() {
        var phone = offices.desk(commune);
        phone.go("/kien-nghi").follow(ASKED);
        progress(phone, "40", "Đã thay 300 m ống trong bản.")
                .press("Ghi tiến độ")
                .see("báo đã làm 40%");
        progress(phone, "30", "Nhầm.").pressRefused("Ghi tiến độ", "Lần trước đã báo 40%");
        progress(phone, "100", "Nước về đủ 14 hộ.").press("Ghi tiến độ").see("Đã làm xong");
        Browsers.picture(phone.page(), "kien-nghi-xa");
        phone.go("/").unseen(ASKED);
        offices.desk("btc")
                .go("/kien-nghi?lop=TD-2022-01")
                .seeFigure("Đề xuất", "1")
                .seeFigure("Xã nhận", "1")
                .seeFigure("Làm xong", "1")
                .seeFigure("Quá hạn", "0")
                .seeBeside(ASKED, "Đã làm xong");
    }

    private static Desk progress(Desk desk, String percent, String note) {
        return desk.fill("Đã làm được, %", percent).fill("Việc đã làm", note);
    }
}
