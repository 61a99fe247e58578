package vn.nguon.structure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;

/**
 * Real ids of one class, its people and lists, for each variable of a route. The key is the route up to and including the variable.
 * A route or a required parameter that is not here has no fixture, and the test fails until somebody registers it.
 */
final class RouteFixtures {
    private static final Map<String, String> SQL = new LinkedHashMap<>();

    /** The demonstration has none: whoever asks finds nothing. */
    private static final String NONE_YET = "SELECT gen_random_uuid()";

    static {
        SQL.put("/assets/{hash}", "SELECT '0000000000'");
        SQL.put("/assets/{hash}/{*name}", "SELECT 'app.css'");
        SQL.put("/lop/{code}", "SELECT :code");
        SQL.put("/danh-gia/{code}", "SELECT :code");
        SQL.put(
                "/danh-gia/mau/{organisation}",
                "SELECT o.ref FROM organisation_card o WHERE o.name = 'Trường Chính trị tỉnh Nghệ An'");
        SQL.put(
                "/lop/{code}/danh-gia/gop-y/{ref}",
                "SELECT m.id FROM feedback_comment m JOIN feedback_survey s ON s.id = m.survey_id JOIN training_class c ON c.id = s.class_id WHERE c.code = :code ORDER BY m.id LIMIT 1");
        SQL.put("/lop/{code}/khen-thuong/{level}", "SELECT 'giay-khen'");
        SQL.put("/lop/{code}/nhan-xet/{ref}", enrolment());
        SQL.put("/phieu-nhan-xet/{code}", "SELECT :code");
        SQL.put(
                "/phieu-nhan-xet/{ref}",
                "SELECT a.ref FROM appraisal a JOIN training_class c ON c.id = a.class_id WHERE c.code = :code ORDER BY a.id LIMIT 1");
        SQL.put("/bai-nop/{code}", "SELECT :code");
        SQL.put("/bai-nop/tep/{paper}", "SELECT ref FROM paper ORDER BY id LIMIT 1");
        SQL.put("/bai-nop/tep/{paper}/{no}", "SELECT 1");
        SQL.put("/bai-nop/tep/{paper}/da-cham/{turn}", "SELECT 1");
        SQL.put("/cham/{code}", "SELECT :code");
        SQL.put(
                "/kho-bai/{ref}",
                "SELECT coalesce((SELECT ref FROM library_paper ORDER BY paper_id LIMIT 1), gen_random_uuid())");
        SQL.put("/bai-nop/kho-bai/{paper}", "SELECT ref FROM paper ORDER BY id LIMIT 1");
        SQL.put(
                "/phuc-khao/{appeal}",
                "SELECT coalesce((SELECT ref FROM appeal ORDER BY id LIMIT 1), gen_random_uuid())");
        SQL.put(
                "/lop/{code}/thu-hoach/phuc-khao/{appeal}",
                "SELECT coalesce((SELECT ref FROM appeal ORDER BY id LIMIT 1), gen_random_uuid())");
        SQL.put("/cham/{code}/{no}", "SELECT 1");
        SQL.put("/lop/{code}/thu-hoach/doi-chieu/{no}", "SELECT 1");
        SQL.put("/can-bo/{ref}", person());
        SQL.put(
                "/can-bo/{ref}/chuc-vu/{post}",
                "SELECT ref FROM person_post WHERE person_id = (SELECT id FROM person WHERE ref = (%s)) ORDER BY id LIMIT 1"
                        .formatted(person()));
        SQL.put("/can-bo/{ref}/qua-trinh/them/{loai}", "SELECT 'khen-thuong'");
        SQL.put(
                "/can-bo/{ref}/qua-trinh/{fact}",
                "SELECT ref FROM person_fact WHERE person_id = (SELECT id FROM person WHERE ref = (%s)) ORDER BY id LIMIT 1"
                        .formatted(person()));
        SQL.put("/can-bo/{ref}/cung-nguoi/{said}", NONE_YET);
        SQL.put("/chuong-trinh/{ref}", programme("ref"));
        SQL.put(
                "/chuong-trinh/{ref}/muc/{item}",
                "SELECT ref FROM programme_item WHERE kind = 'TOPIC' AND programme_id = (%s) ORDER BY id LIMIT 1"
                        .formatted(programme("id")));
        SQL.put("/chuong-trinh/nhap/tep/{ref}", NONE_YET);
        SQL.put("/chuong-trinh/nhap/{ref}", "SELECT ref FROM file_import WHERE kind = 'PROGRAMME' ORDER BY id LIMIT 1");
        SQL.put("/cu-hoc-vien/{code}", "SELECT 'TD-2026-04'");
        SQL.put("/cu-hoc-vien/{code}/{ref}", "SELECT ref FROM nomination ORDER BY id LIMIT 1");
        SQL.put("/lop/{code}/cu-hoc-vien/{ref}", "SELECT ref FROM nomination ORDER BY id LIMIT 1");
        SQL.put("/lop/{code}/van-ban/{file}", NONE_YET);
        SQL.put("/ke-hoach-nam/{year}", "SELECT 2026");
        SQL.put("/ke-hoach-nam/{year}/{line}", NONE_YET);
        SQL.put("/du-lieu-ca-nhan/su-co/{ref}", "SELECT ref FROM privacy_breach ORDER BY id LIMIT 1");
        SQL.put("/du-lieu-ca-nhan/yeu-cau/{ref}", "SELECT ref FROM privacy_request ORDER BY id LIMIT 1");
        SQL.put("/tong-hop/{subject}", "SELECT 'hoc-vien'");
        SQL.put("/lop/{code}/bao-cao/ban/{no}", "SELECT 1");
        SQL.put(
                "/bao-cao-nam/{organisation}",
                "SELECT o.ref FROM organisation_card o WHERE o.name = 'Trung tâm Chính trị huyện Tương Dương'");
        SQL.put("/bao-cao-nam/{organisation}/{year}", "SELECT 2022");
        SQL.put("/bao-cao-nam/{organisation}/{year}/ban/{no}", "SELECT 1");
        SQL.put("/de-an/{ref}", "SELECT ref FROM scheme ORDER BY id LIMIT 1");
        SQL.put("/de-an/{ref}/{target}", "SELECT ref FROM scheme_target ORDER BY id LIMIT 1");
        SQL.put("/de-an/{ref}/{target}/{year}", "SELECT 2022");
        SQL.put("/sau-lop/chuong-trinh/{ref}", programme("ref"));
        SQL.put("/sau-lop/cua-toi/{enrolment}", enrolment());
        SQL.put("/sau-lop/xa/{action}", "SELECT ref FROM home_action ORDER BY id LIMIT 1");
        SQL.put("/sau-lop/xa/{action}/{months}", "SELECT 3");
        SQL.put("/sau-lop/nhan-xet/{entry}", "SELECT ref FROM placement ORDER BY entry_id LIMIT 1");
        SQL.put("/sau-lop/nhan-xet/{entry}/{months}", "SELECT 6");
        SQL.put("/giang-vien/{ref}", "SELECT ref FROM lecturer ORDER BY id LIMIT 1");
        SQL.put("/giay/{ref}", "SELECT ref FROM register_entry ORDER BY id LIMIT 1");
        SQL.put("/kiem-tra/{token}", "SELECT token FROM register_entry ORDER BY id LIMIT 1");
        SQL.put("/lop/{code}/chung-chi/{path}", "SELECT 'chung-chi'");
        SQL.put("/lop/{code}/ket-qua/quyet-dinh/{path}", "SELECT 'chung-chi'");
        SQL.put("/lop/{code}/diem-danh/{session}", session());
        SQL.put("/lop/{code}/lich/{session}", session());
        SQL.put(
                "/lop/{code}/diem/{part}",
                "SELECT a.ref FROM assessment_part a JOIN training_class c ON c.programme_id = a.programme_id WHERE c.code = :code ORDER BY a.id LIMIT 1");
        SQL.put(
                "/lop/{code}/hoc-vien/nhap/{ref}",
                "SELECT i.ref FROM file_import i WHERE i.id IN (SELECT e.import_id FROM enrolment e JOIN training_class c ON c.id = e.class_id WHERE c.code = :code)");
        SQL.put("/lop/{code}/hoc-vien/nhap/{ref}/dong/{row}", "SELECT 9");
        SQL.put("/lop/{code}/hoc-vien/{ref}", enrolment());
        SQL.put("/lop/{code}/thu-hoach/nop-thay/{trainee}", enrolment());
        SQL.put(
                "/lop/{code}/tai-lieu/{ref}",
                "SELECT m.ref FROM class_material m JOIN training_class c ON c.id = m.class_id WHERE c.code = :code ORDER BY m.id LIMIT 1");
        SQL.put("/lop/{code}/nam-mat/{trainee}", enrolment());
        SQL.put(
                "/lop/{code}/thuc-hanh/luot/{turn}",
                "SELECT t.ref FROM practice_turn t JOIN training_class c ON c.id = t.class_id WHERE c.code = :code ORDER BY t.id LIMIT 1");
        SQL.put(
                "/thuc-hanh/luot/{turn}",
                "SELECT t.ref FROM practice_turn t JOIN situation_version v ON v.id = t.version_id WHERE v.file_id IS NOT NULL ORDER BY t.id DESC LIMIT 1");
        SQL.put(
                "/tinh-huong/{situation}",
                "SELECT ref FROM situation WHERE organisation_id IS NOT NULL ORDER BY id LIMIT 1");
        SQL.put(
                "/phieu-nam-mat/{trainee}",
                "SELECT e.ref FROM enrolment e JOIN training_class c ON c.id = e.class_id JOIN organisation_card o ON o.id = e.organisation_id"
                        + " WHERE c.code = 'TD-2026-01' AND o.name = 'Đảng ủy xã Tương Dương' AND e.state = 'ACTIVE' ORDER BY e.id LIMIT 1");
        SQL.put("/phieu-nam-mat/{trainee}/{moment}", "SELECT 'dau-khoa'");
        SQL.put("/lop/{code}/thuc-te/{group}", ofField("g.ref", "field_group g"));
        SQL.put(
                "/lop/{code}/thuc-te/{group}/phat-hien/{finding}",
                ofField("f.ref", "field_group g JOIN finding f ON f.group_id = g.id"));
        SQL.put(
                "/lop/{code}/thuc-te/{group}/anh/{photo}",
                ofField("f.ref", "field_group g JOIN field_photo f ON f.group_id = g.id"));
        SQL.put(
                "/lop/{code}/thuc-te/{group}/kien-nghi/{recommendation}",
                ofField(
                        "f.ref",
                        "field_group g JOIN recommendation f ON f.group_id = g.id AND f.state IN ('PROPOSED', 'RETURNED')"));
        SQL.put(
                "/kien-nghi/{ref}",
                "SELECT ref FROM recommendation WHERE state NOT IN ('PROPOSED', 'RETURNED') ORDER BY id LIMIT 1");
        SQL.put("/noi/nhap/{ref}", "SELECT ref FROM file_import WHERE kind = 'PLACES' ORDER BY id LIMIT 1");
        SQL.put("/quan-tri/ngay-nghi/{ref}", "SELECT ref FROM public_holiday ORDER BY day LIMIT 1");
        SQL.put("/quan-tri/tai-khoan/{ref}", "SELECT ref FROM account ORDER BY id OFFSET 3 LIMIT 1");
        SQL.put(
                "/quan-tri/tai-khoan/{ref}/vai-tro/{grant}",
                "SELECT ref FROM account_grant WHERE account_id = (SELECT id FROM account ORDER BY id OFFSET 3 LIMIT 1)");
        SQL.put("/quy-dinh/{key}", "SELECT 'planning.people-per-title'");
        SQL.put(
                "/quy-dinh/{key}/rut/{ref}",
                "SELECT ref FROM rule_parameter WHERE key = 'planning.people-per-title' ORDER BY id LIMIT 1");
        SQL.put(
                "/quy-hoach/dot/{ref}",
                "SELECT ref FROM planning_round WHERE id = (SELECT min(round_id) FROM planning_quota)");
        SQL.put(
                "/quy-hoach/dot/{ref}/chi-tieu/{quota}",
                "SELECT ref FROM planning_quota ORDER BY round_id, id LIMIT 1");
        SQL.put("/quy-hoach/kiem-tra/{ref}", "SELECT ref FROM file_import WHERE kind = 'PLANNING' ORDER BY id LIMIT 1");
        SQL.put("/quy-hoach/luot/{ref}/{way}", "SELECT 'dua-ra'");
        SQL.put("/quy-hoach/nhap/tep/{ref}", NONE_YET);
        SQL.put("/lop/{code}/hoc-vien/nhap/tep/{ref}", NONE_YET);
        SQL.put("/quy-hoach/luot/{ref}", "SELECT ref FROM planning_entry ORDER BY id LIMIT 1");
        SQL.put("/quy-hoach/nguoi/{ref}", person());
        SQL.put("/quy-hoach/nhap/{ref}", "SELECT ref FROM file_import WHERE kind = 'PLANNING' ORDER BY id LIMIT 1");
        SQL.put("/quy-hoach/nhap/{ref}/dong/{index}", "SELECT 0");
        // An act of the demonstration that is carried out; pages for drafts of it are tried all the same.
        SQL.put("/sap-xep/{ref}", "SELECT ref FROM reorganisation ORDER BY id LIMIT 1");
        SQL.put("/sap-xep/{ref}/{subject}", "SELECT 'to-chuc'");
        SQL.put("/sap-xep/{ref}/{subject}/{kind}", "SELECT 'ket-thuc'");
        SQL.put("/sap-xep/{ref}/anh-huong/{kind}", "SELECT 'chuc-vu'");
        SQL.put(
                "/sap-xep/{ref}/anh-huong/{kind}/{body}",
                "SELECT o.ref FROM organisation o JOIN organisation_end e ON e.organisation_id = o.id ORDER BY o.id LIMIT 1");
        SQL.put("/so-cap/{ref}", "SELECT ref FROM register ORDER BY id LIMIT 1");
        SQL.put("/tro-giup/{page}", "SELECT 'chung'");
        SQL.put("/tin/{slug}", "SELECT slug FROM published_story ORDER BY story_id LIMIT 1");
        SQL.put("/tin/anh/{photo}", "SELECT ref FROM published_story_photo ORDER BY story_id, order_no LIMIT 1");
        SQL.put("/tin/anh/{photo}/{size}", "SELECT 'nho'");
        SQL.put("/tin-bai/{ref}", "SELECT ref FROM published_story ORDER BY story_id LIMIT 1");
        SQL.put(
                "/tin-bai/{ref}/anh/{photo}",
                "SELECT ref FROM published_story_photo ORDER BY story_id, order_no LIMIT 1");
        SQL.put("/tin-bai/{ref}/anh/{photo}/{size}", "SELECT 'nho'");
        SQL.put("/tin-bai/{ref}/anh-thuc-te/{photo}", "SELECT ref FROM published_photo ORDER BY photo_id LIMIT 1");
        SQL.put("/tin-bai/danh-muc/{list}", "SELECT 'chuyen-muc'");
        SQL.put("/tin-bai/danh-muc/{list}/{line}", "SELECT ref FROM story_category ORDER BY id LIMIT 1");
        SQL.put("/to-chuc/{ref}", "SELECT o.ref FROM organisation_card o WHERE o.name = 'Tỉnh ủy Nghệ An'");
    }

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("anh", "SELECT ref FROM published_photo ORDER BY photo_id LIMIT 1"),
            Map.entry("bai", "SELECT ref FROM paper ORDER BY id LIMIT 1"),
            Map.entry("ban", "SELECT 0"),
            Map.entry("bo", "SELECT 'FIVE'"),
            Map.entry("buoi", "SELECT 'sang'"),
            Map.entry(
                    "buoi-thuc-hanh",
                    "SELECT s.ref FROM session s JOIN training_class c ON c.id = s.class_id WHERE c.code = :code AND s.kind = 'PRACTICE' ORDER BY s.id LIMIT 1"),
            Map.entry("chon", "SELECT 'bo'"),
            Map.entry("chuc-danh", "SELECT 'Bí thư Đảng ủy'"),
            Map.entry("ngay-sinh", "SELECT '1980'"),
            Map.entry("ten", "SELECT full_name FROM person ORDER BY id LIMIT 1"),
            Map.entry("chuc-vu", "SELECT 'Bí thư'"),
            Map.entry("chuong-trinh", programme("ref")),
            Map.entry("co-quan", "SELECT o.ref FROM organisation_card o WHERE o.name = 'Tỉnh ủy Nghệ An'"),
            Map.entry("den", "SELECT 'SUBMITTED'"),
            Map.entry("dong", "SELECT 1"),
            Map.entry("don-vi", "SELECT o.ref FROM organisation_card o WHERE o.name = 'Đảng ủy xã Tương Dương'"),
            Map.entry("huong", "SELECT 'len'"),
            Map.entry("mot-nguoi", "SELECT 'true'"),
            Map.entry(
                    "ngay",
                    "SELECT day FROM study_day d JOIN training_class c ON c.id = d.class_id WHERE c.code = :code ORDER BY day DESC LIMIT 1"),
            Map.entry("nguoi", person()),
            Map.entry("phien-ban", "SELECT 0"),
            Map.entry("sang", "SELECT 'CONFIRMED'"),
            Map.entry("tai-khoan", "SELECT ref FROM account ORDER BY id LIMIT 1"),
            Map.entry("thay-doi", "SELECT 0"),
            Map.entry("thoi", "SELECT 'false'"),
            Map.entry("thu-tu", "SELECT 1"),
            Map.entry("viec", "SELECT 'HOSTS'"));

    private static String person() {
        return "SELECT p.ref FROM roster_line l JOIN training_class c ON c.id = l.class_id JOIN person p ON p.id = l.person_id"
                + " WHERE c.code = :code AND EXISTS (SELECT 1 FROM person_post x WHERE x.person_id = p.id) ORDER BY p.id LIMIT 1";
    }

    /** The person of the fixture of a class. */
    static UUID person(JdbcClient jdbc, String code) {
        return jdbc.sql(person()).param("code", code).query(UUID.class).single();
    }

    private static String programme(String column) {
        return "SELECT p." + column
                + " FROM programme p JOIN training_class c ON c.programme_id = p.id WHERE c.code = :code";
    }

    /** Of the first group that has such a thing: its forms are opened under that group. */
    private static String ofField(String column, String from) {
        return "SELECT %s FROM %s JOIN training_class c ON c.id = g.class_id WHERE c.code = :code ORDER BY g.no LIMIT 1"
                .formatted(column, from);
    }

    private static String session() {
        return "SELECT s.ref FROM session s JOIN training_class c ON c.id = s.class_id WHERE c.code = :code AND s.kind = 'TOPIC' ORDER BY s.id LIMIT 1";
    }

    private static String enrolment() {
        return "SELECT e.ref FROM enrolment e JOIN training_class c ON c.id = e.class_id WHERE c.code = :code AND e.state = 'ACTIVE' ORDER BY e.id LIMIT 1";
    }

    /** This class has no such thing (a paper, a material); another must. */
    static final class NoneInThisClass extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoneInThisClass(String key) {
            super("no " + key);
        }
    }

    private final JdbcClient jdbc;
    private final String code;
    private final Map<String, String> known = new LinkedHashMap<>();

    RouteFixtures(JdbcClient jdbc, String code) {
        this.jdbc = jdbc;
        this.code = code;
    }

    /** Whether this class has all that the pattern's variables stand for. */
    boolean has(String pattern) {
        try {
            fill(pattern);
            return true;
        } catch (NoneInThisClass _) {
            return false;
        }
    }

    /** @throws AssertionError if a variable of the pattern has no fixture */
    String fill(String pattern) {
        var filled = new StringBuilder();
        var key = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '{') {
                filled.append(c);
                key.append(c);
                continue;
            }
            int depth = 0;
            int end = i;
            do {
                if (pattern.charAt(end) == '{') depth++;
                if (pattern.charAt(end) == '}') depth--;
                end++;
            } while (depth > 0);
            var name = pattern.substring(i + 1, end - 1).replaceFirst(":.*", "");
            key.append('{').append(name).append('}');
            filled.append(value(key.toString(), SQL.get(key.toString())));
            i = end - 1;
        }
        return filled.toString();
    }

    /** What the handler cannot be called without. @throws AssertionError if a required parameter has no fixture */
    Map<String, String> parameters(HandlerMethod handler) {
        var found = new LinkedHashMap<String, String>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null || asked.name().isEmpty() || !asked.required()) continue;
            if (!asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)) continue;
            if (org.springframework.web.multipart.MultipartFile.class.equals(parameter.getParameterType())) continue;
            found.put(asked.name(), value("?" + asked.name(), PARAMETERS.get(asked.name())));
        }
        return found;
    }

    private String value(String key, @org.jspecify.annotations.Nullable String sql) {
        if (sql == null)
            throw new AssertionError(
                    "no fixture for " + key + ": register it in RouteFixtures, so that foreigners are tried there");
        return known.computeIfAbsent(key, _ -> {
            var statement = jdbc.sql(sql);
            if (sql.contains(":code")) statement = statement.param("code", code);
            return statement.query(String.class).optional().orElseThrow(() -> new NoneInThisClass(key));
        });
    }
}
