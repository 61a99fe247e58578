package vn.nguon.papers;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job as the runner knows it. When the program dies under it, another start takes it up again within half a minute. */
@Configuration(proxyBeanMethods = false)
class CopyTask {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("compare-papers");

    @Bean
    OneTimeTask<Void> comparePapers(CopyChecks checks) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(30)))
                .onDeadExecutionRevive()
                .execute((_, _) -> checks.run());
    }
}
