package vn.nguon.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who looks at what in bench/million: role and reach, account (ground.sql), and pages besides those that the side menu of their home names,
 * which are asked without being listed here.
 *
 * <p>{class} is a class under way, {finished} one that is over. After " > " comes what the next page is found by: the first link of the page
 * before that this pattern matches, followed by what is added to its query after a space. Both installations are asked for their own.
 */
enum Who {
    LEADER("approver, nation", 1, List.of(
            "/can-bo?q=do thi uoc", "/tim?q=nguyen van an", Links.YEAR_PLAN, "/ke-hoach-nam/2027", "/boi-duong/chua-hoc", "/boi-duong/hoc-nhieu-lan", "/lop/{finished}/ket-qua", "/lop/{finished}/nhan-xet")),
    NATION("organisation board, nation", 2, Links.PEOPLE, Links.PLANNING, Links.ROUNDS, Links.AFTER, Links.PROGRAMME_AFTER, Links.YEAR_PLANS, Links.SCHEMES, Links.REPORTS, Links.WRITTEN, Links.REGISTERS, Links.PROGRAMMES, Links.CLASSES, Links.MARKS, Links.RESULTS),
    PROVINCE("organisation board, province", 3, Links.PEOPLE, Links.PLANNING, Links.ROUNDS, Links.AFTER, Links.PROGRAMME_AFTER, Links.YEAR_PLANS, Links.SCHEMES, Links.REPORTS, Links.WRITTEN, Links.REGISTERS, Links.PROGRAMMES, Links.CLASSES, Links.NOMINATIONS, Links.RESULTS),
    COMMUNE("commune", 4, Links.PEOPLE, Links.PLANNING, List.of(
            "/cu-hoc-vien > /cu-hoc-vien/[^\"]+", "/phieu-nhan-xet > /phieu-nhan-xet/" + Links.REF, "/sau-lop/xa > /sau-lop/(xa|nhan-xet)/[^\"]+", "/kien-nghi > /kien-nghi/" + Links.REF,
            "/phieu-nam-mat")),
    COMMUNE_BOARD("organisation board, commune", 5, Links.PEOPLE, Links.PLANNING, Links.AFTER, Links.YEAR_PLANS, Links.REPORTS),
    CENTRE("political centre", 6, Links.CLASSES, Links.NOMINATIONS, Links.RESULTS, Links.RECOMMENDATIONS, List.of(
            "/tim?q=lop boi duong", "/kho-bai?tim=sinh kế", "/bao-cao-nam > /bao-cao-nam/[^\"]+")),
    SCHOOL("school", 7, Links.CLASSES, Links.MARKS, Links.RESULTS, Links.PROGRAMMES, Links.RECOMMENDATIONS, List.of(
            "/tim?q=nguyen van an", "/kho-bai?tim=sinh kế", "/kho-bai > /kho-bai/" + Links.REF, "/so-cap > /so-cap/" + Links.REF + "(?!\\.)", "/bao-cao-nam")),
    LECTURER("lecturer", 8, List.of(
            "/kho-bai?tim=sinh kế", "/kho-bai > /kho-bai/" + Links.REF, "/tim?q=nguyen van an", "/thuc-hanh > /thuc-hanh/luot/" + Links.REF, "/danh-gia/bai-giang",
            "/ho-so-cua-toi", "/du-lieu-cua-toi", "/lop/{class}", "/lop/{class}/lich", "/lop/{class}/diem-danh", "/lop/{class}/thuc-hanh", "/lop/{class}/tai-lieu", "/lop/{finished}/thu-hoach", "/cham > /cham/[^\"/]+")),
    TRAINEE("trainee", 9, List.of(
            "/kho-bai?tim=sinh kế", "/kho-bai > /kho-bai/" + Links.REF, "/tim?q=nguyen van an", "/du-lieu-cua-toi", "/sau-lop/cua-toi > /sau-lop/cua-toi/" + Links.REF, "/thuc-hanh > /thuc-hanh/luot/" + Links.REF, "/ho-so-cua-toi > /lop/[^\"]+", "/ho-so-cua-toi > /phieu-nhan-xet/" + Links.REF)),
    PROPAGANDA("propaganda board", 10, Links.NEWS, List.of(
            "/tin-bai?trang=2", "/tin-bai > /tin-bai/" + Links.REF, "/tin-bai > /tin-bai/" + Links.REF + " > /tin-bai/" + Links.REF + "/xem-truoc", "/tin-bai/them", "/tin-bai/danh-muc",
            "/lop?trang=2", "/lop/{finished}", "/lop/{class}/thuc-te")),
    SUPERVISOR("supervisor", 11, List.of(
            "/lop/{class}", "/lop/{class}/hoc-vien", "/lop/{class}/lich", "/lop/{class}/diem-danh", "/lop/{class}/diem-danh/bang", "/lop/{class}/thuc-hanh", "/lop/{class}/nam-mat", "/lop/{class}/thuc-te",
            "/lop/{class}/thu-hoach", "/lop/{class}/tai-lieu", "/tim?q=nguyen van an")),
    ADMINISTRATOR("administrator", 12, List.of(
            "/quan-tri/tai-khoan > /quan-tri/tai-khoan/" + Links.REF, "/to-chuc?q=xa 100", "/to-chuc > /to-chuc/" + Links.REF, "/noi?q=vinh", "/du-lieu-cua-toi"));

