package vn.nguon.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.SearchSource;

/** Persons by name or code, for those who may open the list of persons. */
@Component
class PeopleSearch implements SearchSource {
    private final People people;

    PeopleSearch(People people) {
        this.people = people;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String title() {
        return "Cán bộ";
    }

    @Override
    public List<Hit> find(Viewer viewer, String words, int most) {
        if (!viewer.isAny(Role.ORGANISATION_BOARD, Role.APPROVER, Role.COMMUNE)) return List.of();
        var filter = PersonFilter.of(words, most);
        // Letters that SQL reads as patterns are not looked for; without any other, everybody would be found.
        if (filter.text().isEmpty()) return List.of();
        return people.first(viewer, filter).stream()
                .map(line -> new Hit(
                        line.person().fullName(),
                        "/can-bo/" + line.person().ref(),
                        Stream.of(line.person().bornText(), line.post(), line.unit())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" · "))))
                .toList();
    }

    @Override
    public String key() {
        return "can-bo";
    }

    @Override
    public String more(String words) {
        return "/can-bo?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
