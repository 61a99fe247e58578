package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One word for one thing on every screen and paper (docs/glossary.md), and none of the words by which machines scold people (ui.md B8).
 * Words of the offices' own files are read in {@code sheets} and {@code demo}, which are left out.
 */
class WordingTests {
    /** Word that is wrong, and what is said instead. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("vui lòng", "nothing"),
            Map.entry("xin lỗi", "nothing"),
            Map.entry("không hợp lệ", "what is wrong and what to do"),
            Map.entry("lỗi hệ thống", "Hệ thống đang trục trặc"),
            Map.entry("bắt buộc nhập", "Nhập …"),
            Map.entry("thao tác", "the deed itself"),
            Map.entry("đầu điểm", "phần điểm"),
            Map.entry("trọng số", "hệ số"),
            Map.entry("thời khóa biểu", "lịch học"),
            Map.entry("thời khoá biểu", "lịch học"),
            Map.entry("đồng chí", "name and role"));

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>|!\\{[^}]*}", Pattern.DOTALL);

    @Test
    void screensSayOneWordForOneThing() {
        var templates = Sources.below("src/main/jte", ".jte");
        assertThat(templates).isNotEmpty();
        assertThat(Sources.faults(templates, text -> wrong(COMMENT.matcher(text).replaceAll(" "))))
                .isEmpty();
        var sources = Sources.below("src/main/java", ".java");
        sources.keySet()
                .removeIf(file ->
                        file.toString().contains("/sheets/") || file.toString().contains("/demo/"));
        assertThat(Sources.faults(sources, text -> wrong(strings(text)))).isEmpty();
    }

    @Test
    void theRuleFindsAWrongWordInAStringAndNotInAComment() {
        assertThat(wrong(strings("refuse(\"Trọng số phải lớn hơn 0\"); // vui lòng")))
                .containsExactly("“trọng số”: say hệ số");
        assertThat(wrong("<p>Ngày sinh không hợp lệ</p>")).hasSize(1);
    }

    private static String strings(String java) {
        return STRING.matcher(java).results().map(found -> found.group()).collect(Collectors.joining("\n"));
    }

    private static List<String> wrong(String text) {
        var small = text.toLowerCase(java.util.Locale.ROOT);
        return INSTEAD.entrySet().stream()
                .filter(word -> small.contains(word.getKey()))
                .map(word -> "“%s”: say %s".formatted(word.getKey(), word.getValue()))
                .sorted()
                .toList();
    }
}
