package vn.nguon.structure;

import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;

/** What a foreign organisation may open all the same, and why. Whatever is not named here must answer 403 or 404. */
final class ForeignRules {
    private ForeignRules() {}

    /** Everybody's, signed in or not; they show nothing of anybody. */
    private static final Set<String> FOR_ANYBODY = Set.of(
            "/",
            "/assets/{hash}/{*name}",
            "/dang-nhap",
            "/dang-nhap/ma",
            "/du-lieu-ca-nhan",
            "/error",
            "/kiem-tra",
            "/thiet-lap",
            "/tro-giup");

    /** Meant to show somebody's name to whoever comes. */
    private static final Map<String, String> SHOWN_TO_ANYBODY = Map.of(
            "/kiem-tra/{token}", "the 128-bit token of the paper's QR code is the key to it",
            "/tro-giup", "the guide is the same for everybody, with invented names as examples",
            "/tro-giup/{page}", "the guide is the same for everybody, with invented names as examples",
            "/tin", "published stories are everybody's",
            "/tin/atom.xml", "published stories are everybody's",
            "/tin/{slug}", "published stories are everybody's",
            "/tin/anh/{photo}/{size}", "pictures of published stories are everybody's",
            "/dang-nhap", "the demonstration offers its accounts there",
            "/dang-nhap/chua-dung", "the demonstration offers its accounts there",
            "/dang-nhap/thu", "enters as an account that the demonstration offers");

    /** One's own pages, lists of one's own organisation, and forms that begin something there: empty for a foreigner. */
    private static final Set<String> OWN = Set.of(
            "/bai-nop",
            "/bao-cao-nam",
            "/boi-duong/chua-hoc",
            "/boi-duong/hoc-nhieu-lan",
            "/can-bo",
            "/can-bo/them",
            "/cham",
            "/chung-chi",
            "/cho-duyet",
            "/cu-hoc-vien",
            "/de-an",
            "/de-an/them",
            "/ke-hoach-nam",
            "/kho-bai",
            "/chuong-trinh",
            "/chuong-trinh/moi",
            "/chuong-trinh/nhap",
            "/diem-danh",
            "/diem-danh-cua-toi",
            "/du-lieu-ca-nhan/su-co",
            "/du-lieu-ca-nhan/thoi-han",
            "/du-lieu-ca-nhan/yeu-cau",
            "/du-lieu-ca-nhan/yeu-cau/moi",
            "/du-lieu-cua-toi",
            "/danh-gia",
            "/danh-gia/bai-giang",
            "/danh-gia/mau",
            "/giang-vien",
            "/giang-vien/them",
            "/giang-vien/them/chon",
            "/ho-so-cua-toi",
            "/ket-qua",
            "/kien-nghi",
            "/kien-nghi.xlsx",
            "/lich-giang",
            "/lich-hoc",
            "/lop",
            "/lop/moi",
            "/quy-dinh",
            "/quy-dinh/{key}",
            "/phieu-nam-mat",
            "/phieu-nhan-xet",
            "/quy-hoach",
            "/quy-hoach/bac-chuc-danh",
            "/quy-hoach/chuc-danh",
            "/quy-hoach/chuc-danh/tinh-lai",
            "/quy-hoach/don-vi",
            "/quy-hoach/don-vi/tinh-lai",
            "/quy-hoach/dot",
            "/quy-hoach/dot/moi",
            "/quy-hoach/in",
            "/quy-hoach/kiem-tra",
            "/quy-hoach/nhap",
            "/quy-hoach/trich-ngang",
            "/quy-hoach/trich-ngang.xlsx",
            "/sap-xep",
            "/sap-xep/moi",
            "/sau-lop",
            "/sau-lop/chua-hoc",
            "/sau-lop/da-bo-tri",
            "/sau-lop/da-hoc",
            "/sau-lop/cho-bo-tri",
            "/sau-lop/cua-toi",
            "/sau-lop/tinh-lai",
            "/sau-lop/xa",
            "/so-cap",
            "/tai-khoan",
            "/them",
            "/thuc-hanh",
            "/tinh-huong/moi",
            "/thuc-te",
            "/tong-hop",
            "/tong-hop/{subject}",
            "/tong-hop/{subject}/bang.xlsx",
            "/tong-hop/{subject}/danh-sach",
            "/tong-hop/{subject}/in",
            "/tong-hop/{subject}/tinh-lai",
            "/tim",
            "/tin-bai",
            "/tin-bai/danh-muc",
            "/tin-bai/danh-muc/{list}",
            "/tin-bai/them",
            "/viec-can-lam");

