package vn.nguon.tasks;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.nguon.shared.Viewer;

/** Open tasks. Written in the transaction whose fact opens or closes them, so the count in the top bar is one index read. */
@Service
public class Tasks {
    static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String OPEN = """
            INSERT INTO task (key, kind, subject, note, link, due_on, account_id, role, organisation_id, opened_at)
            VALUES (:key, :kind, :subject, :note, :link, :due, :account, :role, :organisation, :at)
            ON CONFLICT (key) WHERE closed_at IS NULL
            DO UPDATE SET subject = excluded.subject, note = excluded.note, link = excluded.link, due_on = excluded.due_on
            """;

    /** Opens, or brings up to date, the task of this key. */
    public void open(OpenTask task) {
        var account = task.account();
        var role = task.role();
        var organisation = task.organisation();
        jdbc.sql(OPEN)
                .param("key", task.key())
                .param("kind", task.kind())
                .param("subject", task.subject())
                .param("note", task.note())
                .param("link", task.link())
                .param("due", task.dueOn(), Types.DATE)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("role", role == null ? null : role.name(), Types.VARCHAR)
                .param("organisation", organisation == null ? null : organisation.value(), Types.BIGINT)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Says anew what the open task of this key is about, for instance how many are left; nothing happens when there is none. */
    public void note(String key, String note) {
        jdbc.sql("UPDATE task SET note = :note WHERE key = :key AND closed_at IS NULL AND note <> :note")
                .param("key", key)
                .param("note", note)
                .update();
    }

    /** Closes the open task of this key, if there is one. */
    public void close(String key) {
        jdbc.sql("UPDATE task SET closed_at = :at WHERE key = :key AND closed_at IS NULL")
                .param("key", key)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Takes an open task away as if it had never been. For the one case in which the moment of its closing must not be known: whoever answers an
     * anonymous survey.
     */
    public void takeAway(String key) {
        jdbc.sql("DELETE FROM task WHERE key = :key AND closed_at IS NULL")
                .param("key", key)
                .update();
    }

    /** Closes open tasks whose key begins with one of these, but for the keys to keep: what the facts ask for no longer. */
    public void closeOthers(Collection<String> beginnings, Collection<String> keep) {
        jdbc.sql("""
                UPDATE task
                   SET closed_at = :at
                 WHERE closed_at IS NULL
                   AND EXISTS (SELECT FROM unnest(CAST(:beginnings AS text[])) AS b WHERE starts_with(key, b))
                   AND key <> ALL (CAST(:keep AS text[]))
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("beginnings", beginnings.toArray(String[]::new))
                .param("keep", keep.toArray(String[]::new))
                .update();
    }

    /** Whether an open task whose key begins so is this viewer's. */
    public boolean has(Viewer viewer, String beginning) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM task WHERE id IN (SELECT open_task_of(:viewer, :day)) AND starts_with(key, :beginning))
                """)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("beginning", beginning)
                .query(Boolean.class)
                .single();
    }

    private static final String OF = """
            SELECT kind, subject, note, link, due_on, role, (opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS opened_on
              FROM task
             WHERE id IN (SELECT open_task_of(:viewer, :day))
             ORDER BY due_on NULLS LAST, id
             LIMIT :most
            """;

    /** Open tasks of this viewer, the most pressing first; at most {@value #MOST}. */
    public List<TaskLine> of(Viewer viewer) {
        return jdbc.sql(OF)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("most", MOST)
                .query(TaskLine.class)
                .list();
    }
}
