package vn.nguon.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.files.Downloads;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.web.Allow;
import vn.nguon.web.BarChart;
import vn.nguon.web.CountAgain;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;
import vn.nguon.web.Tab;
import vn.nguon.web.Views;
import vn.nguon.web.Vn;

/** Tables of numbers (/tong-hop): on screen, on paper, as a spreadsheet, and the list behind each number. */
@Controller
@Allow({Role.ORGANISATION_BOARD, Role.APPROVER, Role.CENTRE, Role.SCHOOL})
class ReportPages {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Bars of a chart; more say nothing. */
    private static final int BARS = 15;

    private final Reports reports;
    private final Clock clock;

    ReportPages(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Bean
    static MenuItem reportsMenu() {
        return new MenuItem(
                56,
                "Tổng hợp",
                ReportAddress.HOME,
                "result",
                Set.of(Role.ORGANISATION_BOARD, Role.APPROVER, Role.CENTRE, Role.SCHOOL));
    }

    /** The first subject that is the viewer's to ask. */
    @GetMapping(ReportAddress.HOME)
    ModelAndView home(Viewer viewer, @RequestParam Map<String, String> params) {
        var first = Reports.subjects(viewer).getFirst();
        return Views.page("reports/report", page(viewer, first, params, false));
    }

    @GetMapping(ReportAddress.HOME + "/{subject}")
    ModelAndView table(Viewer viewer, @PathVariable String subject, @RequestParam Map<String, String> params) {
        return Views.page("reports/report", page(viewer, subject(viewer, subject), params, false));
    }

    /** All rows, not those of the page alone. */
    @GetMapping(ReportAddress.HOME + "/{subject}/in")
    ModelAndView print(Viewer viewer, @PathVariable String subject, @RequestParam Map<String, String> params) {
        return Views.page("reports/report-print", page(viewer, subject(viewer, subject), params, true));
    }

    @GetMapping(ReportAddress.HOME + "/{subject}/bang.xlsx")
    ResponseEntity<byte[]> sheet(
            Viewer viewer, @PathVariable String subject, @RequestParam Map<String, String> params) {
        var page = page(viewer, subject(viewer, subject), params, true);
        var table = page.table();
        var header = new ArrayList<String>();
        header.add(page.heading(table.query().rows()));
        table.columns().forEach(column -> header.add(column.label()));
        header.add("Cộng (%s)".formatted(page.subject().unit()));
        header.add("Tỷ lệ %");
        var sifted = page.sifted().isEmpty() ? "" : " (" + String.join("; ", page.sifted()) + ")";
        var sheet = new TidySheet("Tổng hợp", page.title() + sifted, Stamp.of(viewer, clock), header);
        for (var row : table.rows())
            sheet.row(Stream.of(Stream.of(row.label()), row.cells().stream(), Stream.of(row.total(), row.share()))
                    .flatMap(one -> one)
                    .toArray());
        sheet.row(Stream.of(
                        Stream.of("Cộng"),
                        table.totals().stream(),
                        Stream.of(table.total(), table.total() == 0 ? 0 : 100))
                .flatMap(one -> one)
                .toArray());
        return Downloads.attachment(
                sheet.toBytes(), "tong-hop-" + page.subject().slug() + ".xlsx", XLSX);
    }

    @GetMapping(ReportAddress.HOME + "/{subject}/danh-sach")
    ModelAndView behind(Viewer viewer, @PathVariable String subject, @RequestParam Map<String, String> params) {
        var query = ReportAddress.query(params);
        var of = subject(viewer, subject);
        var ground = reports.ground(viewer, query);
        var asked = ReportAddress.read(of, Reports.dimensions(viewer, of), query, ground);
        var behind = reports.list(
                viewer,
                asked,
                ground.scope(),
                query.filter(ReportAddress.ROW),
                query.filter(ReportAddress.CELL),
                query.size(),
                query.offset());
        var table = asTold(without(params, ReportAddress.ROW, ReportAddress.CELL));
        var cell = Stream.concat(Stream.of(behind.row(), behind.column()), sifted(asked, ground).stream())
                .filter(words -> !words.isEmpty())
                .toList();
        return Views.page(
                "reports/behind",
                new BehindNumberPage(
                        of,
                        behind,
                        "%s/%s%s".formatted(ReportAddress.HOME, of.slug(), table),
                        String.join(" · ", cell),
                        query,
                        Pager.of(query, behind.total(), behind.beyond())));
    }

    /** The same table again in the address, from its first page. */
    private static String asTold(Map<String, String> params) {
        var told = ReportAddress.query(params).with("trang", null);
        return told.equals("?") ? "" : told;
    }

    /** Numbers that a job counts are counted anew behind the page. */
    @PostMapping(ReportAddress.HOME + "/{subject}" + CountAgain.PATH)
    @Allow(Role.ORGANISATION_BOARD)
    ModelAndView again(
            Viewer viewer,
            @PathVariable String subject,
            @RequestParam Map<String, String> params,
            HttpServletResponse response) {
        var of = subject(viewer, subject);
        return CountAgain.answer(
                reports.countAgain(viewer, of), ReportAddress.HOME + "/" + of.slug(), params, response);
    }

    private static Map<String, String> without(Map<String, String> params, String... names) {
        var kept = new java.util.LinkedHashMap<>(params);
        for (var name : names) kept.remove(name);
        return kept;
    }

    private static Subject subject(Viewer viewer, String slug) {
        return Subject.of(slug)
                .filter(Reports.subjects(viewer)::contains)
                .orElseThrow(() -> new NotFound("report " + slug));
    }

    /** @param whole with all cells, not those of the page's rows alone */
    private ReportPage page(Viewer viewer, Subject subject, Map<String, String> params, boolean whole) {
        var asked = ReportAddress.query(params);
        var offered = Reports.dimensions(viewer, subject);
        var ground = reports.ground(viewer, asked);
        var choices = reports.choices(viewer, subject, ground.scope());
        var read = ReportAddress.read(subject, offered, asked, ground);
        var table = whole
                ? reports.sorted(viewer, read, ground.scope(), asked)
                : reports.page(viewer, read, ground.scope(), asked);
        var query = ReportAddress.query(params, table);
        var pager = Pager.of(query, table.rows().size());
        return new ReportPage(
                Reports.subjects(viewer).stream()
                        .map(one -> new Tab(one.label(), ReportAddress.HOME + "/" + one.slug(), one == subject))
                        .toList(),
                table,
                pager.of(table.rows()),
                filters(viewer, table.query(), query, offered, choices, ground),
                ground.at().question(),
                sifted(table.query(), ground),
                notes(table),
                table.countedAt() != null && viewer.is(Role.ORGANISATION_BOARD),
                chart(table),
                query,
                pager);
    }

    private static List<Field> filters(
            Viewer viewer,
            ReportQuery shown,
            ListQuery query,
            List<Dimension> offered,
            CountRows.Choices choices,
            Reports.Ground ground) {
        var filters = new ArrayList<Field>();
        var form = new Form(Map.of(
                ReportAddress.ROWS,
                List.of(shown.rows().slug()),
                ReportAddress.COLUMNS,
                List.of(shown.columns() == null ? "" : shown.columns().slug()),
                ReportAddress.YEAR,
                List.of(query.filter(ReportAddress.YEAR)),
                ReportAddress.TITLE,
                List.of(query.filter(ReportAddress.TITLE)),
                ReportAddress.TERM,
                List.of(query.filter(ReportAddress.TERM)),
                ReportAddress.CODE,
                List.of(query.filter(ReportAddress.CODE))));
        var rows = form.choice(ReportAddress.ROWS, "Theo", options(shown.subject(), offered.stream()))
                .field();
        filters.add(without(rows, null));
        var columns = offered.stream().filter(one -> one.fitsColumns() && one != shown.rows());
        var beside = form.choice(ReportAddress.COLUMNS, "Chia cột theo", options(shown.subject(), columns))
                .field();
        filters.add(without(beside, "Không chia"));
        if (shown.sensitive() && !Reports.mayReadAll(viewer)) return filters;
        filters.add(form.choice(
                        ReportAddress.YEAR,
                        shown.subject().yearLabel(),
                        choices.years().stream()
                                .map(year -> option(Integer.toString(year)))
                                .toList())
                .field()
                .orAll());
        if (!shown.subject().ofPlanning())
            filters.add(form.text(ReportAddress.CODE, "Mã lớp", 30).narrow().field());
        if (!choices.titles().isEmpty())
            filters.add(form.choice(
                            ReportAddress.TITLE,
                            "Chức danh",
                            choices.titles().stream().map(ReportPages::option).toList())
                    .field()
                    .orAll());
        if (!choices.terms().isEmpty())
            filters.add(form.choice(
                            ReportAddress.TERM,
                            "Nhiệm kỳ",
                            choices.terms().stream()
                                    .map(term -> new Option(term, term.replace('-', '–')))
                                    .toList())
                    .field()
                    .orAll());
        if (ground.scope().many() || ground.at().field().options().size() > 1)
            filters.add(ground.at().field());
        var map = ground.map();
        if (map != null && (shown.rows() == Dimension.COMMUNE)) filters.add(map);
        return filters;
    }

    private static Option option(String value) {
        return new Option(value, value);
    }

    private static List<Option> options(Subject subject, Stream<Dimension> dimensions) {
        return dimensions
                .map(one -> new Option(one.slug(), one == Dimension.YEAR ? subject.yearLabel() : one.label()))
                .toList();
    }

    private static Field without(Field field, @Nullable String empty) {
        return new Field(
                field.id(), field.label(), field.value(), field.hint(), null, field.options(), empty, field.look());
    }

    private static List<String> sifted(ReportQuery query, Reports.Ground ground) {
        var words = new ArrayList<String>();
        if (query.year() != null) words.add("%s %d".formatted(query.subject().yearLabel(), query.year()));
        if (!query.code().isEmpty()) words.add("Lớp " + query.code());
        if (!query.title().isEmpty()) words.add(query.title());
        if (!query.term().isEmpty()) words.add("Nhiệm kỳ " + query.term().replace('-', '–'));
        var at = ground.at().chosen();
        if (at != null && at.ref().equals(query.organisation())) words.add(at.name());
        var map = query.map();
        if (map != null && query.rows() == Dimension.COMMUNE) words.add("Đơn vị theo bản đồ từ ngày " + Vn.date(map));
        return words;
    }

    private static List<String> notes(ReportTable table) {
        var notes = new ArrayList<String>();
        var query = table.query();
        notes.add(query.subject().meaning() + ".");
        if (Arrays.asList(query.rows(), query.columns()).contains(Dimension.AGE))
            notes.add(
                    query.subject().ofPlanning() && query.subject() != Subject.PLACED
                            ? "Tuổi tính đến hôm nay; chỉ biết năm sinh thì tính theo năm."
                            : query.subject() == Subject.PLACED
                                    ? "Tuổi tính đến ngày nhận chức; chỉ biết năm sinh thì tính theo năm."
                                    : "Tuổi tính đến ngày khai giảng; chỉ biết năm sinh thì tính theo năm.");
        var countedAt = table.countedAt();
        if (countedAt != null)
            notes.add("Số liệu và danh sách sau con số tính lúc %s.".formatted(Vn.dateTime(countedAt)));
        if (table.restricted())
            notes.add(
                    "Dân tộc, đảng viên là dữ liệu nhạy cảm: số dưới mức quy định được gộp, bảng này không lọc, không chia cột và không mở danh sách.");
        return notes;
    }

    private static @Nullable BarChart chart(ReportTable table) {
        if (table.rows().size() < 2) return null;
        var bars = table.rows().stream().limit(BARS).toList();
        var most = bars.stream().mapToInt(ReportTable.Row::total).max().orElse(0);
        return new BarChart(
                "Biểu đồ thanh của %s; số liệu ở bảng dưới"
                        .formatted(bars.size() < table.rows().size() ? BARS + " hàng đầu" : "các hàng"),
                bars.stream()
                        .map(row -> new BarChart.Group(
                                row.label(),
                                List.of(BarChart.Bar.of(
                                        BarChart.Kind.FIRST, row.total(), most, Vn.number(row.total())))))
                        .toList());
    }
}
