package vn.nguon.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassTaught;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Vn;

/**
 * Who owes what after a class, as tasks: the two actions of a trainee, what a commune says of them after three and six months, what the
 * person placed and the committee there say after six and twelve. Opened on the day it falls due, closed when it is answered or the time is over.
 */
@Component
public class Owed {
    private static final String ACTIONS = "home-actions:";
    private static final String CHECKS = "home-checks:";
    private static final String REVIEWS = "placement-review:";

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Months months;
    private final Clock clock;

    Owed(JdbcClient jdbc, Tasks tasks, Months months, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.months = months;
        this.clock = clock;
    }

    private record Trainee(UUID enrolment, long account, String className, LocalDate lastDay) {}

    @ApplicationModuleListener
    void on(ClassTaught taught) {
        askForActions(taught.classId());
    }

    /** Each trainee with an account writes down two actions. */
    void askForActions(ClassId id) {
        jdbc.sql("""
                        SELECT e.ref AS enrolment, p.account_id AS account, k.name AS class_name, k.last_day
                          FROM enrolment e
                          JOIN training_class k ON k.id = e.class_id
                          JOIN person_account p ON p.person_id = e.person_id
                         WHERE k.id = :class AND e.state = 'ACTIVE'
                           AND NOT EXISTS (SELECT FROM home_action a WHERE a.enrolment_id = e.id)
                        """)
                .param("class", id.value())
                .query(Trainee.class)
                .list()
                .forEach(one -> tasks.open(new OpenTask(
                        ACTIONS + one.enrolment(),
                        "home-actions",
                        "Ghi hai việc sẽ làm sau lớp",
                        one.className(),
                        FollowupPages.OWN + "/" + one.enrolment(),
                        one.lastDay().plusDays(months.actionDays(one.lastDay())),
                        new AccountId(one.account()),
                        null,
                        null)));
    }

    void actionsWritten(UUID enrolment) {
        tasks.close(ACTIONS + enrolment);
    }

    /** Every hour, so that what falls due today is on everybody's list by the time offices open. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    @Transactional
    public void again() {
        var today = LocalDate.ofInstant(clock.instant(), NguonClock.ZONE);
        var keep = new HashSet<String>();
        for (var after : months.checks(today)) checks(today, after, keep);
        for (var after : months.reviews(today)) reviews(today, after, keep);
        tasks.closeOthers(List.of(CHECKS, REVIEWS), keep);
    }

    private record Checks(long classId, String className, long organisation, LocalDate lastDay, int count) {}

    private void checks(LocalDate today, int after, HashSet<String> keep) {
        jdbc.sql("""
                        SELECT k.id AS class_id, k.name AS class_name, e.organisation_id AS organisation, k.last_day, count(*)::int AS count
                          FROM training_class k
                          JOIN enrolment e ON e.class_id = k.id AND e.state = 'ACTIVE'
                          JOIN home_action a ON a.enrolment_id = e.id
                         WHERE k.last_day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
                           AND NOT EXISTS (SELECT FROM home_action_check c WHERE c.action_id = a.id AND c.months = :months)
                         GROUP BY k.id, e.organisation_id
                        """)
                .params(Map.of("from", earliest(today, after), "to", today.minusMonths(after), "months", after))
                .query(Checks.class)
                .list()
                .forEach(one -> {
                    var window = Window.of(one.lastDay(), after, months.window(today));
                    if (!window.holds(today)) return;
                    var key = CHECKS + "%d:%d:%d".formatted(one.classId(), one.organisation(), after);
                    keep.add(key);
                    tasks.open(OpenTask.forRole(
                            key,
                            "home-checks",
                            "Xác nhận %s sau %d tháng".formatted(Vn.count(one.count(), "việc làm sau lớp"), after),
                            one.className(),
                            FollowupPages.SENT,
                            window.to(),
                            Role.COMMUNE,
                            new OrganisationId(one.organisation())));
                });
    }

    /** No window reaches further back; months are of different lengths, so four days more. */
    private LocalDate earliest(LocalDate today, int after) {
        return today.minusMonths(after).minusDays(months.window(today) + 4L);
    }

    private record Placed(
            UUID entry,
            String fullName,
            String title,
            LocalDate placedOn,
            long organisation,
            @Nullable Long account,
            boolean self,
            boolean commune) {}

    private void reviews(LocalDate today, int after, HashSet<String> keep) {
        jdbc.sql("""
                        SELECT p.ref AS entry, c.full_name, p.title, p.placed_on, p.organisation_id AS organisation,
                               (SELECT min(o.account_id) FROM files_of(p.one_id) AS f (id) JOIN person_account o ON o.person_id = f.id) AS account,
                               EXISTS (SELECT FROM placement_review r WHERE r.entry_id = p.entry_id AND r.months = :months AND r.who = 'SELF') AS self,
                               EXISTS (SELECT FROM placement_review r WHERE r.entry_id = p.entry_id AND r.months = :months AND r.who = 'COMMUNE') AS commune
                          FROM placement p
                          JOIN person_card c ON c.id = p.person_id
                         WHERE p.placed_on BETWEEN CAST(:from AS date) AND CAST(:to AS date)
                        """)
                .params(Map.of("from", earliest(today, after), "to", today.minusMonths(after), "months", after))
                .query(Placed.class)
                .list()
                .forEach(one -> review(today, after, one, keep));
    }

    private void review(LocalDate today, int after, Placed one, HashSet<String> keep) {
        var window = Window.of(one.placedOn(), after, months.window(today));
        if (!window.holds(today)) return;
        var link = "%s/%s/%d".formatted(FollowupPages.REVIEW, one.entry(), after);
        var note = "%s từ %s".formatted(one.title(), Vn.date(one.placedOn()));
        var account = one.account();
        if (!one.self() && account != null) {
            var key = REVIEWS + "%s:%d:SELF".formatted(one.entry(), after);
            keep.add(key);
            tasks.open(new OpenTask(
                    key,
                    "placement-review",
                    "Tự nhận xét sau %d tháng nhận chức".formatted(after),
                    note,
                    link,
                    window.to(),
                    new AccountId(account),
                    null,
                    null));
        }
        if (!one.commune()) {
            var key = REVIEWS + "%s:%d:COMMUNE".formatted(one.entry(), after);
            keep.add(key);
            tasks.open(OpenTask.forRole(
                    key,
                    "placement-review",
                    "Nhận xét %s sau %d tháng nhận chức".formatted(one.fullName(), after),
                    note,
                    link,
                    window.to(),
                    Role.COMMUNE,
                    new OrganisationId(one.organisation())));
        }
    }
}
