package vn.nguon.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Spring's {@link JdbcClient} as it is, but {@code query(SomeRecord.class)} reads its rows by {@link RecordRows}. */
@Component
final class RecordClient implements JdbcClient {
    private final JdbcClient client;

    RecordClient(NamedParameterJdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    @Override
    public StatementSpec sql(String sql) {
        return new Statement(client.sql(sql));
    }

    private record Statement(StatementSpec spring) implements StatementSpec {
        @Override
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return type.isRecord() ? spring.query(new RecordRows<>(type)) : spring.query(type);
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value) {
            spring.param(name, value);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value, int sqlType) {
            spring.param(name, value, sqlType);
            return this;
        }

        @Override
        public StatementSpec param(@Nullable Object value) {
            spring.param(value);
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value) {
            spring.param(index, value);
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value, int sqlType) {
            spring.param(index, value, sqlType);
            return this;
        }

        @Override
        public StatementSpec params(@Nullable Object... values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec params(List<?> values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec params(Map<String, ?> values) {
            spring.params(values);
            return this;
        }

        @Override
        public StatementSpec paramSource(Object source) {
            spring.paramSource(source);
            return this;
        }

        @Override
        public StatementSpec paramSource(SqlParameterSource source) {
            spring.paramSource(source);
            return this;
        }

        @Override
        public StatementSpec withFetchSize(int rows) {
            return new Statement(spring.withFetchSize(rows));
        }

        @Override
        public StatementSpec withMaxRows(int rows) {
            return new Statement(spring.withMaxRows(rows));
        }

        @Override
        public StatementSpec withQueryTimeout(int seconds) {
            return new Statement(spring.withQueryTimeout(seconds));
        }

        @Override
        public ResultQuerySpec query() {
            return spring.query();
        }

        @Override
        public <T> MappedQuerySpec<T> query(RowMapper<T> mapper) {
            return spring.query(mapper);
        }

        @Override
        public void query(RowCallbackHandler handler) {
            spring.query(handler);
        }

        @Override
        public <T extends @Nullable Object> T query(ResultSetExtractor<T> extractor) {
            return spring.query(extractor);
        }

        @Override
        public int update() {
            return spring.update();
        }

        @Override
        public int update(KeyHolder keys) {
            return spring.update(keys);
        }

        @Override
        public int update(KeyHolder keys, String... columns) {
            return spring.update(keys, columns);
        }
    }
}
