package vn.nguon.rules;

import java.sql.Types;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link RuleUse} that one statement answers. */
public abstract class SqlRuleUse implements RuleUse {
    private final JdbcClient jdbc;
    private final String used;
    private final String decided;
    private final String[] keys;

    /**
     * @param used SELECT EXISTS with :since (when the value was written) and :from, :to (its days, :to null while it goes on)
     * @param decided what rests on it then
     * @param keys beginnings of the keys that it answers for
     */
    protected SqlRuleUse(JdbcClient jdbc, String used, String decided, String... keys) {
        this.jdbc = jdbc;
        this.used = used;
        this.decided = decided;
        this.keys = keys.clone();
    }

    @Override
    public final Optional<String> since(Span value) {
        if (!value.begins(keys)) return Optional.empty();
        var rests = jdbc.sql(used)
                .param("since", value.writtenAt())
                .param("from", value.from())
                .param("to", value.to(), Types.DATE)
                .query(Boolean.class)
                .single();
        return rests ? Optional.of(decided) : Optional.empty();
    }
}
