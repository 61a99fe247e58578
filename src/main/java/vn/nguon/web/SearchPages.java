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

    SearchPages(List<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
    }

    /** @param kind key of the one source to ask, for more of it; empty for all */
    @AllowSignedIn
    @GetMapping(Frame.SEARCH)
    ModelAndView search(
            Viewer viewer,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "loai", defaultValue = "") String kind) {
        var words = VietnameseText.clean(typed);
        if (words.length() > MOST_LETTERS) words = words.substring(0, MOST_LETTERS);
        if (words.codePointCount(0, words.length()) < LEAST_LETTERS)
            return Views.page("web/search", new SearchPage(words, true, false, List.of()));
        var asked = sources.stream().filter(source -> source.key().equals(kind)).toList();
        var groups = new ArrayList<SearchPage.Group>();
        for (var source : asked.isEmpty() ? sources : asked) {
            var group = group(source, viewer, words, asked.isEmpty() ? MOST_HITS : MOST_OF_ONE, !asked.isEmpty());
            if (!group.hits().isEmpty()) groups.add(group);
        }
        return Views.page("web/search", new SearchPage(words, false, !asked.isEmpty(), groups));
    }

    private static SearchPage.Group group(SearchSource source, Viewer viewer, String words, int most, boolean alone) {
        var hits = source.find(viewer, words, most + 1);
        var beyond = hits.size() > most;
        var shown = beyond ? hits.subList(0, most) : hits;
        var whole = beyond ? source.more(words) : "";
        if (beyond && whole.isEmpty() && !alone)
            whole = "%s?q=%s&loai=%s"
                    .formatted(Frame.SEARCH, URLEncoder.encode(words, StandardCharsets.UTF_8), source.key());
        return new SearchPage.Group(
                source.title(), shown, (beyond ? "hơn " : "") + shown.size(), whole, beyond && whole.isEmpty());
    }
}
