package vn.nguon.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that requests send; those of jobs and listeners run in other threads and are left out. */
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {
    private static final AtomicInteger SENT = new AtomicInteger();

    static void reset() {
        SENT.set(0);
    }

    static int sent() {
        return SENT.get();
    }

    @Bean
    static BeanPostProcessor countingStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, super.getConnection());
        }
    }

    private static <T> T watched(Class<T> type, T inner) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (inner instanceof PreparedStatement
                            && method.getName().startsWith("execute")
                            && Thread.currentThread().getName().startsWith("tomcat-handler")) SENT.incrementAndGet();
                    try {
                        var result = method.invoke(inner, arguments);
                        return result instanceof PreparedStatement statement
                                ? watched(PreparedStatement.class, statement)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
