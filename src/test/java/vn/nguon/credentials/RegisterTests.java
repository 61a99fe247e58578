package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.NguonClock;

@SpringBootTest
class RegisterTests {
    private static final Signatory HEAD = new Signatory("Nghệ An", "Nguyễn Thị Hường", "HIỆU TRƯỞNG", "");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RegisterBook book;

    @Autowired
    Graduates graduates;

    @Autowired
    IssueJobs jobs;

    @Autowired
    IssueRun run;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NguonClock clock;

    @BeforeEach
    void november2022() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
    }

    @Test
    void givesTwoClerksWhoIssue91EachAtOnce182NumbersWithoutGapOrRepeat() throws Exception {
        var given = new FinishedClass(jdbc);
        var first = given.made(91);
        var second = given.made(91);
        given.decided(first, CredentialKind.CERTIFICATE);
        given.decided(second, CredentialKind.CERTIFICATE);
        long register = open(given);
        var both = new CyclicBarrier(2);
        List<Callable<Integer>> clerks =
                List.of(() -> issueAll(given, first, register, both), () -> issueAll(given, second, register, both));
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var done : pool.invokeAll(clerks)) assertThat(done.get()).isEqualTo(91);
        }
        assertThat(numbers(register))
                .isEqualTo(IntStream.rangeClosed(1, 182).boxed().toList());
        assertThat(jdbc.sql("SELECT count(DISTINCT enrolment_id) FROM register_entry WHERE register_id = :r")
                        .param("r", register)
                        .query(Integer.class)
                        .single())
                .isEqualTo(182);
        assertThat(jdbc.sql("SELECT count(DISTINCT token) FROM register_entry WHERE register_id = :r")
                        .param("r", register)
                        .query(Integer.class)
                        .single())
                .isEqualTo(182);
        // Both took numbers in between each other, or the test shows nothing.
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM register_entry a JOIN register_entry b ON b.register_id = a.register_id AND b.no = a.no + 1
                         WHERE a.register_id = :r AND a.decision_id <> b.decision_id
                        """).param("r", register).query(Integer.class).single())
                .isGreaterThan(1);
    }

    @Test
    void givesTheNumberBackWhenAnEntryFails() {
        var given = new FinishedClass(jdbc);
        var made = given.made(3);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        var people = graduates.pending(made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD);
        enter(given, register, people.get(0));
        assertThatThrownBy(() -> enter(given, register, people.get(0))).isInstanceOf(DuplicateKeyException.class);
        assertThat(enter(given, register, people.get(1)).number()).isEqualTo("0002/2022-CC");
        assertThat(numbers(register)).containsExactly(1, 2);
    }

    @Test
    void letsNobodyTakeAnEntryOutOrLeaveAGap() {
        var given = new FinishedClass(jdbc);
        var made = given.made(2);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        var people = graduates.pending(made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD);
        enter(given, register, people.get(0));
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM register_entry WHERE register_id = :r")
                        .param("r", register)
                        .update())
                .hasMessageContaining("register_entry");
        jdbc.sql("UPDATE register SET last = 5 WHERE id = :r")
                .param("r", register)
                .update();
        assertThatThrownBy(() -> enter(given, register, people.get(1)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("register_entry_no_gap");
    }

    @Test
    void numbersByGivenNameAndFreezesWhatTheDaySays() {
        var given = new FinishedClass(jdbc);
        var made = given.made(5);
        given.decided(made, CredentialKind.ATTESTATION);
        long register = transaction.execute(_ -> book.open(given.standing, CredentialKind.ATTESTATION));
        var by = new Signatory("Tương Dương", "Lương Thanh Phượng", "T/M BAN THƯỜNG VỤ", "BÍ THƯ");
        var people = graduates.pending(made.id(), CredentialKind.ATTESTATION, register, FinishedClass.DAY, by);
        assertThat(people)
                .extracting(p -> p.content().fullName())
                .containsExactly("Lữ Thị Ánh", "Vi Văn Ẩn", "Lầu Bá Chò", "Lô Văn Thoại", "Đặng Thị Ước");
        var content = people.getFirst().content();
        assertThat(content.issuer()).isEqualTo("Ban Thường vụ Huyện ủy Tương Dương");
        assertThat(content.superior()).isEqualTo("Tỉnh ủy Nghệ An");
        assertThat(content.state()).isFalse();
        assertThat(content.holderPost()).isEqualTo("Phó Chủ tịch UBND, xã Nga My");
        assertThat(content.periods()).isEqualTo(128);
        assertThat(content.className()).isEqualTo("Bồi dưỡng cán bộ cấp xã huyện Tương Dương, tháng 10/2022");
        assertThat(enter(given, register, people.getFirst()).number()).isEqualTo("0001/2022-CN");
        var stored = jdbc.sql("SELECT content FROM register_entry WHERE register_id = :r")
                .param("r", register)
                .query(String.class)
                .single();
        assertThat(book.content(stored)).isEqualTo(content);
    }

    @Test
    void finishesAJobThatDiedInTheMiddleAndIssuesToEverybodyOnce() {
        var given = new FinishedClass(jdbc);
        var made = given.made(20);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        var job = start(given, made, register, 20);
        // The program dies after seven entries: nothing but committed rows is left of the run.
        var people = graduates.pending(made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD);
        for (int i = 0; i < 7; i++) enter(given, register, people.get(i));
        run.run(job);
        run.run(job);
        assertThat(numbers(register))
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(jobs.get(job).orElseThrow()).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo("DONE");
            assertThat(ended.done()).isEqualTo(20);
        });
    }

    @Test
    void survivesTwoRunnersOnTheSameJob() throws Exception {
        var given = new FinishedClass(jdbc);
        var made = given.made(40);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        var job = start(given, made, register, 40);
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var done : pool.invokeAll(List.of(
                    () -> {
                        run.run(job);
                        return 0;
                    },
                    () -> {
                        run.run(job);
                        return 0;
                    }))) done.get();
        }
        assertThat(numbers(register))
                .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(jobs.get(job).orElseThrow().state()).isEqualTo("DONE");
    }

    @Test
    void theRunnerTakesUpAJobByItself() throws Exception {
        var given = new FinishedClass(jdbc);
        var made = given.made(4);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        var job = transaction.execute(_ -> jobs.start(
                        given.clerk, made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD, 4)
                .orElseThrow());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.get(job).orElseThrow().state().equals("DONE"));
        assertThat(numbers(register)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void runsOneJobOfAKindAtATime() {
        var given = new FinishedClass(jdbc);
        var made = given.made(1);
        given.decided(made, CredentialKind.CERTIFICATE);
        long register = open(given);
        start(given, made, register, 1);
        assertThat(jobs.start(given.clerk, made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD, 1))
                .isEmpty();
    }

    private long open(FinishedClass given) {
        return transaction.execute(_ -> book.open(given.school, CredentialKind.CERTIFICATE));
    }

    /** A job row without the runner, so that the test runs it. */
    private UUID start(FinishedClass given, FinishedClass.Made made, long register, int total) {
        var ref = transaction.execute(status -> {
            var started = jobs.start(
                            given.clerk,
                            made.id(),
                            CredentialKind.CERTIFICATE,
                            register,
                            FinishedClass.DAY,
                            HEAD,
                            total)
                    .orElseThrow();
            jdbc.sql("DELETE FROM scheduled_tasks WHERE task_instance = :ref")
                    .param("ref", started.toString())
                    .update();
            return started;
        });
        assertThat(ref).isNotNull();
        return ref;
    }

    private int issueAll(FinishedClass given, FinishedClass.Made made, long register, CyclicBarrier both)
            throws Exception {
        var people = new ArrayList<>(
                graduates.pending(made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, HEAD));
        both.await();
        int done = 0;
        for (var person : people) {
            enter(given, register, person);
            done++;
        }
        return done;
    }

    private RegisterBook.Entered enter(FinishedClass given, long register, Graduates.Graduate person) {
        return transaction.execute(_ -> book.enter(new RegisterBook.Enter(
                register, person.enrolment(), person.decision(), person.content(), given.clerk.id(), null)));
    }

    private List<Integer> numbers(long register) {
        return jdbc.sql("SELECT no FROM register_entry WHERE register_id = :r ORDER BY no")
                .param("r", register)
                .query(Integer.class)
                .list();
    }
}
