package vn.nguon.rosters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.classes.AllowClassReaders;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.files.Downloads;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** The roster on screen, on paper, as a spreadsheet; who of the planned is missing; what was changed. */
@Controller
@AllowClassReaders
class RosterPages {
    private final Classes classes;
    private final Rosters rosters;
    private final RosterMaps maps;
    private final Clock clock;

    RosterPages(Classes classes, Rosters rosters, RosterMaps maps, Clock clock) {
        this.classes = classes;
        this.rosters = rosters;
        this.maps = maps;
        this.clock = clock;
    }

    @GetMapping("/lop/{code}/hoc-vien")
    ModelAndView roster(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        return Views.page("rosters/roster", page(viewer, code, params));
    }

    @GetMapping("/lop/{code}/hoc-vien/in")
    ModelAndView print(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        var head = classes.head(viewer, code);
        var foot = head.code() + rosters.classification(viewer, head).aside();
        return Views.page(
                "rosters/print",
                page(viewer, head, Map.of(RosterMaps.MAP, params.getOrDefault(RosterMaps.MAP, "")), foot));
    }

    private RosterPage page(Viewer viewer, String code, Map<String, String> params) {
        var head = classes.head(viewer, code);
        return page(viewer, head, params, head.code());
    }

    private RosterPage page(Viewer viewer, ClassHead head, Map<String, String> params, String foot) {
        var query = ListQuery.from(params, "ten");
        var shown = maps.show(rosters.roster(viewer, head), query.filter(RosterMaps.MAP), viewer.today());
        var roster = shown.roster();
        var full = offices(head);
        var rows = IntStream.range(0, roster.lines().size())
                .filter(i -> matches(roster.lines().get(i), query))
                .mapToObj(i -> row(i + 1, roster.lines().get(i), full))
                .toList();
        return new RosterPage(
                head,
                roster.approved() ? "done" : "doing",
                roster.approved() ? "Đã duyệt" : "Chưa duyệt",
                shown.note().isEmpty() ? meta(head, roster) : meta(head, roster) + " · " + shown.note(),
                filters(roster.lines(), query, shown.field()),
                query.filtered(),
                rows,
                roster.lines().size(),
                links(head, roster, shown),
                full,
                Rosters.mayChange(head) || RosterApprovals.mayPrint(head),
                foot);
    }

    /** Birth dates and posts are for the offices that run, teach or decide the class as institutions, not for its people. */
    static boolean offices(ClassHead head) {
        return head.runs() || head.decides() || head.school() || RosterApprovals.mayPrint(head);
    }

    private static boolean matches(RosterLine line, ListQuery query) {
        var unit = query.filter("xa");
        var group = query.filter("to");
        var name = VietnameseText.fold(query.filter("ten-hv"));
        return (unit.isEmpty() || line.unitName().equals(unit))
                && (group.isEmpty() || group.equals(Integer.toString(line.group())))
                && (name.isEmpty() || VietnameseText.fold(line.fullName()).contains(name));
    }

    private static RosterPage.Row row(int no, RosterLine line, boolean full) {
        return new RosterPage.Row(
                no,
                line.ref().toString(),
                line.fullName(),
                line.sexText(),
                full ? line.born() : "",
                line.unitName(),
                full ? line.post() : "",
                line.group() == 0 ? "" : Integer.toString(line.group()),
                line.office().vietnamese(),
                full && line.plannedAs().isEmpty() ? "Không trong quy hoạch" : "");
    }

    private static String meta(ClassHead head, Roster roster) {
        var units = roster.lines().stream().map(RosterLine::unitName).distinct().count();
        var counted =
                "%d học viên trên %d chỗ, %d đơn vị".formatted(roster.lines().size(), head.capacity(), units);
        var on = roster.approvedOn();
        return on == null ? counted : "%s · %s duyệt %s".formatted(counted, roster.approvedBy(), Vn.date(on));
    }

