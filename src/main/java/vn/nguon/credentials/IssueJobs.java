package vn.nguon.credentials;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Viewer;

/** The rows of issuing jobs. What a job does: {@link IssueRun}. */
@Component
class IssueJobs {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final SchedulerClient scheduler;

    IssueJobs(JdbcClient jdbc, Clock clock, Ids ids, SchedulerClient scheduler) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.scheduler = scheduler;
    }

    private static final String START = """
            INSERT INTO issue_job (ref, class_id, kind, register_id, issued_on, place, signatory, capacity, post, total, state, account_id, actor, started_at)
            VALUES (:ref, :class, :kind, :register, :issuedOn, :place, :signatory, :capacity, :post, :total, 'RUNNING', :account, :actor, :at)
            ON CONFLICT (class_id, kind) WHERE state = 'RUNNING' DO NOTHING
            """;

    /**
     * Puts a job in, in the caller's transaction; it starts after the commit, here or on another node.
     *
     * @return empty when one is running already
     */
    Optional<UUID> start(
            Viewer by,
            ClassId of,
            CredentialKind kind,
            long register,
            LocalDate issuedOn,
            Signatory signatory,
            int total) {
        var ref = ids.next();
        var started = jdbc.sql(START)
                .param("ref", ref)
                .param("class", of.value())
                .param("kind", kind.name())
                .param("register", register)
                .param("issuedOn", issuedOn)
                .param("place", signatory.place())
                .param("signatory", signatory.name())
                .param("capacity", signatory.capacity())
                .param("post", signatory.post())
                .param("total", total)
                .param("account", by.id().value())
                .param("actor", by.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (started == 0) return Optional.empty();
        // The runner keeps wall-clock time whatever day the product acts in: the epoch means at once.
        scheduler.scheduleIfNotExists(IssueTask.TASK.instance(ref.toString()).scheduledTo(Instant.EPOCH));
        return Optional.of(ref);
    }

    private static final String COLUMNS = """
            SELECT id, ref, class_id, kind, register_id, issued_on, place, signatory, capacity, post, total, done, state, message,
                   account_id, actor, started_at, ended_at
              FROM issue_job
            """;

    Optional<IssueJob> get(UUID ref) {
        return jdbc.sql(COLUMNS + " WHERE ref = :ref")
                .param("ref", ref)
                .query(IssueJob.class)
                .optional();
    }

    /** The latest job of each kind; kinds without a job are missing. */
    List<IssueJob> latest(ClassId of) {
        return jdbc.sql(COLUMNS + " WHERE id IN (SELECT max(id) FROM issue_job WHERE class_id = :class GROUP BY kind)")
                .param("class", of.value())
                .query(IssueJob.class)
                .list();
    }

    void progress(IssueJob job, int done) {
        jdbc.sql("UPDATE issue_job SET done = :done WHERE id = :id")
                .param("id", job.id())
                .param("done", done)
                .update();
    }

    void end(IssueJob job, String state, String message) {
        jdbc.sql(
                        "UPDATE issue_job SET state = :state, message = :message, ended_at = :at, done = CASE WHEN :state = 'DONE' THEN total ELSE done END"
                                + " WHERE id = :id AND state = 'RUNNING'")
                .param("id", job.id())
                .param("state", state)
                .param("message", message)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
