package vn.nguon.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.nguon.news.WrittenOf.CODE;
import static vn.nguon.news.WrittenOf.TEXT;
import static vn.nguon.news.WrittenOf.done;
import static vn.nguon.news.WrittenOf.published;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.files.FileStore;
import vn.nguon.files.Pictures;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The forms of the desk: empty, wrong, refused, right; and what anybody gets to see. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class StoryPagesTests {
    private static final int MOST_BYTES = 70_000;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PlannedDistrict given;

    @Autowired
    Stories stories;

    @Autowired
    StoryPhotos photos;

    @Autowired
    FileStore files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    WrittenOf world;

    @BeforeEach
    void aFinishedClass() {
        world = new WrittenOf(given, jdbc, clock, files);
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who.id())).exchange();
    }

    private MvcTestResult read(String address) {
        return mvc.get().uri(address).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(world.clerk.id())).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static Document page(MvcTestResult result) {
        return Jsoup.parse(body(result));
    }

    private static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    private static String redirected(MvcTestResult result) {
        assertThat(status(result)).as(page(result).select(".errors").text()).isEqualTo(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private String desk(UUID ref) {
        return "/tin-bai/" + ref;
    }

    @Test
    void theListIsEmptyThenFilteredThenFound() {
        assertThat(page(get(world.clerk, "/tin-bai")).select(".empty").text()).contains("Chưa có tin nào");
        world.draft(stories, "Khai giảng", TEXT);
        assertThat(page(get(world.clerk, "/tin-bai?tim=khai giang"))
                        .select("tbody th")
                        .text())
                .contains("Khai giảng");
        assertThat(page(get(world.clerk, "/tin-bai?tim=td-2022-01&xep=-muc")).select("tbody tr"))
                .hasSize(1);
        assertThat(page(get(world.clerk, "/tin-bai?trang-thai=PUBLISHED"))
                        .select(".empty")
                        .text())
                .contains("Không có tin nào khớp");
    }

    @Test
    void aStoryIsBegunFromTheFactsOfAClassOrEmpty() {
        var empty = post("/tin-bai/them", "cach", "de-xuat");
        assertThat(status(empty)).isEqualTo(422);
        assertThat(page(empty).select("#lop-sai").text()).contains("Chọn lớp");
        assertThat(page(post("/tin-bai/them", "cach", "trong"))
                        .select("#tieu-de-sai")
                        .text())
                .contains("Nhập tiêu đề");
        assertThat(page(get(world.clerk, "/tin-bai/them?lop=" + CODE))
                        .select("#lop option[selected]")
                        .val())
                .isEqualTo(CODE);
        var proposed = redirected(post("/tin-bai/them", "cach", "de-xuat", "lop", CODE));
        assertThat(page(get(world.clerk, proposed)).select("#bai-viet").text()).contains("## Tổ chức lớp");
        assertThat(redirected(post("/tin-bai/them", "cach", "trong", "tieu-de", "Gương học viên")))
                .startsWith("/tin-bai/");
    }

    private static final String[] TYPED = {
        "tieu-de",
        "Bế giảng",
        "sapo",
        "Hai câu.",
        "bai-viet",
        "Một đoạn.",
        "chuyen-muc",
        "Tin hoạt động",
        "nguoi-viet",
        "Kha Thị Tuyết",
        "co-quan",
        "Ban Tuyên giáo",
        "lop",
        CODE
    };

    private static String[] with(String... more) {
        var all = java.util.Arrays.copyOf(TYPED, TYPED.length + more.length);
        System.arraycopy(more, 0, all, TYPED.length, more.length);
        return all;
    }

    @Test
    void whoSavesOnAnOlderTextGetsTheirWordsBackBesideTheOthers() {
        var ref = done(stories.begin(world.clerk, null, CODE, "Khai giảng"));
        assertThat(redirected(post(desk(ref), with("phien-ban", "0")))).isEqualTo(desk(ref));
        var stale = post(desk(ref), with("phien-ban", "0"));
        assertThat(status(stale)).isEqualTo(409);
        assertThat(page(stale).select(".errors").text()).contains("vừa lưu tin này");
        assertThat(page(stale).select("#tieu-de").val()).isEqualTo("Bế giảng");
        assertThat(page(stale).select("details").text()).contains("Bản vừa lưu");
        assertThat(page(stale).select("input[name=phien-ban]").val()).isEqualTo("1");
        var wrong = post(desk(ref), "tieu-de", "", "bai-viet", "Chữ đã nhập", "phien-ban", "1");
        assertThat(status(wrong)).isEqualTo(422);
        assertThat(page(wrong).select("#bai-viet").text()).isEqualTo("Chữ đã nhập");
    }

    @Test
    void publishingIsRefusedUntilTheListIsConfirmed() {
        var ref = world.draft(stories, "Lớp cán bộ quy hoạch", "Học viên %s.".formatted(world.trainee));
        var asked = page(get(world.clerk, desk(ref) + "/dang"));
        assertThat(asked.select(".side").text()).contains("quy hoạch").contains(world.trainee);
        var seen = asked.select("input[name=da-nhac]").val();
        var refused = post(desk(ref) + "/dang", "phien-ban", "1", "da-nhac", seen);
        assertThat(status(refused)).isEqualTo(422);
        assertThat(page(refused).select("#da-biet-sai").text()).contains("đánh dấu là đã đọc");
        var other = post(desk(ref) + "/dang", "phien-ban", "1", "da-nhac", "khac", "da-biet", "co");
        assertThat(status(other)).isEqualTo(422);
        assertThat(page(other).select("#da-biet-sai").text()).contains("vừa đổi");
        redirected(post(desk(ref) + "/dang", "phien-ban", "1", "da-nhac", seen, "da-biet", "co"));
        assertThat(page(get(world.clerk, desk(ref) + "/lich-su")).text()).contains("Đã xác nhận");
    }

    @Test
    void anUnfinishedStoryIsNotPublished() {
        var ref = done(stories.begin(world.clerk, null, "", "Khai giảng"));
        var page = page(get(world.clerk, desk(ref) + "/dang"));
        assertThat(page.text()).contains("chưa dò tên học viên");
        var refused = post(desk(ref) + "/dang", "phien-ban", "0", "da-nhac", "");
        assertThat(status(refused)).isEqualTo(422);
        assertThat(page(refused).select(".errors").text()).contains("Điền đủ sapô");
    }

    @Test
    void picturesAreUploadedCaptionedAndRemoved() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        var bare = upload(ref, Pictures.jpeg(60, 40), "1", "", "");
        assertThat(status(bare)).isEqualTo(422);
        assertThat(page(bare).select("#mo-ta-sai").text()).contains("Mô tả trong ảnh");
        var wrong = upload(ref, "không phải ảnh".getBytes(StandardCharsets.UTF_8), "1", "Lớp", "Một lớp học");
        assertThat(page(wrong).select("#tep-sai").text()).contains("không phải ảnh");
        assertThat(redirected(upload(ref, Pictures.jpeg(60, 40), "1", "Lớp", "Một lớp học")))
                .isEqualTo(desk(ref) + "/anh");
        var photo = stories.find(world.clerk, ref).photos().getFirst().ref();
        var key = photo.toString().substring(30);
        var unplaced = post(
                desk(ref) + "/anh/" + photo,
                "phien-ban",
                "2",
                "chu-thich-" + key,
                "",
                "mo-ta-" + key,
                "x",
                "thu-tu-" + key,
                "7");
        assertThat(status(unplaced)).isEqualTo(422);
        assertThat(page(unplaced).select("#chu-thich-" + key + "-sai").text()).contains("Nhập chú thích");
        redirected(post(
                desk(ref) + "/anh/" + photo,
                "phien-ban",
                "2",
                "chu-thich-" + key,
                "Lớp học",
                "mo-ta-" + key,
                "x",
                "thu-tu-" + key,
                "1"));
        assertThat(status(get(world.clerk, desk(ref) + "/anh/" + photo + "/nho")))
                .isEqualTo(200);
        assertThat(status(get(world.clerk, desk(ref) + "/anh/" + photo + "/to")))
                .isEqualTo(404);
        assertThat(status(get(world.clerk, desk(ref) + "/anh-thuc-te/" + world.agreed)))
                .isEqualTo(200);
        assertThat(status(get(world.clerk, desk(ref) + "/anh-thuc-te/" + world.notAsked)))
                .isEqualTo(404);
        redirected(post(desk(ref) + "/anh/chon", "phien-ban", "3", "anh", world.agreed.toString()));
        assertThat(page(get(world.clerk, desk(ref) + "/anh")).select(".photos").text())
                .contains("Đã lấy");
        assertThat(status(post(desk(ref) + "/anh/" + photo + "/bo", "phien-ban", "0")))
                .isEqualTo(422);
        redirected(post(desk(ref) + "/anh/" + photo + "/bo", "phien-ban", "4"));
    }

    private MvcTestResult upload(UUID ref, byte[] bytes, String revision, String caption, String alternative) {
        return mvc.post()
                .multipart()
                .uri(desk(ref) + "/anh")
                .file(new MockMultipartFile("tep", "anh.jpg", "image/jpeg", bytes))
                .with(SignIn.as(world.clerk.id()))
                .with(csrf())
                .param("phien-ban", revision)
                .param("chu-thich", caption)
                .param("mo-ta", alternative)
                .exchange();
    }

    @Test
    void anybodyReadsAPublishedStoryWithItsPicturesAndNoMarkupOfItsText() throws IOException {
        var ref = world.draft(stories, "Khai giảng <b>lớp</b>", "<script>alert(1)</script>\n## Kết quả\nĐoạn sau.");
        done(photos.add(
                world.clerk,
                ref,
                1,
                Pictures.jpeg(1000, 500),
                new StoryPhotos.Text("Lớp \"học\"", "Một lớp <học>", "Đài")));
        assertThat(page(read("/tin")).select(".empty").text()).contains("Chưa có tin nào");
        var slug = published(stories.publish(world.clerk, ref, 2, "", ""));
        var list = page(read("/tin"));
        assertThat(list.select("article a").attr("href")).isEqualTo("/tin/" + slug);
        var result = read("/tin/" + slug);
        assertThat(status(result)).isEqualTo(200);
        assertThat(result.getResponse().getHeader("Cache-Control")).isEqualTo("public, max-age=60");
        assertThat(result.getResponse().getHeader("Set-Cookie")).isNull();
        var page = page(result);
        assertThat(page.select("article h1").text()).isEqualTo("Khai giảng <b>lớp</b>");
        assertThat(page.select("article script, article b")).isEmpty();
        assertThat(page.select("article h2").text()).isEqualTo("Kết quả");
        var image = Objects.requireNonNull(page.select("figure img").first());
        assertThat(image.attr("alt")).isEqualTo("Một lớp <học>");
        assertThat(image.attr("width") + "x" + image.attr("height") + image.attr("loading"))
                .isEqualTo("1000x500lazy");
        assertThat(page.select("figcaption").text()).isEqualTo("Lớp \"học\" Ảnh: Đài");
        var small = read(image.attr("src"));
        assertThat(small.getResponse().getHeader("Cache-Control")).contains("public", "max-age=86400");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.getResponse().getContentAsByteArray()))
                        .getWidth())
                .isEqualTo(640);
        assertThat(get(world.clerk, "/tin/" + slug).getResponse().getHeader("Cache-Control"))
                .as("somebody signed in has the own name in the printed foot")
                .isEqualTo("private, no-cache");
    }

    @Test
    void draftsAndTheirPicturesAreNobodysAndAWithdrawnStoryOnlySaysSo() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        done(photos.add(
                world.clerk, ref, 1, Pictures.jpeg(60, 40), new StoryPhotos.Text("Lớp học", "Một lớp học", "")));
        var photo =
                "/tin/anh/" + stories.find(world.clerk, ref).photos().getFirst().ref() + "/lon";
        assertThat(status(read(photo))).isEqualTo(404);
        assertThat(status(read("/tin/" + ref))).isEqualTo(404);
        assertThat(status(read("/tin/20221104-000000"))).isEqualTo(404);
        var slug = published(stories.publish(world.clerk, ref, 2, "", ""));
        assertThat(status(read(photo))).isEqualTo(200);
        assertThat(status(read(photo.replace("/lon", "/vua")))).isEqualTo(404);
        assertThat(status(post(desk(ref) + "/go", "ly-do", ""))).isEqualTo(422);
        redirected(post(desk(ref) + "/go", "ly-do", "Nhầm lớp"));
        var gone = read("/tin/" + slug);
        assertThat(status(gone)).isEqualTo(410);
        assertThat(page(gone).text())
                .contains("Nơi đăng đã gỡ tin này ngày 04/11/2022")
                .doesNotContain("Khai giảng")
                .doesNotContain("Nhầm lớp");
        assertThat(status(read(photo))).isEqualTo(404);
        assertThat(page(get(world.clerk, desk(ref))).text()).contains("Tin đã gỡ nên không sửa được nữa");
    }

    @Test
    void aCorrectionSaysWhenAndWhat() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        redirected(post(desk(ref) + "/dang", "phien-ban", "1"));
        redirected(post(desk(ref), with("phien-ban", "1")));
        assertThat(page(get(world.clerk, desk(ref))).select(".head .tag").text())
                .contains("có sửa chưa đăng");
        assertThat(page(post(desk(ref) + "/dang", "phien-ban", "2"))
                        .select("#ghi-chu-sai")
                        .text())
                .contains("Ghi đã sửa gì");
        redirected(post(desk(ref) + "/dang", "phien-ban", "2", "ghi-chu", "Sửa tiêu đề"));
        var href = page(get(world.clerk, desk(ref))).select(".head-meta a").attr("href");
        assertThat(page(read(href)).select(".note").text()).isEqualTo("Đã sửa ngày 04/11/2022: Sửa tiêu đề");
    }

    @Test
    void theFeedIsAtomWithAbsoluteLinksAndLeavesOutWhatIsWithdrawn() throws Exception {
        var empty = read("/tin/atom.xml");
        assertThat(empty.getResponse().getContentType()).isEqualTo("application/atom+xml;charset=UTF-8");
        var first = world.draft(stories, "Khai giảng & \"bế giảng\" <2022>", TEXT);
        var slug = published(stories.publish(world.clerk, first, 1, "", ""));
        var second = world.draft(stories, "Thực tế", TEXT);
        published(stories.publish(world.clerk, second, 1, "", ""));
        done(stories.withdraw(world.clerk, second, "x"));
        var result = read("/tin/atom.xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(result.getResponse().getContentAsByteArray()))
                .getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getLocalName()).isEqualTo("feed");
        for (var needed : new String[] {"id", "title", "updated"})
            assertThat(child(feed, needed)).as(needed).isNotEmpty();
        Instant.parse(child(feed, "updated"));
        var entries = feed.getElementsByTagNameNS(feed.getNamespaceURI(), "entry");
        assertThat(entries.getLength()).isEqualTo(1);
        var entry = (org.w3c.dom.Element) entries.item(0);
        assertThat(child(entry, "id")).isEqualTo("urn:uuid:" + first);
        assertThat(child(entry, "title")).isEqualTo("Khai giảng & \"bế giảng\" <2022>");
        assertThat(child(entry, "summary")).isEqualTo("Sapô của tin.");
        Instant.parse(child(entry, "published"));
        Instant.parse(child(entry, "updated"));
        var link = (org.w3c.dom.Element)
                entry.getElementsByTagNameNS(feed.getNamespaceURI(), "link").item(0);
        assertThat(link.getAttribute("href")).isEqualTo("https://nguon.example/tin/" + slug);
        assertThat(((org.w3c.dom.Element) entry.getElementsByTagNameNS(feed.getNamespaceURI(), "author")
                                .item(0))
                        .getTextContent())
                .contains("Kha Thị Tuyết");
        var tag = Objects.requireNonNull(result.getResponse().getHeader("ETag"));
        assertThat(mvc.get().uri("/tin/atom.xml").header("If-None-Match", tag).exchange())
                .hasStatus(304);
    }

    private static String child(org.w3c.dom.Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (name.equals(node.getLocalName())) return node.getTextContent();
        return "";
    }

    /** As transferred (gzip, as every browser asks for it): the page and each file that its head names, without the photos. */
    @Test
    void aStoryIsUnderSeventyKilobytesBeforeItsPhotos() throws IOException {
        var ref = world.draft(stories, "Khai giảng", "Một đoạn văn dài vừa phải về lớp học.\n".repeat(200));
        done(photos.add(
                world.clerk, ref, 1, Pictures.jpeg(60, 40), new StoryPhotos.Text("Lớp học", "Một lớp học", "")));
        var slug = published(stories.publish(world.clerk, ref, 2, "", ""));
        var html = body(read("/tin/" + slug));
        var bytes = gzipped(html);
        for (var asset : Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList()) {
            var sent = mvc.get().uri(asset).header("Accept-Encoding", "gzip").exchange();
            assertThat(status(sent)).as(asset).isEqualTo(200);
            bytes += sent.getResponse().getContentAsByteArray().length;
        }
        assertThat(bytes).isBetween(10_000, MOST_BYTES);
    }

    private static int gzipped(String html) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }

    @Test
    void categoriesAndWordsAreAddedAndEndedByTheBoard() {
        assertThat(page(post("/tin-bai/danh-muc/tu-can-tranh", "tu-can-tranh", ""))
                        .select("#tu-can-tranh-sai")
                        .text())
                .contains("Nhập từ cần tránh");
        assertThat(page(post("/tin-bai/danh-muc/tu-can-tranh", "tu-can-tranh", "QUY HOẠCH"))
                        .select(".errors")
                        .text())
                .contains("đã có trong danh mục");
        assertThat(status(post("/tin-bai/danh-muc/khac", "khac", "x"))).isEqualTo(404);
        redirected(post("/tin-bai/danh-muc/chuyen-muc", "chuyen-muc", "Chuyện lớp học"));
        var added = page(get(world.clerk, "/tin-bai/danh-muc"))
                .select("form[action$=/thoi]")
                .attr("action");
        redirected(post(added));
        assertThat(status(post(added))).isEqualTo(404);
    }

    @Test
    void thePreviewShowsWhatIsWrittenNowAndADraftIsDeleted() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThat(page(get(world.clerk, desk(ref) + "/xem-truoc"))
                        .select("article h2")
                        .text())
                .isEqualTo("Kết quả");
        assertThat(redirected(post(desk(ref) + "/xoa"))).isEqualTo("/tin-bai");
        assertThat(status(get(world.clerk, desk(ref)))).isEqualTo(404);
        var published = world.draft(stories, "Đăng", TEXT);
        published(stories.publish(world.clerk, published, 1, "", ""));
        assertThat(redirected(post(desk(published) + "/xoa"))).isEqualTo(desk(published));
    }

    @Test
    void anotherBoardFindsNothingAndOtherRolesMayNotCome() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        for (var below : new String[] {"", "/anh", "/xem-truoc", "/lich-su", "/dang", "/go"})
            assertThat(status(get(world.foreigner, desk(ref) + below)))
                    .as(below)
                    .isEqualTo(404);
        assertThat(status(get(given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre), "/tin-bai")))
                .isEqualTo(403);
    }
}
