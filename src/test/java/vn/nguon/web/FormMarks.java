package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What every page with a form must show, whatever the form is about (ui.md B5, B8). */
public final class FormMarks {
    private FormMarks() {}

    /** Labels, the CSRF token, ids that occur once. @return the page, for more */
    public static Document check(Document page) {
        assertThat(page.select("form[method=post]"))
                .as("forms")
                .isNotEmpty()
                .allSatisfy(form -> assertThat(form.select("input[name=_csrf]"))
                        .as("token of " + form.attr("action"))
                        .hasSize(1));
        for (var field : page.select("form input:not([type=hidden]), form select, form textarea"))
            assertThat(labelled(page, field)).as("label of " + field).isTrue();
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        return page;
    }

    private static boolean labelled(Document page, Element field) {
        return field.hasAttr("aria-label")
                || field.closest("label") != null
                || (!field.id().isEmpty()
                        && !page.select("label[for=" + field.id() + "]").isEmpty());
    }

    /**
     * A refused form: the summary says it first and has the focus, each fault leads to its field, and the field says the same words.
     *
     * @param faults sentences of the summary in their order
     */
    public static Document refused(Document page, String... faults) {
        check(page);
        var summary = page.select(".errors[role=alert]");
        assertThat(summary).hasSize(1);
        assertThat(summary.select("li").eachText()).containsExactly(faults);
        for (var link : summary.select("li a")) {
            var field = page.getElementById(link.attr("href").substring(1));
            assertThat(field).as("field of " + link.text()).isNotNull();
            // A group of choices is described as a whole.
            var described = field.hasAttr("aria-describedby") ? field : field.selectFirst("[aria-describedby]");
            assertThat(described).as("described " + field.id()).isNotNull();
            assertThat(described.attr("aria-describedby").split(" "))
                    .anySatisfy(id -> assertThat(page.getElementById(id))
                            .isNotNull()
                            .extracting(Element::text)
                            .asString()
                            .contains(link.text()));
        }
        return page;
    }
}
