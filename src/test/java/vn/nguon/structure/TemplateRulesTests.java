package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page may not contain; see {@link TemplateRules}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateRulesTests {

    @Test
    void templatesKeepTheRules() {
        var templates = Sources.below("src/main/jte", ".jte");
        // Pages that become PDF are never sent to a browser: their places on the paper are data.
        templates.keySet().removeIf(file -> file.toString().contains("/pdf/"));
        assertThat(Sources.faults(templates, TemplateRules::faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p style="color:red">x</p>                     | style=
                    <p class="a" style = 'x'>x</p>                 | style=
                    <script>alert(1)</script>                      | script without src
                    <script type="module">import 'x'</script>      | script without src
                    <a href="/x" target="_blank">x</a>             | target="_blank"
                    <button onclick="go()">x</button>              | onclick=
                    <!doctype html><html><body></body></html>      | html without lang="vi"
                    <html lang="en"></html>                        | html without lang="vi"
                    <input name="ten">                             | input without label
                    <label for="a">A</label><input id="b">         | input without label
                    <select name="x"><option>1</option></select>   | select without label
                    <textarea name="x"></textarea>                 | textarea without label
                    <label>A</label><input name="x">               | input without label
                    <input id="a" value="${a > b ? 1 : 2}">        | input without label
                    @template.tag.label(f = f)<input id="${g.id()}"> | input without label
                    """)
    void findsWhatIsForbidden(String html, String fault) {
        assertThat(TemplateRules.faults(html)).hasSize(1).first().asString().startsWith(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html lang=\"vi\"><script src=\"/js/app.js\" type=\"module\"></script></html>",
                "<label for=\"${f.id()}\">Tên</label>@if(x > 1)<input id=\"${f.id()}\" name=\"ten\">@endif",
                "<label>Có <input type=\"checkbox\" name=\"x\"></label>",
                "@template.tag.label(f = f)<input id=\"${f.id()}\" name=\"${f.id()}\">",
                "<input type=\"hidden\" name=\"_csrf\" value=\"${token}\"><input type=\"submit\" value=\"Lưu\">",
                "<input aria-label=\"Tìm\" name=\"q\"><select aria-labelledby=\"h\" name=\"s\"></select>",
                "<%-- <input name=\"old\"> style= --%><p>style = tốt</p>",
                "!{var inputs = 1;}<p data-style=\"x\">Kiểu</p>"
            })
    void leavesGoodTemplatesAlone(String html) {
        assertThat(TemplateRules.faults(html)).isEmpty();
    }

    @Test
    void namesTheFile() {
        assertThat(Sources.faults(Map.of(java.nio.file.Path.of("a/b.jte"), "<p style=\"x\">"), TemplateRules::faults))
                .isEqualTo(List.of("a/b.jte: style= in <p style=\"x\">"));
    }
}
