package vn.nguon.rosters;

import java.util.List;
import vn.nguon.web.Option;

/** Words of planning as forms offer them: titles as written, terms with a dash ("2025–2030"). */
public final class PlannedOptions {
    private PlannedOptions() {}

    public static List<Option> titles(List<String> titles) {
        return titles.stream().map(title -> new Option(title, title)).toList();
    }

    public static List<Option> terms(List<String> terms) {
        return terms.stream()
                .map(term -> new Option(term, term.replace('-', '–')))
                .toList();
    }
}
