package vn.nguon.units;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.OrganisationFilters.Named;
import vn.nguon.units.OrganisationFilters.Words;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/**
 * A field of a form that names any organisation of the map of a day. Of few one is picked from a list. Of a country's three thousand one types
 * the name, tones or none, and picks from those called so when they are several. For forms of whoever may name all of them: no door.
 * Drawn by {@code tag/either}.
 */
@Component
@Transactional(readOnly = true)
public class OrganisationInputs {
    private final JdbcClient jdbc;

    OrganisationInputs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a form offers.
     *
     * @param few all by name, with their keys; null where they are too many to be listed
     */
    public record Offered(LocalDate day, @Nullable List<Option> few) {}

    private static final String FEW = """
            SELECT o.ref::text AS value, f.name AS label
              FROM (SELECT v.organisation_id, v.name FROM organisation_version v WHERE v.valid @> CAST(:day AS date) LIMIT :most) f
              JOIN organisation o ON o.id = f.organisation_id
             ORDER BY f.name COLLATE "vi-x-icu", o.id
            """;

    /** One statement. */
    public Offered on(LocalDate day) {
        var listed = jdbc.sql(FEW)
                .param("day", day)
                .param("most", OrganisationFilters.LISTED + 1)
                .query(Option.class)
                .list();
        return new Offered(day, listed.size() > OrganisationFilters.LISTED ? null : listed);
    }

    /** @param ref of the one that is meant; null when none was named, or it is not known which */
    public record Asked(Input<String> input, @Nullable UUID ref) {}

    /** Declares the field. No statement where a list is offered or nothing was typed, else one. */
    public Asked ask(Form form, String id, String label, Offered offered) {
        var few = offered.few();
        if (few != null) {
            var input = form.choice(id, label, few);
            var picked = input.value();
            return new Asked(input, picked == null ? null : UUID.fromString(picked));
        }
        var input = form.text(id, label, 250).hint("Gõ một vài chữ trong tên, có dấu hay không đều được");
        var typed = input.value();
        if (typed == null) return new Asked(input, null);
        var one = meant(input, typed, offered.day());
        if (one != null) input.spelt(one.label());
        return new Asked(input, one == null ? null : one.ref());
    }

    private @Nullable Named meant(Input<String> input, String typed, LocalDate day) {
        var fitting = typed.matches(OrganisationFilters.KEY) ? byRef(typed, day) : called(typed, day);
        var exact = fitting.stream().filter(one -> one.is(typed)).toList();
        if (exact.size() == 1) return exact.getFirst();
        if (fitting.size() == 1) return fitting.getFirst();
        if (fitting.isEmpty())
            input.check(_ -> false, "Không có tổ chức nào tên như vậy. Gõ một vài chữ trong tên của tổ chức");
        else if (fitting.size() > OrganisationFilters.OFFERED)
            input.check(_ -> false, "Nhiều tổ chức có tên khớp với chữ đã gõ. Gõ thêm chữ để tìm đúng hơn");
        else
            input.ask(
                    fitting.stream()
                            .map(one -> new Option(one.ref().toString(), one.label()))
                            .toList(),
                    "Có %d tổ chức tên như vậy. Chọn một trong danh sách".formatted(fitting.size()));
        return null;
    }

    private static final String BY_REF = OrganisationFilters.NAMED.formatted(
            "SELECT v.organisation_id AS id FROM organisation o JOIN organisation_version v ON v.organisation_id = o.id WHERE o.ref = CAST(:ref AS uuid)"
                    + " AND v.valid @> CAST(:day AS date)",
            "true");

    private List<Named> byRef(String ref, LocalDate day) {
        return jdbc.sql(BY_REF)
                .param("ref", ref)
                .param("day", day)
                .query(Named.class)
                .list();
    }

    private static final String CALLED = OrganisationFilters.NAMED.formatted("""
            SELECT v.organisation_id AS id FROM organisation_version v
             WHERE vn_terms(v.name) @@ to_tsquery('simple', :words) AND v.valid @> CAST(:day AS date)""", "true") + OrganisationFilters.FITTING;

    private List<Named> called(String typed, LocalDate day) {
        var words = Words.of(VietnameseText.clean(typed));
        if (words == null) return List.of();
        return jdbc.sql(CALLED)
                .param("words", words.sought())
                .param("whole", words.whole())
                .param("above", words.above())
                .param("day", day)
                .param("most", OrganisationFilters.OFFERED + 1)
                .query(Named.class)
                .list();
    }
}
