package vn.nguon.classes;

import java.util.List;
import vn.nguon.shared.Role;
import vn.nguon.web.Tab;

/** The parts of a class's workspace, the same on every page of the class. */
public final class ClassTabs {
    private record Part(String key, String label) {}

    private static final List<Part> TABS = List.of(
            new Part("", "Tổng quan"),
            new Part("hoc-vien", "Học viên"),
            new Part("lich", "Lịch"),
            new Part("diem-danh", "Điểm danh"),
            new Part("thuc-hanh", "Thực hành"),
            new Part("thuc-te", "Thực tế"),
            new Part("danh-gia", "Đánh giá"),
            new Part("thu-hoach", "Thu hoạch"),
            new Part("ket-qua", "Kết quả"),
            new Part("chung-chi", "Chứng chỉ"),
            new Part("tai-lieu", "Tài liệu"));

    private ClassTabs() {}

    /** @param current the last step of the address, e.g. {@code hoc-vien}; empty for the overview */
    public static List<Tab> of(ClassHead head, String current) {
        return TABS.stream()
                .filter(tab -> opens(head, tab.key()))
                .map(tab -> new Tab(
                        tab.label(),
                        tab.key().isEmpty() ? head.link("") : head.link("/" + tab.key()),
                        tab.key().equals(current)))
                .toList();
    }

    /** Only tabs that would answer: rolls, papers and results are not everybody's, and a commune sees what the class is about. */
    private static boolean opens(ClassHead head, String key) {
        return switch (key) {
            case "diem-danh" ->
                head.office()
                        || head.is(Capacity.SUPERVISOR, Capacity.LECTURER, Capacity.MARKER, Capacity.CLASS_COMMITTEE);
            case "thuc-hanh" -> head.office() || head.is(Capacity.SUPERVISOR, Capacity.LECTURER, Capacity.MARKER);
            case "thu-hoach" -> head.office() || head.is(Capacity.SUPERVISOR, Capacity.MARKER);
            case "danh-gia", "ket-qua", "chung-chi" -> head.office();
            case "" -> true;
            default -> head.roles().stream().anyMatch(role -> role != Role.COMMUNE && role != Role.ADMINISTRATOR);
        };
    }

    /** The label of a tab, for the crumb. */
    public static String label(String key) {
        return TABS.stream()
                .filter(tab -> tab.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tab " + key))
                .label();
    }
}