    /**
     * The map of public bodies and places: no secret, and whoever prepares a class must be able to name any of them; and the library with
     * the situations that come with the program, which are every office's.
     */
    private static final Set<String> PUBLIC_MAP = Set.of("/noi", "/tinh-huong", "/to-chuc", "/to-chuc/{ref}");

    /** Numbers there are the steps of a form, or rule values with their source. */
    private static final Set<String> SAYS_RULES = Set.of(
            "/sap-xep/moi",
            "/quy-dinh",
            "/quy-dinh/{key}",
            "/quy-hoach/bac-chuc-danh",
            "/du-lieu-ca-nhan/thoi-han",
            "/du-lieu-ca-nhan/su-co",
            "/du-lieu-ca-nhan/yeu-cau/moi");

    /** What forms give as an example. */
    private static final Map<String, Set<String>> EXAMPLES = Map.of(
            "/lop/moi", Set.of("TD-2022-01"),
            "/dang-nhap/ma", Set.of("anh.luthi"),
            "/sap-xep/moi", Set.of("1678/NQ-UBTVQH15"),
            "/quan-tri/tai-khoan/moi", Set.of("anh.luthi"));

    /** Accounts, organisations, places and the record of breaches of the whole installation are the technical administrator's. */
    static boolean isAdministration(String pattern) {
        return java.util.stream.Stream.of(
                        "/quan-tri/", "/to-chuc", "/noi", "/sap-xep", "/quy-dinh", "/du-lieu-ca-nhan/su-co")
                .anyMatch(pattern::startsWith);
    }

    /**
     * Pages of what is under way: a reorganisation in draft, a file with a question, a scan, a value that somebody wrote. The
     * demonstration has none, so nobody opens them.
     */
    static boolean demonstrationHasNone(String pattern) {
        return pattern.startsWith("/sap-xep/{ref}/") && !pattern.equals("/sap-xep/{ref}/anh-huong")
                || pattern.endsWith("/nhap/tep/{ref}")
                || pattern.endsWith("/da-cham/{turn}")
                || pattern.equals("/quy-dinh/{key}/rut/{ref}")
                || pattern.startsWith("/sau-lop/cua-toi/")
                || pattern.startsWith("/sau-lop/xa/")
                || pattern.startsWith("/sau-lop/nhan-xet/")
                || pattern.startsWith("/lop/{code}/van-ban/");
    }

    static boolean isForAnybody(String pattern) {
        return FOR_ANYBODY.contains(pattern);
    }

    static boolean isShownToAnybody(String pattern) {
        return SHOWN_TO_ANYBODY.containsKey(pattern);
    }

    /** One's own committee's plan of a year, with the years beside it: empty for a foreigner. */
    private static final String OWN_YEAR = "/ke-hoach-nam/{year:[0-9]{4}}";

    static boolean isOpen(RequestMethod method, String pattern) {
        return FOR_ANYBODY.contains(pattern)
                || OWN.contains(pattern)
                || OWN_YEAR.equals(pattern)
                || (OWN_YEAR + "/in").equals(pattern)
                || method == RequestMethod.GET && PUBLIC_MAP.contains(pattern);
    }

    /** What a colleague of the same school or province opens besides: programmes of their own school are theirs to read. */
    static boolean isOpenToColleagues(RequestMethod method, String pattern) {
        return isOpen(method, pattern)
                || isShownToAnybody(pattern)
                || method == RequestMethod.GET && pattern.startsWith("/chuong-trinh/{ref}");
    }

    static boolean mayNotCount(String pattern) {
        return OWN.contains(pattern) && !SAYS_RULES.contains(pattern);
    }

    /** An administrator's says how many accounts, seals and left-over events the whole installation has; names nobody's records. */
    static boolean isHome(String pattern) {
        return pattern.equals("/") || pattern.equals("/viec-can-lam");
    }

    static boolean isExample(String pattern, String secret) {
        return EXAMPLES.getOrDefault(pattern, Set.of()).contains(secret);
    }
}
