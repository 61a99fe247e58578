package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Form;
import vn.nguon.web.Option;

/** Draws the question about a file and understands the answer, the same for planning lists and rosters. */
@Component
public class Questions {

    private static final int SHOWN_ROWS = 60;
    private static final String LEFT_ASIDE = "KHONG";

    private final ListUploads uploads;

    Questions(ListUploads uploads) {
        this.uploads = uploads;
    }

    /**
     * The page as asked.
     *
     * @param params of the request: {@code trang} says which sheet is meant, {@code dong} and {@code hai-dong} where the header is
     * @throws vn.nguon.shared.NotFound as for {@link ListUploads#question}
     */
    public QuestionPage page(
            Viewer who, ListUploads.Purpose purpose, UUID ref, String address, Map<String, List<String>> params) {
        var question = uploads.question(who, purpose, ref, placeIn(params));
        return draw(question, address, Form.blank());
    }

    /** What came of an answer. */
    public sealed interface Answered {}

    /** Read as the person said. */
    public record Understood(ListUploads.Ready ready) implements Answered {}

    /** The same page with what is wrong, for 422. */
    public record Again(QuestionPage page) implements Answered {}

    public Answered answer(
            Viewer who, ListUploads.Purpose purpose, UUID ref, String address, Map<String, List<String>> params) {
        var question = uploads.question(who, purpose, ref, placeIn(params));
        var form = new Form(params);
        var page = draw(question, address, form);
        if (!form.ok() || page.place() == null) return new Again(page);
        return switch (uploads.answer(who, purpose, ref, page.place(), said(page))) {
            case ListUploads.Ready ready -> new Understood(ready);
            case ListUploads.NotAList(var why) -> {
                form.refuse(new vn.nguon.shared.Refusal("khong-doc-duoc", why + "."));
                yield new Again(page);
            }
            case ListUploads.Asks _ -> new Again(page);
        };
    }

    private static Map<Integer, Column> said(QuestionPage page) {
        var said = new LinkedHashMap<Integer, Column>();
        for (var line : page.columns()) {
            var value = page.form().field(line.field().id()).value();
            if (!value.isEmpty() && !value.equals(LEFT_ASIDE))
                said.put(FoundColumn.columnOf(line.letter()), Column.valueOf(value));
        }
        return said;
    }

    private static ListUploads.Place placeIn(Map<String, List<String>> params) {
        return new ListUploads.Place(
                number(params, "trang"),
                number(params, "dong"),
                params.getOrDefault("hai-dong", List.of()).contains("co"));
    }

    private static int number(Map<String, List<String>> params, String name) {
        var written = params.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        return written.matches("[1-9]\\d{0,5}") ? Integer.parseInt(written) : 0;
    }

    private static QuestionPage draw(ListUploads.Question question, String address, Form form) {
        return switch (question.outcome()) {
            case PersonListReader.Understood(var list, var found, var doubts) ->
                draw(question, address, form, found, doubts, list.rows().size());
            case PersonListReader.Refused(var why, var _, var found) -> {
                if (found == null) throw new IllegalStateException("asked about a file that cannot be read: " + why);
                yield draw(question, address, form, found, List.of(why), 0);
            }
        };
    }

    private static QuestionPage draw(
            ListUploads.Question question,
            String address,
            Form form,
            PersonListReader.Found found,
            List<String> doubts,
            int people) {
        var header = found.header();
        var converted = Converted.of(found.encoding(), found.conversions());
        if (converted != null)
            form.tick("dong-y", "Đồng ý chuyển chữ trong danh sách sang Unicode")
                    .check(Boolean::booleanValue, "Đánh dấu đồng ý chuyển chữ, hoặc bỏ tệp này");
        var lines = header == null ? List.<QuestionPage.Line>of() : lines(form, found.sheet(), header);
        if (form.submitted() && header != null) checkColumns(form, lines);
        return new QuestionPage(
                address,
                question.fileName(),
                found.number(),
                found.sheet().name(),
                doubts,
                form,
                found.sheets().size() > 1 ? sheetsForm(found) : null,
                (int) found.lists(),
                rowsForm(found.sheet(), header),
                header == null
                        ? null
                        : new ListUploads.Place(
                                found.number(),
                                found.sheet().rows().get(header.index()).number(),
                                header.height() > 1),
                lines.stream()
                        .map(line -> new QuestionPage.Line(
                                line.letter(),
                                line.heading(),
                                form.field(line.field().id()),
                                line.samples()))
                        .toList(),
                people,
                converted);
    }

