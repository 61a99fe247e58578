package vn.nguon.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;

/**
 * A form as it is read: each input is declared once, with its label, and says itself what is wrong. What was typed is
 * kept, so that the page comes back with it. Declare the same inputs on GET ({@link #blank()}) and on POST.
 * <pre>{@code
 * var form = new Form(params);
 * var name = form.text("ho-ten", "Họ và tên", 80).required("Nhập họ và tên");
 * if (!form.ok()) return Views.page("people/add", new AddPage(form), 422);
 * }</pre>
 * Sentences follow design ui.md B8. Text becomes Unicode NFC; one-line text gets single spaces.
 */
public final class Form {
    private static final Set<String> TICKED = Set.of("co", "on", "true");

    private final Map<String, List<String>> params;
    private final boolean submitted;
    private final Map<String, Input<?>> inputs = new LinkedHashMap<>();
    private final List<Problem> refusals = new ArrayList<>();

    /**
     * One line of the error summary.
     *
     * @param field id to lead to; null when no single field can mend it
     */
    public record Problem(@Nullable String field, String sentence) {}

    /** A form that was sent, from {@code @RequestParam MultiValueMap<String, String>}. */
    public Form(Map<String, List<String>> params) {
        this(params, true);
    }

    private Form(Map<String, List<String>> params, boolean submitted) {
        this.params = params;
        this.submitted = submitted;
    }

    /** A form before it is filled in: nothing is wrong with it, and {@link Input#initial} counts. */
    public static Form blank() {
        return new Form(Map.of(), false);
    }

    /**
     * One line.
     *
     * @param most longest length in characters, as people count them
     */
    public Input<String> text(String id, String label, int most) {
        var input = this.<String>declare(id, label, text -> text);
        return meaning(input, tooLong(input, label, VnText.line(raw(id)), most));
    }

    /** Several lines; line breaks are kept as one character each. */
    public Input<String> area(String id, String label, int most) {
        var input = this.<String>declare(id, label, text -> text);
        return meaning(input, tooLong(input, label, VnText.lines(raw(id)), most));
    }

    /** A secret: taken as typed, without trimming, and never sent back to the page. */
    public Input<String> password(String id, String label) {
        var input = this.<String>declare(id, label, _ -> "").type("password");
        var typed = Normalizer.normalize(raw(id), Normalizer.Form.NFC);
        return meaning(input, typed.isEmpty() ? null : typed);
    }

    /** dd/MM/yyyy; one-digit days and months, points and hyphens are understood, two-digit years are not. */
    public Input<LocalDate> date(String id, String label) {
        var input = declare(id, label, Vn::date).numeric("numeric");
        return switch (DateText.read(label, raw(id))) {
            case DateText.Nothing _ -> input;
            case DateText.Is(var date) -> meaning(input, date);
            case DateText.Wrong(var sentence) -> wrong(input, sentence);
        };
    }

    /** A whole number, both bounds included. */
    public Input<Integer> number(String id, String label, int least, int most) {
        var input =
                declare(id, label, (Integer number) -> Integer.toString(number)).numeric("numeric");
        var typed = VnText.line(raw(id));
        if (typed.isEmpty()) return input;
        if (!typed.matches("-?[0-9]{1,9}")) return wrong(input, label + " là số nguyên, ví dụ " + least);
        var number = Integer.parseInt(typed);
        if (number < least || number > most)
            return wrong(input, "%s từ %s đến %s".formatted(label, Vn.number(least), Vn.number(most)));
        return meaning(input, number);
    }

