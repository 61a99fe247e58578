package vn.nguon;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import vn.nguon.shared.NguonClock;

/**
 * Gives every Spring test class its own database. Nothing needs to be imported: spring.factories names this class.
 *
 * <p>Contexts stay cached between classes: the context's {@link DataSource} is told to go to a new database before each class, as the
 * program's role. So whatever the program keeps in memory from one database must not exist (architecture.md, "Several nodes"); a test
 * that needs a start of its own says {@code @DirtiesContext}.
 */
public final class TestDatabase implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer();
    }

    /** For tests that look or change behind the program's back: the same database as its owner. */
    public static JdbcClient asOwner(DataSource ofTheContext) {
        var database = ((Switch) ofTheContext).database();
        return JdbcClient.create(new DriverManagerDataSource(
                database.url(), database.owner().user(), database.owner().password()));
    }

    /** The database of a test context as its owner sees it, for filling it in ways that the program has no right to. */
    public static java.sql.Connection owner(DataSource source) throws java.sql.SQLException {
        var database = ((Switch) source).database();
        return database.connect(database.owner());
    }

    private record Customizer() implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var registry = (BeanDefinitionRegistry) context.getBeanFactory();
            var source = new RootBeanDefinition(Switch.class, () -> new Switch(context.getEnvironment()));
            source.setDestroyMethodName("close");
            registry.registerBeanDefinition("dataSource", source);
        }
    }

    /** The data source of a test context: goes to one database until it is told to take a new one. */
    static final class Switch extends DelegatingDataSource implements AutoCloseable {
        private final Environment environment;
        private volatile Database database;
        private boolean untouched = true;

        Switch(Environment environment) {
            this.environment = environment;
            this.database = TestPostgres.newDatabase();
            setTargetDataSource(pool());
        }

        /** The database as its owner or superuser sees it, for tests that look behind the program's back. */
        Database database() {
            return database;
        }

        void forClass() {
            if (untouched) {
                untouched = false;
                return;
            }
            var left = database;
            var leftPool = getTargetDataSource();
            // First the new one: jobs of a cached context ask at any time and must find a database.
            database = TestPostgres.newDatabase();
            setTargetDataSource(pool());
            discard(leftPool, left);
        }

        @Override
        public void close() {
            discard(getTargetDataSource(), database);
        }

        private static void discard(@Nullable DataSource source, Database database) {
            if (source instanceof HikariDataSource pool) pool.close();
            TestPostgres.drop(database);
        }

        private DataSource pool() {
            var config = Binder.get(environment)
                    .bind("spring.datasource.hikari", Bindable.ofInstance(new HikariConfig()))
                    .get();
            config.setJdbcUrl(database.url());
            config.setUsername(database.app().user());
            config.setPassword(database.app().password());
            return new HikariDataSource(config);
        }
    }

    /** Before each test class: an empty database and the clock back at the real time. */
    public static final class NewForEachClass implements TestExecutionListener, Ordered {
        @Override
        public int getOrder() {
            return 1500;
        }

        @Override
        public void beforeTestClass(TestContext testContext) {
            var context = testContext.getApplicationContext();
            context.getBeanProvider(Switch.class).ifAvailable(Switch::forClass);
            context.getBeanProvider(NguonClock.class).ifAvailable(NguonClock::returnHome);
        }
    }
}
