package vn.nguon.schemes;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;
import vn.nguon.web.Vn;

/** Schemes and resolutions by number or title: at most a hundred are ever followed, so they are read as for their list. */
@Component
class SchemeSearch implements SearchSource {
    private final SchemeReader reader;

    SchemeSearch(SchemeReader reader) {
        this.reader = reader;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String title() {
        return "Đề án, nghị quyết";
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        if (!Schemes.mayRead(viewer)) return List.of();
        var folded = VietnameseText.fold(words);
        return reader.all(viewer).stream()
                .filter(one ->
                        VietnameseText.fold(one.number() + " " + one.title()).contains(folded))
                .limit(most)
                .map(one -> new Hit(
                        "%s, %s".formatted(one.number(), Vn.date(one.dated())), "/de-an/" + one.ref(), one.title()))
                .toList();
    }

    @Override
    public String key() {
        return "de-an";
    }

    @Override
    public String more(String words) {
        return SchemePages.HOME;
    }
}
