package vn.nguon.units;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Field;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;

/**
 * Filters of lists by organisation. Whoever looks into few organisations picks one from a list. A list of a country's three thousand would help
 * nobody and be most of the page: there one types a name, tones or none, and is asked which when several are called so. The address holds the
 * key of the organisation or what was typed; both are understood on either kind of page.
 */
@Component
@Transactional(readOnly = true)
public class OrganisationFilters {
    /** So many are listed. */
    public static final int LISTED = 200;

    /** So many are offered when a name fits several. */
    static final int OFFERED = 20;

    private static final String KEY = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final JdbcClient jdbc;
    private final Breadth breadth;

    OrganisationFilters(JdbcClient jdbc, Breadth breadth) {
        this.jdbc = jdbc;
        this.breadth = breadth;
    }

    /** Whether the viewer looks into more organisations than a list offers. One statement. */
    public boolean many(Viewer viewer) {
        return breadth.beyond(viewer, LISTED);
    }

    /** The list to pick from. @param all its first line, which leaves all in */
    public OrganisationFilter picked(
            ListQuery query, String id, String label, String all, List<OrganisationChoice> choices) {
        var asked = query.filter(id);
        var chosen = choices.stream()
                .filter(choice -> choice.ref().toString().equals(asked))
                .findFirst()
                .or(() -> choices.stream()
                        .filter(choice -> choice.name().equalsIgnoreCase(asked))
                        .findFirst())
                .orElse(null);
        var options = choices.stream()
                .map(choice -> new Option(choice.ref().toString(), choice.name()))
                .toList();
        var value = chosen == null ? asked : chosen.ref().toString();
        var look = new Field.Look("text", null, null, false, false);
        return new OrganisationFilter(new Field(id, label, value, null, null, options, all, look), chosen, null);
    }

    /** The field to type a name into, and what the name in the address means. No statement where none is asked for, else one. */
    public OrganisationFilter typed(Viewer viewer, ListQuery query, String id, String label) {
        return named(viewer, id, label, query.filter(id));
    }

    /** The same for a form. @param typed a name, or the key of an organisation */
    public OrganisationFilter named(Viewer viewer, String id, String label, String typed) {
        var asked = VietnameseText.clean(typed);
        if (asked.matches(KEY)) {
            var one = byRef(viewer, UUID.fromString(asked));
            return new OrganisationFilter(field(id, label, one == null ? "" : one.label()), choice(one), null);
        }
        var words = Words.of(asked);
        if (words == null) return new OrganisationFilter(field(id, label, ""), null, null);
        var fitting = called(viewer, words);
        var exact = fitting.stream().filter(one -> one.is(asked)).toList();
        var one = exact.size() == 1 ? exact.getFirst() : fitting.size() == 1 ? fitting.getFirst() : null;
        if (one != null) return new OrganisationFilter(field(id, label, one.label()), choice(one), null);
        var offered = fitting.stream()
                .limit(OFFERED)
                .map(each -> new OrganisationChoice(new OrganisationId(each.id()), each.ref(), each.label()))
                .toList();
        return new OrganisationFilter(
                field(id, label, asked),
                null,
                new OrganisationFilter.Question(id, asked, offered, fitting.size() > OFFERED));
    }

    private static Field field(String id, String label, String value) {
        return new Field(id, label, value, null, null);
    }

    private static @Nullable OrganisationChoice choice(@Nullable Named one) {
        return one == null ? null : new OrganisationChoice(new OrganisationId(one.id()), one.ref(), one.name());
    }

    /** What was typed: words of the name, and behind it in brackets what stands above, as {@link Named#label} writes it. */
    private record Words(String sought, String whole, String above) {
        static @Nullable Words of(String typed) {
            var open = typed.endsWith(")") ? typed.lastIndexOf(" (") : -1;
            var name = open < 0 ? typed : typed.substring(0, open);
            var sought = VietnameseText.prefixes(name);
            if (sought.isEmpty()) return null;
            return new Words(sought, typed, open < 0 ? "" : typed.substring(open + 2, typed.length() - 1));
        }
    }

    /** @param above short name of the organisation above, "" for none */
    record Named(long id, UUID ref, String name, String above) {
        String label() {
            return above.isEmpty() ? name : "%s (%s)".formatted(name, above);
        }

        boolean is(String typed) {
            var folded = VietnameseText.fold(typed);
            return folded.equals(VietnameseText.fold(name)) || folded.equals(VietnameseText.fold(label()));
        }
    }

    private static final String NAMED = """
            SELECT c.id, c.ref, c.name, coalesce(s.short_name, '') AS above
              FROM (%s) f
             CROSS JOIN LATERAL (SELECT o.* FROM organisation_card o WHERE o.id = f.id OFFSET 0) c
              LEFT JOIN LATERAL (SELECT o.short_name FROM organisation_card o WHERE o.id = c.superior_id OFFSET 0) s ON true
             WHERE f.id IN (SELECT visible_organisation(:viewer, CAST(:day AS date)))
            """;

    private static final String BY_REF = NAMED.formatted("SELECT o.id FROM organisation o WHERE o.ref = :ref");

    private @Nullable Named byRef(Viewer viewer, UUID ref) {
        return jdbc.sql(BY_REF)
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Named.class)
                .optional()
                .orElse(null);
    }

    /** By any name that it ever had; the shortest first, so that who typed the whole name finds it before those that only hold it. */
    private static final String CALLED = NAMED.formatted("""
            SELECT DISTINCT v.organisation_id AS id FROM organisation_version v WHERE vn_terms(v.name) @@ to_tsquery('simple', :words)""") + """
               AND (:above = '' OR vn_fold(s.short_name) = vn_fold(:above) OR vn_fold(c.name) = vn_fold(:whole))
             ORDER BY length(c.name), c.name COLLATE "vi-x-icu", s.short_name COLLATE "vi-x-icu", c.id
             LIMIT :most
            """;

    private List<Named> called(Viewer viewer, Words words) {
        return jdbc.sql(CALLED)
                .param("words", words.sought())
                .param("whole", words.whole())
                .param("above", words.above())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("most", OFFERED + 1)
                .query(Named.class)
                .list();
    }
}
