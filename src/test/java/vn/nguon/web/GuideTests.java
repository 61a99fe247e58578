package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nguon.shared.Role;

/** The guide as it is read inside the product: the pages of docs/huong-dan, whole. */
class GuideTests {
    private static Document html(GuidePage page) {
        return Jsoup.parseBodyFragment(page.html());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasItsPage(Role role) {
        assertThat(Guide.find(Guide.of(role))).isPresent();
        assertThat(Guide.of(Set.of(role)).getFirst().title()).isNotBlank();
    }

    @Test
    void everyFileOfTheGuideIsServed() throws IOException {
        try (var files = Files.list(Path.of("docs/huong-dan"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .map(name -> name.equals("README.md") ? Guide.COMMON : name.replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Guide.all().stream().map(GuidePage::slug).toList());
        }
    }

    @Test
    void everyLinkAndPictureOfEveryPageLeadsSomewhere() {
        var wrong = new ArrayList<String>();
        for (var page : Guide.all()) {
            for (var link : html(page).select("a")) {
                var href = link.attr("href");
                if (!leads(page, href)) wrong.add(page.slug() + ": " + href);
            }
            for (var image : html(page).select("img")) {
                if (image.attr("alt").isBlank()) wrong.add(page.slug() + ": picture without words");
                var name = image.attr("src").replaceFirst("/assets/[0-9a-f]+/", "");
                if (Assets.find(name) == null) wrong.add(page.slug() + ": " + image.attr("src"));
                if (image.attr("width").isEmpty() || image.attr("height").isEmpty())
                    wrong.add(page.slug() + ": picture without its size");
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * What stands in bold is the name of something on a screen: a button, a link, a field, a page, a state. So it stands in the sources, in
     * these letters; "…" stands for what the program fills in.
     */
    @Test
    void whatIsInBoldIsCalledSoOnAScreen() throws IOException {
        var sources = sources();
        var unknown = new ArrayList<String>();
        for (var page : Guide.all())
            for (var name : html(page).select("strong").eachText())
                for (var part : name.split("…"))
                    if (part.strip().length() > 2 && !sources.contains(part.strip()))
                        unknown.add(page.slug() + ": " + name);
        assertThat(unknown).isEmpty();
    }

    /** Whatever a screen can say: pages, classes, rows that come with the program; strings broken over lines put together. */
    private static String sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            var text = new StringBuilder();
            for (var file : files.filter(file -> file.toString().matches(".*\\.(jte|java|sql|js)"))
                    .toList()) text.append(Files.readString(file)).append('\n');
            return text.toString().replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\s+", " ");
        }
    }

    private static boolean leads(GuidePage from, String href) {
        if (href.startsWith("https://")) return true;
        var hash = href.indexOf('#');
        var path = hash < 0 ? href : href.substring(0, hash);
        var page = path.isEmpty()
                ? from
                : Guide.find(path.replaceFirst("^/tro-giup/", "")).orElse(null);
        if (page == null || !path.isEmpty() && !path.startsWith("/tro-giup/")) return false;
        var anchor = hash < 0 ? "" : URLDecoder.decode(href.substring(hash + 1), StandardCharsets.UTF_8);
        return anchor.isEmpty() || html(page).getElementById(anchor) != null;
    }

    @Test
    void headingsOfAPageAreUniqueAndThereIsOneTitle() {
        for (var page : Guide.all()) {
            assertThat(html(page).select("h1")).as(page.slug()).hasSize(1);
            assertThat(html(page).select("h1, h2, h3, h4").eachAttr("id"))
                    .as(page.slug())
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        }
    }

    @Test
    void rawHtmlIsShownAsItStandsAndScriptsInLinksAreRefused() {
        var page = GuideText.render("x", "# Một\n\n<script>alert(1)</script> và <b>đậm</b>");
        assertThat(html(page).select("script, b")).isEmpty();
        assertThat(html(page).text()).contains("<b>đậm</b>");
        assertThatThrownBy(() -> GuideText.render("x", "[x](javascript:alert(1))"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GuideText.render("x", "[x](../../README.md)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GuideText.render("x", "![x](../screens/khong-co.jpg)"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tablesAreTablesAndAnchorsAreThoseOfTheForge() {
        var page = GuideText.render(
                "x", "# A\n\n| Thấy gì | Làm gì |\n|---|---|\n| x | y |\n\n## Điểm danh, buổi mình dạy\n");
        assertThat(html(page).select("table.table tbody td").eachText()).containsExactly("x", "y");
        assertThat(html(page).select("h2").attr("id")).isEqualTo("điểm-danh-buổi-mình-dạy");
    }

    @ParameterizedTest
    @CsvSource({
        "COMMUNE, /kien-nghi/0190, /tro-giup/dang-uy-xa#trả-lời-kiến-nghị",
        "COMMUNE, /viec-gi-do, /tro-giup",
        "PROPAGANDA_BOARD, /tin-bai/0190/anh, /tro-giup/tuyen-giao#muốn-viết-tin-về-một-lớp"
    })
    void thePageOfTheProductLeadsToTheSectionThatSpeaksOfIt(Role role, String path, String address) {
        assertThat(Guide.address(List.of(role), path)).isEqualTo(address);
    }

    @Test
    void thePublicReadsThePublicsPage() {
        assertThat(Guide.of(List.of())).extracting(GuidePage::slug).containsExactly("cong-chung");
        assertThat(Guide.address(List.of(), "/kiem-tra")).startsWith("/tro-giup/cong-chung#");
    }
}
