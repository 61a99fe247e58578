package vn.nguon.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for the text of a jte template: no {@code style=}, no script in the page, no event attributes, no new windows, {@code lang="vi"},
 * and a label for every field. It reads tags, not the whole language: a label stands in the same file as its field.
 */
final class TemplateRules {
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("\\sstyle\\s*=");
    private static final Pattern EVENT = Pattern.compile("\\s(on[a-z]+|hx-on[:\\w-]*)\\s*=");
    private static final Pattern BLANK = Pattern.compile("\\starget\\s*=\\s*[\"']?_blank");
    private static final Pattern LANG = Pattern.compile("\\slang\\s*=\\s*\"vi\"");
    private static final Pattern SRC = Pattern.compile("\\ssrc\\s*=");
    private static final Pattern FOR = Pattern.compile("\\sfor\\s*=\\s*\"([^\"]*)\"");
    /** tag/label.jte writes the label of the field that it is given. */
    private static final Pattern LABEL_TAG = Pattern.compile("@template\\.tag\\.label\\(\\s*f\\s*=\\s*(\\w+)\\s*\\)");

    private static final Pattern ID = Pattern.compile("\\sid\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern ARIA = Pattern.compile("\\saria-label(ledby)?\\s*=\\s*\"[^\"]+\"");
    private static final Pattern NO_LABEL_NEEDED =
            Pattern.compile("\\stype\\s*=\\s*\"(hidden|submit|button|reset|image)\"");

    private TemplateRules() {}

    /** A tag as written, with its place in the text. */
    record Tag(String name, String text) {}

    /** What is wrong, in the order of the text; empty when nothing is. */
    static List<String> faults(String template) {
        var tags = tags(COMMENT.matcher(template).replaceAll(""));
        Set<String> labelled = new HashSet<>();
        LABEL_TAG.matcher(template).results().forEach(call -> labelled.add("${%s.id()}".formatted(call.group(1))));
        for (var tag : tags)
            if (tag.name().equals("label")) FOR.matcher(tag.text()).results().forEach(f -> labelled.add(f.group(1)));
        List<String> faults = new ArrayList<>();
        var insideLabels = 0;
        for (var tag : tags) {
            var text = tag.text();
            if (STYLE.matcher(text).find()) faults.add("style= in " + text);
            var event = EVENT.matcher(text);
            if (event.find()) faults.add(event.group(1) + "= in " + text);
            if (BLANK.matcher(text).find()) faults.add("target=\"_blank\" in " + text);
            switch (tag.name()) {
                case "html" -> {
                    if (!LANG.matcher(text).find()) faults.add("html without lang=\"vi\": " + text);
                }
                case "script" -> {
                    if (!SRC.matcher(text).find()) faults.add("script without src: " + text);
                }
                case "label" -> insideLabels++;
                case "/label" -> insideLabels--;
                case "input", "select", "textarea" -> {
                    if (insideLabels <= 0 && !isNamed(text, labelled))
                        faults.add(tag.name() + " without label: " + text);
                }
                default -> {}
            }
        }
        return faults;
    }

    private static boolean isNamed(String field, Set<String> labelled) {
        if (NO_LABEL_NEEDED.matcher(field).find() || ARIA.matcher(field).find()) return true;
        var id = ID.matcher(field);
        return id.find() && labelled.contains(id.group(1));
    }

    /** Tags in order; a {@code >} inside quotes or inside {@code ${…}} does not end one. */
    private static List<Tag> tags(String text) {
        List<Tag> tags = new ArrayList<>();
        var matcher = Pattern.compile("<(/?[a-zA-Z][\\w-]*)").matcher(text);
        var from = 0;
        while (matcher.find(from)) {
            var end = endOfTag(text, matcher.end());
            tags.add(new Tag(matcher.group(1).toLowerCase(Locale.ROOT), text.substring(matcher.start(), end)));
            from = end;
        }
        return tags;
    }

    private static int endOfTag(String text, int from) {
        var braces = 0;
        var quote = ' ';
        for (var i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '{' && i > 0 && (text.charAt(i - 1) == '$' || braces > 0)) braces++;
            else if (c == '}' && braces > 0) braces--;
            else if (braces == 0 && quote != ' ') {
                if (c == quote) quote = ' ';
            } else if (braces == 0 && (c == '"' || c == '\'')) quote = c;
            else if (braces == 0 && c == '>') return i + 1;
        }
        return text.length();
    }
}
