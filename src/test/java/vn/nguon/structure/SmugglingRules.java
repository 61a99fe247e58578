package vn.nguon.structure;

import java.util.Set;
import java.util.stream.Stream;

/** Forms of {@link SmuggledIdsTests} that need a word, each with its reason. */
final class SmugglingRules {
    private SmugglingRules() {}

    /** Fewer forms than this were taken as they stand: the walk no longer finds its way. */
    static final int LEAST_FORMS = 40;

    /** Any public body may be named as having a part, and a post at any of them as teaching a topic; accounts, organisations, places and acts are the technical administrator's everywhere. */
    static boolean mayNameAnybody(String kind) {
        return Stream.of(
                        "/lop/{lớp}/co-quan",
                        "/chuong-trinh/*/muc/*/giang-vien",
                        "/quan-tri/",
                        "/to-chuc/",
                        "/noi/",
                        "/sap-xep/")
                .anyMatch(kind::startsWith);
    }

    /**
     * Grids of a whole class: whoever left it since the page was read is left out, so that the others' marks and places are not lost.
     * Of strangers nothing is written.
     */
    private static final Set<String> LEAVES_OUT = Set.of(
            "/lop/{lớp}/diem-danh/*", "/lop/{lớp}/diem/*", "/lop/{lớp}/hoc-vien/to", "/lop/{lớp}/thuc-te/*/phieu");

    static boolean leavesOut(String kind) {
        return LEAVES_OUT.contains(kind);
    }

    /**
     * What keeps a form from being taken as it stands: a file that is not sent, a word that nobody can guess (a code, a day in a field
     * that is not named so), or where the demonstration stands (held sessions, decided lists, an organisation that keeps its own files).
     */
    private static final Set<String> NOT_NOW = Set.of(
            "/bai-nop/{lớp}",
            "/can-bo/*/sua",
            "/can-bo/them",
            "/chuong-trinh/nhap",
            "/chuong-trinh/nhap/*/hoan-tac",
            "/de-an/*",
            "/du-lieu-ca-nhan/su-co/*",
            "/giang-vien/them",
            "/ke-hoach-nam/2026/* gan",
            "/lop/moi",
            "/lop/{lớp}/cu-hoc-vien/chi-tieu du-kien",
            "/lop/{lớp}/lich/*",
            "/lop/{lớp}/lich/*/bo",
            "/lop/{lớp}/lich/*/chuyen",
            "/lop/{lớp}/tai-lieu",
            "/lop/{lớp}/thu-hoach/nop-thay/*",
            "/lop/{lớp}/thuc-te/*/anh",
            "/lop/{lớp}/thuc-te/*/kien-nghi Thử",
            "/noi/nhap/*/hoan-tac",
            "/quy-hoach/dot/*",
            "/quy-hoach/dot/* phe-duyet",
            "/quy-hoach/dot/moi",
            "/quy-hoach/luot/*/chuyen",
            "/quy-hoach/nhap/*/hoan-tac",
            "/sap-xep/*/anh-huong/chuc-vu/*",
            "/sap-xep/*/anh-huong/so-cap/*",
            "/sap-xep/*/anh-huong/tai-khoan/*",
            "/sap-xep/*/anh-huong/viec/*",
            "/tin-bai/*/anh",
            "/to-chuc/*/ket-thuc");

    static boolean cannotBeTaken(String kind) {
        return NOT_NOW.contains(kind);
    }
}
