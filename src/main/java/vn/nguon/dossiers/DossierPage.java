package vn.nguon.dossiers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cadre file as its screen shows it.
 *
 * @param now the post held now, empty when none is known
 * @param correctHref where to correct it, null when the viewer may not
 * @param historyHref where the whole history is, null when the viewer may not go there
 * @param sameFiles codes of other files of the same person
 * @param history awards, discipline, offices and training besides our classes, by kind
 * @param masked whether sensitive fields are masked for this viewer
 * @param readers who read it; empty when the viewer is not told
 */
public record DossierPage(
        boolean own,
        String code,
        String fullName,
        String now,
        String kind,
        String state,
        @Nullable String correctHref,
        @Nullable String planningHref,
        @Nullable String historyHref,
        List<String> sameFiles,
        List<Fact> history,
        List<Plan> plans,
        List<Training> training,
        List<Paper> papers,
        List<PostLine> posts,
        List<Fact> facts,
        boolean masked,
        List<Reader> readers,
        boolean showsReaders) {

    public record Plan(String title, String term, String decision, String kind, String state) {}

    public record Training(
            String name, @Nullable String href, String organiser, String when, String result, String source) {}

    /** @param lines of detail */
    public record Paper(
            String title, @Nullable String href, List<String> lines, String dated, String kind, String state) {}

    public record PostLine(String from, String to, String text, String basis) {}

    public record Fact(String label, String value) {}

    public record Reader(String at, String text) {}
}