    final String label;
    final int account;
    private final List<List<String>> more;

    @SafeVarargs
    Who(String label, int account, List<String>... more) {
        this.label = label;
        this.account = account;
        this.more = List.of(more);
    }

    /** @param menu where the side menu leads in both installations */
    Set<String> pages(List<String> menu) {
        var pages = new LinkedHashSet<String>();
        pages.add("/viec-can-lam");
        pages.addAll(menu);
        // leads to "Việc cần làm"
        pages.remove("/");
        more.forEach(pages::addAll);
        return pages;
    }

    private static final class Links {
        static final String REF = "[0-9a-f]{8}-[0-9a-f-]{27}";

        static final String YEAR_PLAN = "/ke-hoach-nam/2026";

        static final List<String> PEOPLE = List.of(
                "/can-bo?q=do thi uoc",
                "/can-bo?q=nguyen van an",
                "/can-bo?q=trang",
                "/can-bo?gioi-tinh=nu",
                "/can-bo?quy-hoach=co",
                "/can-bo?xep=ngay-sinh",
                "/can-bo > \\?[^\"]*sau=[^\"]*",
                "/can-bo > /can-bo/" + REF,
                "/tim?q=nguyen van an",
                "/tim?q=0001",
                "/tim?q=lop boi duong");

        static final List<String> PLANNING = List.of(
                "/quy-hoach?trang=2",
                "/quy-hoach?trang=1000",
                "/quy-hoach?q=nguyen van an",
                "/quy-hoach?nhom=nu",
                "/quy-hoach?nhiem-ky=2025-2030&chuc-danh=Chủ tịch UBND",
                "/quy-hoach > /quy-hoach/nguoi/" + REF,
                "/quy-hoach/chuc-danh",
                "/quy-hoach/don-vi");

        static final List<String> ROUNDS = List.of("/quy-hoach/dot", "/quy-hoach/dot > /quy-hoach/dot/" + REF);

        static final List<String> AFTER = List.of(
                "/boi-duong/chua-hoc",
                "/boi-duong/chua-hoc?trang=2",
                "/boi-duong/chua-hoc?chuc-danh=Chủ tịch UBND",
                "/boi-duong/hoc-nhieu-lan",
                "/sau-lop/chua-hoc",
                "/sau-lop/chua-hoc?trang=20",
                "/sau-lop/cho-bo-tri",
                "/sau-lop/da-hoc",
                "/sau-lop/da-bo-tri");

        static final List<String> PROGRAMME_AFTER = List.of("/sau-lop > /sau-lop/chuong-trinh/" + REF);

        static final List<String> YEAR_PLANS = List.of(YEAR_PLAN, "/ke-hoach-nam/2027");

        static final List<String> SCHEMES = List.of(
                "/de-an > /de-an/" + REF,
                "/de-an > /de-an/" + REF + " > /de-an/" + REF + "/" + REF,
                "/de-an > /de-an/" + REF + " > /de-an/" + REF + "/" + REF + " > [^\"]*/2026");

