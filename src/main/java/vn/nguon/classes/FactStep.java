package vn.nguon.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Viewer;

/**
 * A contribution to the checklist that is worked out from facts of one statement. A dozen modules have one each; the class's page asks all of
 * them together, in a single statement, so that it does not ask a dozen times.
 *
 * @param <T> a row of the facts, by name as everywhere: {@code firstDay} is column {@code first_day}
 */
public abstract class FactStep<T extends Record> implements ChecklistStep {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;
    private final String sql;
    private final Class<T> row;

    /** @param sql a SELECT with the parameters {@code :class}, {@code :viewer} and {@code :day} only; no rows, one or a few */
    protected FactStep(JdbcClient jdbc, String sql, Class<T> row) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.row = row;
    }

    /** As {@link ChecklistStep#steps}, from the rows of the statement in its order. */
    protected abstract List<Step> steps(Viewer viewer, ClassHead head, List<T> facts);

    /** Asked alone: the same statement, with one contribution. */
    @Override
    public final List<Step> steps(Viewer viewer, ClassHead head) {
        return together(jdbc, List.of(this), viewer, head);
    }

    /** What all of them contribute, from one statement. */
    static List<Step> together(JdbcClient jdbc, List<? extends FactStep<?>> asked, Viewer viewer, ClassHead head) {
        var sql = asked.stream()
                .map(one -> "(SELECT coalesce(json_agg(f), '[]') FROM (" + one.sql() + ") f)")
                .collect(Collectors.joining(", ", "SELECT ", ""));
        var facts = jdbc.sql(sql)
                .param("class", head.id().value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> {
                    var found = new ArrayList<String>();
                    for (var no = 1; no <= asked.size(); no++) found.add(row.getString(no));
                    return found;
                })
                .single();
        var steps = new ArrayList<Step>();
        for (var no = 0; no < asked.size(); no++) steps.addAll(asked.get(no).from(viewer, head, facts.get(no)));
        return steps;
    }

    final String sql() {
        return sql;
    }

    final List<Step> from(Viewer viewer, ClassHead head, String facts) {
        return steps(viewer, head, JSON.readerForListOf(row).readValue(facts));
    }
}
