package vn.nguon.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Refusal;

/**
 * One declared input of a {@link Form}: what was typed, what it means, what is wrong with it. The first thing wrong is
 * the one that is said.
 */
public final class Input<T> {
    private final Form form;
    private final String id;
    private final String label;
    private final Function<T, String> show;
    private String raw;
    private @Nullable T value;
    private @Nullable String error;
    private @Nullable String hint;
    private @Nullable String empty;
    private List<Option> options = List.of();
    private Field.Look look = Field.Look.TEXT;

    Input(Form form, String id, String label, String raw, Function<T, String> show) {
        this.form = form;
        this.id = id;
        this.label = label;
        this.raw = raw;
        this.show = show;
    }

    /** What it means; null when nothing was typed or it is wrong. */
    public @Nullable T value() {
        return error == null ? value : null;
    }

    /**
     * What it means, for after {@link Form#ok()}.
     *
     * @throws IllegalStateException if there is nothing: the input was not required, or ok() was not asked
     */
    public T get() {
        var known = value();
        if (known == null) throw new IllegalStateException("no value for " + id);
        return known;
    }

    /** What it means, or this when nothing was typed or it is wrong. */
    public T orElse(T other) {
        var known = value();
        return known == null ? other : known;
    }

    /** @param sentence what to do, e.g. "Nhập họ và tên" */
    public Input<T> required(String sentence) {
        if (form.submitted() && value == null && error == null) refuse(sentence);
        return this;
    }

    /** @param sentence said when a value is there and the test fails */
    public Input<T> check(Predicate<T> holds, String sentence) {
        var known = value();
        if (form.submitted() && known != null && !holds.test(known)) refuse(sentence);
        return this;
    }

    /** What stands in the field before the form is sent for the first time. No effect afterwards. */
    public Input<T> initial(@Nullable T start) {
        if (!form.submitted() && start != null) {
            value = start;
            raw = show.apply(start);
        }
        return this;
    }

    /** What was typed fits several: the field comes back as a list of those. No effect where something is wrong already. */
    public Input<T> ask(List<Option> fitting, String sentence) {
        return error == null ? options(fitting, "Chọn…").refused(sentence) : this;
    }

    /** What stands in the field when the page comes back, where what was sent is the key of something that has a name. */
    public Input<T> spelt(String text) {
        raw = text;
        return this;
    }

    private Input<T> refused(String sentence) {
        refuse(sentence);
        return this;
    }

    public Input<T> hint(String sentence) {
        hint = sentence;
        return this;
    }

    /** Says "(không bắt buộc)" beside the label; nothing else changes. */
    public Input<T> optional() {
        return look(new Field.Look(look.type(), look.inputmode(), look.autocomplete(), look.narrow(), true));
    }

    /** For short values that are no date and no number: a time, a year. */
    public Input<T> narrow() {
        return look(new Field.Look(look.type(), look.inputmode(), look.autocomplete(), true, look.optional()));
    }

    /** @param type of the HTML element: password, search, tel */
    public Input<T> type(String type) {
        return look(new Field.Look(type, look.inputmode(), look.autocomplete(), look.narrow(), look.optional()));
    }

    /** @param purpose as in HTML: username, current-password, one-time-code */
    public Input<T> autocomplete(String purpose) {
        return look(new Field.Look(look.type(), look.inputmode(), purpose, look.narrow(), look.optional()));
    }

    /** As drawn by the tags. A password is never sent back. */
    public Field field() {
        var shown = look.type().equals("password") ? "" : raw;
        return new Field(id, label, shown, hint, error, options, empty, look);
    }

    public String id() {
        return id;
    }

    @Nullable
    String error() {
        return error;
    }

    void means(@Nullable T meaning) {
        value = meaning;
    }

    void refuse(String sentence) {
        if (error == null) error = Refusal.alone(sentence);
    }

    Input<T> options(List<Option> list, @Nullable String emptyLine) {
        options = List.copyOf(list);
        empty = emptyLine;
        return this;
    }

    Input<T> numeric(String inputmode) {
        return look(new Field.Look(look.type(), inputmode, look.autocomplete(), true, look.optional()));
    }

    private Input<T> look(Field.Look changed) {
        look = changed;
        return this;
    }
}
