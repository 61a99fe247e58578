package vn.nguon.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** One search over what the viewer may see (/tim): the field in the top bar, key {@code /}. */
@Controller
class SearchPages {
    private static final int LEAST_LETTERS = 2;
    private static final int MOST_LETTERS = 100;
    private static final int MOST_HITS = 8;
    private static final int MOST_OF_ONE = 50;

    private final List<SearchSource> sources;
    private final List<SearchSelect> selects;
    private final SearchSelects together;

    SearchPages(List<SearchSource> sources, List<SearchSelect> selects, SearchSelects together) {
        this.sources = List.copyOf(sources);
        this.selects = List.copyOf(selects);
        this.together = together;
    }

    /** Of one kind: what was found, and what the page says of it. */
    private record Found(int order, String key, String title, String more, List<SearchSource.Hit> hits) {}

    /** @param kind key of the one source to ask, for more of it; empty for all */
    @AllowSignedIn
    @GetMapping(Frame.SEARCH)
    ModelAndView search(
            Viewer viewer,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "loai", defaultValue = "") String kind) {
        var cleaned = VietnameseText.clean(typed);
        var words = cleaned.substring(0, Math.min(MOST_LETTERS, cleaned.length()));
        if (words.codePointCount(0, words.length()) < LEAST_LETTERS)
            return Views.page("web/search", new SearchPage(words, true, false, List.of()));
        var alone = sources.stream().anyMatch(source -> source.key().equals(kind))
                || selects.stream().anyMatch(select -> select.key().equals(kind));
        var groups = find(viewer, words, alone ? kind : "", alone ? MOST_OF_ONE : MOST_HITS).stream()
                .filter(found -> !found.hits().isEmpty())
                .sorted(Comparator.comparingInt(Found::order))
                .map(found -> group(found, words, alone ? MOST_OF_ONE : MOST_HITS, alone))
                .toList();
        return Views.page("web/search", new SearchPage(words, false, alone, groups));
    }

    /** One more than {@code most} of each kind, so that one knows whether there are more. */
    private List<Found> find(Viewer viewer, String words, String kind, int most) {
        var found = new ArrayList<Found>();
        for (var source : sources)
            if (kind.isEmpty() || source.key().equals(kind))
                found.add(new Found(
                        source.order(),
                        source.key(),
                        source.title(),
                        source.more(words),
                        source.find(viewer, words, most + 1)));
        var asked = selects.stream()
                .filter(select -> kind.isEmpty() || select.key().equals(kind))
                .toList();
        together.find(asked, viewer, words, most + 1)
                .forEach((select, hits) ->
                        found.add(new Found(select.order(), select.key(), select.title(), select.more(words), hits)));
        return found;
    }

    private static SearchPage.Group group(Found found, String words, int most, boolean alone) {
        var hits = found.hits();
        var beyond = hits.size() > most;
        var shown = beyond ? hits.subList(0, most) : hits;
        var whole = beyond ? found.more() : "";
        if (beyond && whole.isEmpty() && !alone)
            whole = "%s?q=%s&loai=%s"
                    .formatted(Frame.SEARCH, URLEncoder.encode(words, StandardCharsets.UTF_8), found.key());
        return new SearchPage.Group(
                found.title(), shown, (beyond ? "hơn " : "") + shown.size(), whole, beyond && whole.isEmpty());
    }
}
