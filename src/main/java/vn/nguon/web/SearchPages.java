package vn.nguon.web;

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

    private final List<SearchSource> sources;

    SearchPages(List<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
    }

    @AllowSignedIn
    @GetMapping(Frame.SEARCH)
    ModelAndView search(Viewer viewer, @RequestParam(name = "q", defaultValue = "") String typed) {
        var words = VietnameseText.clean(typed);
        if (words.length() > MOST_LETTERS) words = words.substring(0, MOST_LETTERS);
        if (words.codePointCount(0, words.length()) < LEAST_LETTERS)
            return Views.page("web/search", new SearchPage(words, true, List.of()));
        var groups = new ArrayList<SearchPage.Group>();
        for (var source : sources) {
            var hits = source.find(viewer, words, MOST_HITS + 1);
            if (hits.isEmpty()) continue;
            var beyond = hits.size() > MOST_HITS;
            groups.add(new SearchPage.Group(
                    source.title(), beyond ? hits.subList(0, MOST_HITS) : hits, beyond ? source.more(words) : ""));
        }
        return Views.page("web/search", new SearchPage(words, false, groups));
    }
}
