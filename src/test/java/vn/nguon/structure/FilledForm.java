package vn.nguon.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A form of a page as somebody would send it: what stands in it, the first choice where nothing is chosen, and a word in each empty field.
 *
 * @param action where it goes
 * @param data names and values, without the token
 * @param file it takes files
 */
record FilledForm(String action, List<Entry> data, boolean file) {
    /** A public id; in the names of a roll's and a grid's fields, the last ten digits of a trainee's, behind a letter or hyphen. */
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9a-f-])(?<=[a-z ])[0-9a-f]{10}(?=$|[a-z ])");

    private static final String TODAY = "22/11/2026";

    record Entry(String name, String value) {}

    /** One for each button that sends it. */
    static List<FilledForm> of(Element form, String page) {
        var buttons = form.select("button[type=submit], input[type=submit]");
        var filled = new ArrayList<FilledForm>();
        if (buttons.isEmpty()) filled.add(fill(form, page, null));
        for (var button : buttons) filled.add(fill(form, page, button));
        return filled;
    }

    private static FilledForm fill(Element form, String page, @org.jspecify.annotations.Nullable Element button) {
        var data = new ArrayList<Entry>();
        var chosen = new HashSet<String>();
        for (var ticked : form.select("input[type=radio][checked], input[type=checkbox][checked]"))
            chosen.add(ticked.attr("name"));
        for (var input : form.select("input, select, textarea")) {
            var name = input.attr("name");
            if (name.isEmpty() || name.equals("_csrf")) continue;
            switch (input.normalName() + ":" + input.attr("type")) {
                case "input:file", "input:submit" -> {}
                case "input:radio", "input:checkbox" -> {
                    if (input.hasAttr("checked") || chosen.add(name)) data.add(new Entry(name, input.attr("value")));
                }
                case "select:" -> {
                    // One of a list of people is chosen, not each: there are quotas.
                    if (!input.select("option[value='']").isEmpty() && !chosen.add("first of " + bare(name))) continue;
                    var option = input.select("option[selected]").isEmpty()
                                    || input.select("option[selected]").val().isEmpty()
                            ? input.select("option[value]:not([value=''])")
                            : input.select("option[selected]");
                    data.add(new Entry(
                            name, option.isEmpty() ? "" : option.first().attr("value")));
                }
                default -> {
                    var value = input.normalName().equals("textarea") ? input.wholeText() : input.attr("value");
                    data.add(new Entry(name, value.isBlank() && !optional(form, input) ? word(name, input) : value));
                }
            }
        }
        if (button != null && button.hasAttr("name")) {
            data.removeIf(entry -> entry.name().equals(button.attr("name")));
            data.add(new Entry(button.attr("name"), button.attr("value")));
        }
        var action = button != null && button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        return new FilledForm(
                action.isEmpty() ? page : action,
                List.copyOf(data),
                !form.select("input[type=file]").isEmpty());
    }

    /** The name without the ids in it. */
    private static String bare(String name) {
        return ID.matcher(name).replaceAll("*");
    }

    private static boolean optional(Element form, Element input) {
        if (input.attr("name").startsWith("ly-do")) return false;
        if (input.id().isEmpty()) return true;
        var label = form.selectFirst("label[for=" + input.id() + "]");
        return label != null && label.text().contains("không bắt buộc");
    }

    private static String word(String name, Element input) {
        if (name.contains("ngay") || Set.of("han", "tu", "den").contains(name)) return TODAY;
        if (name.contains("gio")) return "07:30";
        if (input.attr("inputmode").equals("numeric") || input.attr("inputmode").equals("decimal")) return "1";
        return name.contains("so-van-ban") || name.equals("so") ? "1-QĐ/TH" : "Thử";
    }

    /** Public ids in names and values. */
    Set<String> ids() {
        var ids = new LinkedHashSet<String>();
        for (var entry : data) ids.addAll(ids(entry.name() + " " + entry.value()));
        return ids;
    }

    Set<String> idsOfAction() {
        return ids(action);
    }

    static Set<String> ids(String text) {
        var ids = new LinkedHashSet<String>();
        var found = ID.matcher(text);
        while (found.find()) ids.add(found.group());
        return ids;
    }

    /** With other ids in names and values. */
    FilledForm with(UnaryOperator<String> other) {
        return new FilledForm(
                action,
                data.stream()
                        .map(entry -> new Entry(swap(entry.name(), other), swap(entry.value(), other)))
                        .toList(),
                file);
    }

    /** With other ids in the address. */
    FilledForm at(UnaryOperator<String> other) {
        return new FilledForm(swap(action, other), data, file);
    }

    private static String swap(String text, UnaryOperator<String> other) {
        return ID.matcher(text).replaceAll(found -> other.apply(found.group()));
    }

    /** What it is, whoever it is about: for telling forms apart and for messages. */
    String kind() {
        var address = action.replaceAll("\\?.*", "");
        var to = ID.matcher(address).replaceAll("*").replaceAll("/[A-Z]{2,3}-[0-9]{4}-[0-9]{2}", "/{lớp}");
        var deed = data.stream()
                .filter(entry -> entry.name().equals("viec") || entry.name().equals("sang"))
                .map(entry -> " " + entry.value())
                .findFirst()
                .orElse("");
        return to + deed;
    }
}