        static final List<String> REPORTS = List.of(
                "/tong-hop/quy-hoach?theo=chuc-danh&cot=gioi-tinh",
                "/tong-hop/luot-quy-hoach?theo=don-vi&cot=nhiem-ky",
                "/tong-hop/luot-quy-hoach?theo=tuoi&nhiem-ky=2025-2030",
                "/tong-hop/hoc-vien?theo=don-vi",
                "/tong-hop/hoc-vien?theo=don-vi&cot=nam",
                "/tong-hop/luot-hoc?theo=lop&nam=2024",
                "/tong-hop/luot-hoc?theo=nam&cot=gioi-tinh",
                "/tong-hop/ket-qua?theo=nam&cot=ket-qua",
                "/tong-hop/bo-tri?theo=chuc-danh",
                "/tong-hop/luot-hoc?theo=nam > /tong-hop/luot-hoc/danh-sach\\?[^\"]+",
                "/tong-hop/luot-quy-hoach?theo=chuc-danh > /tong-hop/luot-quy-hoach/danh-sach\\?[^\"]+",
                "/tong-hop/hoc-vien?theo=don-vi > /tong-hop/hoc-vien/danh-sach\\?[^\"]+");

        static final List<String> WRITTEN = List.of(
                "/tong-hop/luot-hoc?theo=nam > /tong-hop/luot-hoc/danh-sach\\?[^\"]+ ?trang=2", "/bao-cao-nam", "/bao-cao-nam > /bao-cao-nam/[^\"]+", "/lop/{finished}/bao-cao");

        static final List<String> REGISTERS = List.of("/so-cap > /so-cap/" + REF + "(?!\\.)", "/so-cap > /so-cap/" + REF + "(?!\\.) ?tim=nguyen van an");

        static final List<String> PROGRAMMES = List.of("/chuong-trinh > /chuong-trinh/" + REF, "/tinh-huong > /tinh-huong/" + REF, "/giang-vien > /giang-vien/" + REF);

        static final List<String> CLASSES = List.of(
                "/lop?trang=2",
                "/lop?trang=30",
                "/lop?tim=boi duong&nam=2024",
                "/lop/{class}",
                "/lop/{class}/hoc-vien",
                "/lop/{class}/lich",
                "/lop/{class}/diem-danh",
                "/lop/{class}/diem-danh > [^\"]*/diem-danh/" + REF,
                "/lop/{class}/diem-danh/bang",
                "/lop/{class}/thuc-hanh",
                "/lop/{class}/thuc-hanh > [^\"]*/thuc-hanh/luot/" + REF,
                "/lop/{class}/nam-mat",
                "/lop/{class}/thuc-te",
                "/lop/{class}/tai-lieu",
                "/lop/{finished}");

        static final List<String> NOMINATIONS =
                List.of("/lop/{class}/cu-hoc-vien", "/lop/{class}/cu-hoc-vien/can-hoc", "/lop/{class}/cu-hoc-vien/qua-trinh", "/lop/{class}/cu-hoc-vien/chi-tieu", "/lop/{class}/hoc-vien/thay-doi");

        static final List<String> MARKS = List.of("/lop/{finished}/diem", "/lop/{finished}/thu-hoach");

        static final List<String> RESULTS = List.of(
                "/lop/{finished}/ket-qua",
                "/lop/{finished}/khen-thuong",
                "/lop/{finished}/nhan-xet",
                "/lop/{finished}/danh-gia",
                "/lop/{finished}/nam-mat",
                "/lop/{finished}/thuc-hanh",
                "/lop/{finished}/chung-chi");

        static final List<String> RECOMMENDATIONS = List.of("/kien-nghi?trang=2", "/kien-nghi > /kien-nghi/" + REF);

        static final List<String> NEWS = List.of("/tin", "/tin?trang=2", "/tin > /tin/[0-9]{8}-[0-9a-f]{6}");
    }

    /** As the table names a page. */
    static String shown(String page) {
        return page.replace(Links.REF, "…")
                .replace("(?!\\.)", "")
                .replaceAll(" > \\[\\^\"\\]\\*\\S*trang=2\\S*| > \\\\\\?\\S*(sau|trang)=\\S*", " > next page")
                .replace("\\?[^\"]+", "?…")
                .replace("[^\"]*/", "…/")
                .replaceAll("\\[\\^\"[^\\]]*\\]\\+|\\[0-9\\]\\{8\\}-\\S+", "…")
                .replace("|", "/");
    }
}
