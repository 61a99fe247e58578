package vn.nguon;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The one runner of jobs (db-scheduler): rows in scheduled_tasks, so a job outlives the program and may run on any node. Modules
 * publish their jobs as {@link Task} beans and put them in through {@code SchedulerClient}, in the transaction that wants them.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {
    /** A dead program's jobs are taken over after about this long times {@link #MISSED}. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;

    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource database, ObjectProvider<Task<?>> tasks) {
        List<Task<?>> known = tasks.orderedStream().toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(database), known)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(2)
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    /** Starts once the program is up, and lets running jobs end their step before the pool closes. */
    @Bean
    SmartLifecycle jobRunner(Scheduler scheduler) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                scheduler.start();
                running = true;
            }

            @Override
            public void stop() {
                scheduler.stop();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            /** A scheduler that was stopped cannot start again, and tests pause contexts between classes. */
            @Override
            public boolean isPauseable() {
                return false;
            }
        };
    }
}