    private static Form sheetsForm(PersonListReader.Found found) {
        var form = Form.blank();
        var options = found.sheets().stream()
                .map(sheet -> new Option(
                        String.valueOf(sheet.number()),
                        sheet.people() > 0
                                ? "%s: %d người".formatted(sheet.name(), sheet.people())
                                : sheet.name() + ": chưa thấy danh sách"))
                .toList();
        form.choice("trang", "Trang tính", options).initial(String.valueOf(found.number()));
        return form;
    }

    private static List<QuestionPage.Line> lines(Form form, Sheet sheet, Header header) {
        var lines = new ArrayList<QuestionPage.Line>();
        for (var column : header.columns()) {
            var id = "cot-" + column.letter().toLowerCase(java.util.Locale.ROOT);
            form.choice(id, "Cột " + column.letter() + " là", OPTIONS)
                    .initial(
                            column.meaning() == null
                                    ? LEFT_ASIDE
                                    : column.meaning().name())
                    .required("Chọn cột %s là gì, hoặc chọn “Không dùng”".formatted(column.letter()));
            lines.add(new QuestionPage.Line(
                    column.letter(),
                    column.heading(),
                    form.field(id),
                    samples(sheet, header, FoundColumn.columnOf(column.letter()))));
        }
        return lines;
    }

    private static List<String> samples(Sheet sheet, Header header, int column) {
        var samples = new LinkedHashSet<String>();
        for (var i = header.index() + header.height(); i < sheet.rows().size() && samples.size() < 3; i++) {
            var text = sheet.rows().get(i).text(column);
            if (!text.isEmpty()) samples.add(text.length() > 40 ? text.substring(0, 40) + "…" : text);
        }
        return List.copyOf(samples);
    }

    /** Two columns of one meaning, no name, too little beside it. */
    private static void checkColumns(Form form, List<QuestionPage.Line> lines) {
        var at = new EnumMap<Column, Integer>(Column.class);
        for (var line : lines) {
            var value = form.field(line.field().id()).value();
            if (value.isEmpty()
                    || value.equals(LEFT_ASIDE)
                    || form.field(line.field().id()).error() != null) continue;
            var meaning = Column.valueOf(value);
            if (at.putIfAbsent(meaning, FoundColumn.columnOf(line.letter())) != null)
                form.refuse(
                        line.field().id(),
                        "Cột %s và cột %s cùng là “%s”. Chọn “Không dùng” cho một cột"
                                .formatted(FoundColumn.letterOf(at.get(meaning)), line.letter(), label(meaning)));
        }
        if (form.ok() && !PersonListReader.isEnough(at))
            form.refuse(new vn.nguon.shared.Refusal(
                    "thieu-cot", "Chọn cột họ và tên và ít nhất hai cột khác, ví dụ ngày sinh và đơn vị."));
    }

    private static Form rowsForm(Sheet sheet, @Nullable Header header) {
        var options = new ArrayList<Option>();
        for (var row : sheet.rows().subList(0, Math.min(SHOWN_ROWS, sheet.rows().size()))) {
            if (row.size() < 2) continue;
            var text = new StringBuilder();
            for (var cell : row.values())
                text.append(text.isEmpty() ? "" : " · ").append(cell.text());
            options.add(new Option(
                    String.valueOf(row.number()),
                    "Dòng %d: %s".formatted(row.number(), text.length() > 70 ? text.substring(0, 70) + "…" : text)));
        }
        var form = Form.blank();
        form.choice("dong", "Dòng tên cột", options)
                .initial(
                        header == null
                                ? null
                                : String.valueOf(
                                        sheet.rows().get(header.index()).number()));
        form.tick("hai-dong", "Tên cột gồm hai dòng: dòng này và dòng dưới")
                .initial(header != null && header.height() > 1);
        return form;
    }

    private static final List<Option> OPTIONS = options();

    private static List<Option> options() {
        var options = new ArrayList<Option>();
        options.add(new Option(LEFT_ASIDE, "Không dùng"));
        for (var column : Column.values()) {
            switch (column) {
                case TOPIC, PERIODS, PERFORMER -> {}
                default -> options.add(new Option(column.name(), label(column)));
            }
        }
        return List.copyOf(options);
    }

    /** Its name where all columns stand beside each other. */
    private static String label(Column column) {
        return switch (column) {
            case BORN -> "Ngày, tháng, năm sinh";
            case BORN_DAY -> "Ngày sinh: riêng ngày";
            case BORN_MONTH -> "Ngày sinh: riêng tháng";
            case BORN_YEAR -> "Ngày sinh: riêng năm";
            case MALE -> "Nam: đánh dấu hoặc ngày sinh";
            case FEMALE -> "Nữ: đánh dấu hoặc ngày sinh";
            case PARTY_PROBATION -> "Ngày vào Đảng (dự bị)";
            default -> column.vietnamese();
        };
    }
}