    private static List<Field> filters(List<RosterLine> lines, ListQuery query, @Nullable Field map) {
        var units = lines.stream()
                .map(RosterLine::unitName)
                .distinct()
                .sorted(VietnameseText.order())
                .map(unit -> new Option(unit, unit))
                .toList();
        var groups = lines.stream()
                .filter(line -> line.group() != 0)
                .map(line -> new Option(Integer.toString(line.group()), line.groupName()))
                .distinct()
                .sorted((a, b) -> Integer.compare(Integer.parseInt(a.value()), Integer.parseInt(b.value())))
                .toList();
        var form = new Form(Map.of("xa", List.of(query.filter("xa")), "to", List.of(query.filter("to"))));
        var fields = new ArrayList<Field>();
        fields.add(new Field("ten-hv", "Tên", query.filter("ten-hv"), null, null));
        fields.add(form.choice("xa", "Đơn vị", units).field().orAll());
        if (!groups.isEmpty())
            fields.add(form.choice("to", "Tổ", groups).field().orAll());
        if (map != null) fields.add(map);
        return fields;
    }

    private static List<RosterPage.Link> links(ClassHead head, Roster roster, RosterMaps.Shown shown) {
        var links = new ArrayList<RosterPage.Link>();
        var here = head.link("/hoc-vien");
        var may = Rosters.mayChange(head);
        if (RosterApprovals.mayApprove(head)
                && !roster.approved()
                && !roster.lines().isEmpty()) links.add(new RosterPage.Link("Duyệt danh sách", here + "/duyet"));
        if (may && !roster.approved()) links.add(new RosterPage.Link("Nhập từ tệp", here + "/nhap"));
        if (may) links.add(new RosterPage.Link("Thêm người", here + "/them"));
        if (RosterGroups.mayChange(head) && !roster.lines().isEmpty())
            links.add(new RosterPage.Link("Tổ, ban cán sự", here + "/to"));
        if (RosterApprovals.mayPrint(head) && roster.approved())
            links.add(new RosterPage.Link("Phiếu tài khoản", here + "/phieu"));
        if (Rosters.maySeeMissing(head)) links.add(new RosterPage.Link("Chưa được cử", here + "/con-thieu"));
        if (head.runs() || head.decides() || head.school())
            links.add(new RosterPage.Link("Cử học viên, triệu tập", head.link("/cu-hoc-vien")));
        if (may) links.add(new RosterPage.Link("Thay đổi", here + "/thay-doi"));
        if (offices(head) || head.office()) links.add(new RosterPage.Link("Xem tại một ngày", here + "/ngay"));
        if (!roster.lines().isEmpty()) {
            var map = shown.day() == null ? "" : "?" + RosterMaps.MAP + "=" + Vn.date(shown.day());
            links.add(new RosterPage.Link("In", here + "/in" + map));
            links.add(new RosterPage.Link("Xuất Excel", here + "/xuat" + map));
        }
        return links;
    }

