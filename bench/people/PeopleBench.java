package vn.nguon.people;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.Scratch;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

/**
 * How long the list of persons takes through its façade, for doors of three widths: bench/people/run. Prints milliseconds, and processor time
 * a question; fails when a question fails or finds nobody.
 */
final class PeopleBench {

    /** Whose doors open how much: account number and name. */
    private static final Map<Long, String> WIDTHS = new java.util.TreeMap<>(Map.of(2L, "nation", 3L, "province", 5L, "commune"));

    private final Scratch scratch;
    private final int rounds;

    private PeopleBench(Scratch scratch, int rounds) {
        this.scratch = scratch;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        try (var installation = Installation.open(home.resolve("million"), Path.of(arguments[1]), Fill.Size.nation(1_000_000))) {
            var context = installation.context();
            var bench = new PeopleBench(installation.scratch(), Integer.parseInt(arguments[2]));
            var jdbc = context.getBean(JdbcClient.class);
            System.out.printf(
                    "%n%,d people, %,d organisations, %,d planning entries, %,d classes, %,d trainees; %d rounds a line, load %s%n%n",
                    count(jdbc, "person"),
                    count(jdbc, "organisation"),
                    count(jdbc, "planning_entry"),
                    count(jdbc, "training_class"),
                    count(jdbc, "enrolment"),
                    bench.rounds,
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
            System.out.println("| question | viewer | p50 ms | p95 ms | PostgreSQL CPU ms | Java CPU ms | found |");
            System.out.println("|---|---|---|---|---|---|---|");
            bench.searches(context.getBean(People.class), jdbc);
            var search = context.getBean(PersonSearch.class);
            for (var width : WIDTHS.entrySet()) {
                var plan = context.getBean(TransactionTemplate.class)
                        .execute(_ -> search.plan(viewer(width.getKey()), PersonFilter.of("do thi uoc", 50)));
                System.out.printf("%nplan, %s: do thi uoc%n%s%n", width.getValue(), String.join("\n", java.util.Objects.requireNonNull(plan)));
            }
        }
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static Viewer viewer(long account) {
        return new Viewer(
                new AccountId(account), "Bench", Set.of(Role.ORGANISATION_BOARD, Role.APPROVER), "", "", 0, Fill.TODAY);
    }

    // --- the list of persons, through its façade
    // ---------------------------------------------------------------------------------------------------

    private void searches(People people, JdbcClient jdbc) throws Exception {
        var middle = jdbc.sql("SELECT ref FROM person ORDER BY id OFFSET (SELECT count(*) / 2 FROM person) LIMIT 1")
                .query(UUID.class)
                .single();
        for (var width : WIDTHS.entrySet()) {
            for (var text : List.of("do thi uoc", "Đỗ Thị Ước", "uoc", "nguyen van an", "trang", "anh", "thi", "lò", "lo", "u", "xo", "x", ""))
                search(people, width, text.isEmpty() ? "everybody" : text, PersonFilter.of(text, 50));
            var all = PersonFilter.of("", 50);
            search(people, width, "from the middle", all.from(new PersonFilter.From(middle, false)));
            search(people, width, "back from the middle", all.from(new PersonFilter.From(middle, true)));
            search(people, width, "thi, from the middle", PersonFilter.of("thi", 50).from(new PersonFilter.From(middle, false)));
            search(people, width, "by birth", all.by(PersonFilter.Order.BORN, true));
            search(people, width, "women under 35, planned", all.only(Sex.FEMALE, PersonFilter.AgeBand.UNDER_35, true));
        }
    }

    private void search(People people, Map.Entry<Long, String> width, String name, PersonFilter filter) throws Exception {
        var viewer = viewer(width.getKey());
        time(name, width.getValue(), () -> {
            var listing = people.list(viewer, filter);
            if (listing.lines().isEmpty() && !(width.getValue().equals("commune") && !filter.text().isEmpty()))
                throw new IllegalStateException("nobody found: " + name);
            return "%d of %s%,d".formatted(listing.lines().size(), listing.beyond() ? "more than " : "", listing.total());
        });
    }

    // --- measuring
    // ---------------------------------------------------------------------------------------------------------------

    private void time(String name, String width, Callable<String> question) throws Exception {
        var first = System.nanoTime();
        var found = question.call();
        // what takes seconds is not asked a hundred times
        var times = System.nanoTime() - first > 1_000_000_000L ? 5 : rounds;
        for (var i = 0; i < Math.min(10, times); i++) question.call();
        var java = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var took = new long[times];
        var javaBefore = java.getProcessCpuTime();
        var postgresBefore = scratch.postgresNanos();
        for (var i = 0; i < times; i++) {
            var begin = System.nanoTime();
            found = question.call();
            took[i] = System.nanoTime() - begin;
        }
        var postgres = scratch.postgresNanos() - postgresBefore;
        var javaTook = java.getProcessCpuTime() - javaBefore;
        Arrays.sort(took);
        System.out.printf(
                "| %s | %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
                name,
                width,
                took[times / 2] / 1e6,
                took[times * 95 / 100] / 1e6,
                postgres / 1e6 / times,
                javaTook / 1e6 / times,
                found);
    }
}
