package vn.nguon.credentials;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job as the runner knows it. When the program dies under it, another start takes it up again within half a minute. */
@Configuration(proxyBeanMethods = false)
class IssueTask {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("issue-credentials");

    @Bean
    OneTimeTask<Void> issueCredentials(IssueRun run) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> run.run(UUID.fromString(instance.getId())));
    }
}