    @GetMapping("/lop/{code}/hoc-vien/xuat")
    ResponseEntity<byte[]> export(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(name = RosterMaps.MAP, defaultValue = "") String map) {
        var head = classes.head(viewer, code);
        var roster =
                maps.show(rosters.roster(viewer, head), map, viewer.today()).roster();
        var full = offices(head);
        var header = full
                ? List.of(
                        "TT",
                        "Họ và tên",
                        "Giới tính",
                        "Ngày sinh",
                        "Đơn vị",
                        "Chức vụ",
                        "Tổ",
                        "Ban cán sự",
                        "Chức danh quy hoạch")
                : List.of("TT", "Họ và tên", "Giới tính", "Đơn vị", "Tổ", "Ban cán sự");
        var planning = Rosters.maySeeMissing(head);
        var marked = rosters.classification(viewer, head).aside();
        var sheet = new TidySheet(
                "Danh sách", "Danh sách học viên " + head.name() + marked, Stamp.of(viewer, clock), header);
        var no = 0;
        for (var line : roster.lines()) {
            var group = line.group() == 0 ? null : line.group();
            if (full)
                sheet.row(
                        ++no,
                        line.fullName(),
                        line.sexText(),
                        line.born(),
                        line.unitName(),
                        line.post(),
                        group,
                        line.office().vietnamese(),
                        planning ? line.plannedAs() : "");
            else
                sheet.row(
                        ++no,
                        line.fullName(),
                        line.sexText(),
                        line.unitName(),
                        group,
                        line.office().vietnamese());
        }
        return Downloads.attachment(
                sheet.toBytes(),
                "danh-sach-hoc-vien-%s.xlsx".formatted(head.code()),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    /** Planned and not sent, by commune. */
    @GetMapping("/lop/{code}/hoc-vien/con-thieu")
    ModelAndView missing(Viewer viewer, @PathVariable String code, @RequestParam Map<String, String> params) {
        var head = classes.head(viewer, code);
        var query = ListQuery.from(params, "ten");
        var all = rosters.missing(viewer, head);
        var units = all.stream()
                .map(KnownPerson::unitName)
                .distinct()
                .sorted(VietnameseText.order())
                .map(unit -> new Option(unit, unit))
                .toList();
        var form = new Form(Map.of("xa", List.of(query.filter("xa"))));
        var found = all.stream()
                .filter(p -> query.filter("xa").isEmpty() || p.unitName().equals(query.filter("xa")))
                .toList();
        var rows = found.stream().skip(query.offset()).limit(query.size()).toList();
        return Views.page(
                "rosters/missing",
                new MissingPage(
                        head,
                        all.size(),
                        all.stream().filter(p -> !p.trainedIn().isEmpty()).count(),
                        form.choice("xa", "Đơn vị", units).field().orAll(),
                        query.filtered(),
                        rows,
                        Pager.of(query, found.size()),
                        Rosters.mayChange(head)));
    }

    @GetMapping("/lop/{code}/hoc-vien/thay-doi")
    ModelAndView changes(Viewer viewer, @PathVariable String code) {
        var head = classes.head(viewer, code);
        Rosters.checkMayChange(head);
        return Views.page("rosters/changes", new ChangesPage(head, rosters.changes(viewer, head)));
    }

    /** The roster as it stood at the end of a past day. */
    @GetMapping("/lop/{code}/hoc-vien/ngay")
    ModelAndView asOf(Viewer viewer, @PathVariable String code, @RequestParam MultiValueMap<String, String> params) {
        var head = classes.head(viewer, code);
        return asOf(viewer, head, params, "rosters/as-of");
    }

    @GetMapping("/lop/{code}/hoc-vien/ngay/in")
    ModelAndView printAsOf(
            Viewer viewer, @PathVariable String code, @RequestParam MultiValueMap<String, String> params) {
        var head = classes.head(viewer, code);
        return asOf(viewer, head, params, "rosters/as-of-print");
    }

    private ModelAndView asOf(Viewer viewer, ClassHead head, MultiValueMap<String, String> params, String template) {
        var asked = params.containsKey("ngay");
        var form = asked ? new Form(params) : Form.blank();
        var today = viewer.today();
        var day = form.date("ngay", "Ngày")
                .required("Nhập ngày muốn xem")
                .initial(today)
                .check(date -> !date.isAfter(today), "Ngày này chưa tới. Chọn từ hôm nay trở về trước");
        var ok = form.ok();
        var roster = rosters.asOf(viewer, head, ok ? day.orElse(today) : today);
        return Views.page(
                ok ? template : "rosters/as-of",
                new AsOfPage(
                        head,
                        form,
                        ok ? roster : null,
                        offices(head),
                        "%s · danh sách tại ngày %s%s"
                                .formatted(
                                        head.code(),
                                        Vn.date(roster.day()),
                                        roster.classification().aside())),
                ok ? 200 : 422);
    }
}
