package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists that leave the product say who took them and when: sheets by their only public constructor, papers by their only layout. */
class ExportRulesTests {

    @Test
    void onlyTheDemonstrationWritesSheetsWithoutAStamp() {
        assertThat(unstamped(Sources.below("src/main/java", ".java"))).isEmpty();
        assertThat(unstamped(Map.of(
                        Path.of("src/main/java/vn/nguon/news/Story.java"), "return TidySheet.sample(a, b, c);",
                        Path.of("src/main/java/vn/nguon/demo/Story.java"), "return TidySheet.sample(a, b, c);",
                        Path.of("src/main/java/vn/nguon/news/Book.java"), "new org.dhatim.fastexcel.Workbook(out)")))
                .hasSize(2);
    }

    @Test
    void onlyTheLayoutBringsThePrintedStyle() {
        var papers = Sources.below("src/main/jte", ".jte").entrySet().stream()
                .filter(file -> file.getValue().contains("print.css"))
                .map(file -> file.getKey().getFileName().toString())
                .toList();
        assertThat(papers).containsExactly("print.jte");
        assertThat(Sources.below("src/main/jte/layout", ".jte").entrySet().stream()
                        .filter(file -> file.getValue().contains("${frame.stamp()}"))
                        .map(file -> file.getKey().getFileName().toString()))
                .containsExactlyInAnyOrder("print.jte", "shell.jte");
    }

    private static List<String> unstamped(Map<Path, String> sources) {
        return sources.entrySet().stream()
                .filter(file -> !file.getKey().toString().replace('\\', '/').matches(".*/(demo|sheets)/[^/]+"))
                .filter(file -> file.getValue().contains("TidySheet.sample(")
                        || file.getValue().contains("fastexcel.Workbook"))
                .map(file -> file.getKey().getFileName().toString())
                .toList();
    }
}