    /** Comma or point before the decimals; both bounds included. Spaces are ignored. */
    public Input<BigDecimal> decimal(String id, String label, BigDecimal least, BigDecimal most) {
        var input = declare(id, label, (BigDecimal number) -> Vn.number(number)).numeric("decimal");
        var typed = raw(id).replaceAll("[\\s\\u00a0]", "");
        if (typed.isEmpty()) return input;
        var number = VnText.decimal(typed);
        if (number == null) return wrong(input, label + " là một số, ví dụ 7,5");
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0)
            return wrong(input, "%s từ %s đến %s".formatted(label, Vn.number(least), Vn.number(most)));
        return meaning(input, number);
    }

    /** One of the options; an empty first line "Chọn…" stands for none. What is not in the list is refused. */
    public Input<String> choice(String id, String label, List<Option> options) {
        var input = this.<String>declare(id, label, text -> text).options(options, "Chọn…");
        var typed = raw(id).strip();
        if (typed.isEmpty()) return input;
        return isIn(options, typed) ? meaning(input, typed) : wrong(input, notInList(label));
    }

    /** Any number of the options, in the order of the list; null when none. */
    public Input<List<String>> choices(String id, String label, List<Option> options) {
        var input = declare(id, label, (List<String> many) -> String.join(Field.BETWEEN, many))
                .options(options, null);
        var typed = params.getOrDefault(id, List.of());
        if (typed.stream().anyMatch(one -> !isIn(options, one))) return wrong(input, notInList(label));
        var kept = options.stream().map(Option::value).filter(typed::contains).toList();
        return meaning(input, kept.isEmpty() ? null : kept);
    }

    /** A check box; false when it is not ticked. */
    public Input<Boolean> tick(String id, String label) {
        var input = declare(id, label, (Boolean yes) -> yes ? "co" : "");
        return meaning(input, TICKED.contains(raw(id)));
    }

    /** A key that a page carried, not something typed. */
    public Input<UUID> uuid(String id, String label) {
        var input = declare(id, label, UUID::toString);
        var typed = raw(id).strip();
        if (typed.isEmpty()) return input;
        if (!typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) return wrong(input, notInList(label));
        return meaning(input, UUID.fromString(typed));
    }

    /** A file of the request; none when nothing was chosen. Its kind and content are for the caller to check. */
    public Input<MultipartFile> file(String id, String label, @Nullable MultipartFile file) {
        var input = declare(id, label, (MultipartFile _) -> "");
        return meaning(input, file == null || file.isEmpty() ? null : file);
    }

    /** Says at one field what only the façade could know. Inputs keep the first sentence said. */
    public void refuse(String id, String sentence) {
        input(id).refuse(sentence);
    }

    /** Says in the summary what no single field can mend. */
    public void refuse(Refusal refusal) {
        refusals.add(new Problem(null, refusal.sentence()));
    }

    /** What became of what was asked: true when it was done; a refusal is said in the summary. */
    public boolean accepts(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) refuse(refusal);
        return outcome instanceof Outcome.Done<?>;
    }

    /** Nothing wrong, as far as has been declared. */
    public boolean ok() {
        return problems().isEmpty();
    }

    /** Summary, in the order of the fields, then what stands at no field. */
    public List<Problem> problems() {
        var atFields = inputs.values().stream().flatMap(Form::problem);
        return Stream.concat(atFields, refusals.stream()).toList();
    }

    /**
     * For the template.
     *
     * @throws IllegalArgumentException if no such input was declared
     */
    public Field field(String id) {
        return input(id).field();
    }

    /** Whether this is what a person sent, not the empty form. */
    public boolean submitted() {
        return submitted;
    }

    private static Stream<Problem> problem(Input<?> input) {
        var error = input.error();
        return error == null ? Stream.empty() : Stream.of(new Problem(input.id(), error));
    }

    private Input<?> input(String id) {
        var input = inputs.get(id);
        if (input == null) throw new IllegalArgumentException("no input " + id);
        return input;
    }

    private String raw(String id) {
        var values = params.get(id);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    private <T> Input<T> declare(String id, String label, Function<T, String> show) {
        var typed = params.getOrDefault(id, List.of()).stream().collect(Collectors.joining(Field.BETWEEN));
        var input = new Input<T>(this, id, label, typed, show);
        if (inputs.put(id, input) != null) throw new IllegalArgumentException("input declared twice: " + id);
        return input;
    }

    private static <T> Input<T> meaning(Input<T> input, @Nullable T value) {
        input.means(value);
        return input;
    }

    private static <T> Input<T> wrong(Input<T> input, String sentence) {
        input.refuse(sentence);
        return input;
    }

    private static @Nullable String tooLong(Input<String> input, String label, String text, int most) {
        if (text.codePointCount(0, text.length()) > most)
            input.refuse("%s dài tối đa %s ký tự".formatted(label, Vn.number(most)));
        return text.isEmpty() ? null : text;
    }

    private static boolean isIn(Collection<Option> options, String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    private static String notInList(String label) {
        return "Chọn lại " + VnText.lowerFirst(label) + ": mục đã chọn không còn trong danh sách";
    }
}
