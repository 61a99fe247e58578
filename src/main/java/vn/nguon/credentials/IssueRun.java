package vn.nguon.credentials;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.tasks.Tasks;

/**
 * Issues to a whole class. Each person's entry is its own transaction, and whoever has one is passed over, so the job may die
 * at any moment and be run again: each entry exists once, and numbers have no gap.
 */
@Component
class IssueRun {
    private static final Logger LOG = LoggerFactory.getLogger(IssueRun.class);
    private final IssueJobs jobs;
    private final Graduates graduates;
    private final RegisterBook book;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    IssueRun(
            IssueJobs jobs,
            Graduates graduates,
            RegisterBook book,
            Tasks tasks,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.graduates = graduates;
        this.book = book;
        this.tasks = tasks;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Nothing happens when the job has ended already.
     *
     * @throws RuntimeException if the database is away; the runner tries again
     */
    void run(UUID ref) {
        var job = jobs.get(ref).orElse(null);
        if (job == null || !job.state().equals("RUNNING")) return;
        try {
            issueAll(job);
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("issuing job {} stopped", ref, e);
            transaction.executeWithoutResult(_ -> jobs.end(
                    job,
                    "FAILED",
                    "Việc cấp dừng giữa chừng. Số đã cấp giữ nguyên; bấm cấp tiếp cho những người còn lại."));
        }
    }

    private void issueAll(IssueJob job) {
        var of = new ClassId(job.classId());
        var kind = CredentialKind.valueOf(job.kind());
        var pending = graduates.pending(of, kind, job.registerId(), job.issuedOn(), job.by());
        int done = Math.max(0, job.total() - pending.size());
        for (var graduate : pending) {
            int now = ++done;
            try {
                transaction.executeWithoutResult(_ -> issueOne(job, graduate, now));
            } catch (DuplicateKeyException e) {
                // Another run of this job was faster with this person: the entry exists, the number went back.
                LOG.debug("job {}: an entry was there already", job.ref());
            }
        }
        transaction.executeWithoutResult(_ -> {
            jobs.end(job, "DONE", "");
            tasks.close(taskKey(of, kind));
            events.publishEvent(new CredentialsIssued(of, kind));
        });
    }

    private void issueOne(IssueJob job, Graduates.Graduate graduate, int done) {
        book.enter(new RegisterBook.Enter(
                job.registerId(),
                graduate.enrolment(),
                graduate.decision(),
                graduate.content(),
                new AccountId(job.accountId()),
                null));
        jobs.progress(job, Math.min(done, job.total()));
    }

    static String taskKey(ClassId of, CredentialKind kind) {
        return "credentials:issue:" + of.value() + ":" + kind;
    }
}
