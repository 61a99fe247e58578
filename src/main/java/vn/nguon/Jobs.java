package vn.nguon;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The one runner of jobs (db-scheduler): rows in scheduled_tasks, so a job outlives the program and may run on any node. Modules
 * publish their jobs as {@link Task} beans and put them in through {@link SchedulerClient}, in the transaction that wants them.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {
    /** A dead program's jobs are taken over after about this long times {@link #MISSED}. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 4;

    @Bean
    SchedulerClient schedulerClient(DataSource database) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .build();
    }

    @Bean
    SmartLifecycle jobRunner(DataSource database, ObjectProvider<Task<?>> tasks) {
        return new Runner(database, tasks.orderedStream().toList());
    }

    /** Starts once the program is up, and lets a running job end its step before the pool closes. May be started again. */
    private static final class Runner implements SmartLifecycle {
        private final DataSource database;
        private final List<Task<?>> tasks;
        private @Nullable Scheduler scheduler;

        Runner(DataSource database, List<Task<?>> tasks) {
            this.database = database;
            this.tasks = tasks;
        }

        @Override
        public synchronized void start() {
            var made = Scheduler.create(new TransactionAwareDataSourceProxy(database), tasks)
                    .executorService(Executors.newVirtualThreadPerTaskExecutor())
                    .threads(2)
                    .pollingInterval(Duration.ofSeconds(2))
                    .heartbeatInterval(HEARTBEAT)
                    .missedHeartbeatsLimit(MISSED)
                    .shutdownMaxWait(Duration.ofSeconds(10))
                    .build();
            made.start();
            scheduler = made;
        }

        @Override
        public synchronized void stop() {
            if (scheduler != null) scheduler.stop();
            scheduler = null;
        }

        @Override
        public synchronized boolean isRunning() {
            return scheduler != null;
        }
    }
}
