package vn.nguon.people;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How long every home page, list and report takes in an installation of the country's size, and how long with one class: bench/million/run.
 * Both are asked in turns, so that whatever else the machine does meets both. Prints a table for the README; says in a file beside it which
 * statements the slow pages spent their time in. Fails when a page fails for another reason than that it was cut, when a link that a page is
 * found by is missing, and when a page asks more statements the more there is.
 */
final class MillionBench {

    /** Rounds of a page end after about so long, both installations together: all roles within a quarter of an hour. */
    private static final double BUDGET_MILLIS = 1_200;

    private static final int FEWEST = 5;
    private static final int WARM = 3;

    private final Installation million;
    private final Installation one;
    private final int rounds;
    private final Pattern wanted;
    private final Counters large;
    private final Counters small;
    private final StringBuilder slow = new StringBuilder();
    private final List<Measured> measured = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private MillionBench(Installation million, Installation one, int rounds, String wanted, Counters large, Counters small) {
        this.million = million;
        this.one = one;
        this.rounds = rounds;
        this.wanted = Pattern.compile(wanted);
        this.large = large;
        this.small = small;
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var sources = Path.of(arguments[1]);
        boolean kept;
        try (var one = Installation.open(home.resolve("one-class"), sources, Fill.Size.ONE_CLASS);
                var million = Installation.open(home.resolve("million"), sources, Fill.Size.nation(1_000_000));
                var large = new Counters(million);
                var small = new Counters(one)) {
            var bench = new MillionBench(million, one, Integer.parseInt(arguments[2]), arguments.length > 3 ? arguments[3] : "", large, small);
            kept = bench.run();
            Files.writeString(home.resolve("slow.txt"), bench.slow);
            System.out.printf(Locale.ROOT, "%nStatements of slow pages: %s%n", home.resolve("slow.txt"));
        }
        System.exit(kept ? 0 : 1);
    }

    private boolean run() throws Exception {
        var begin = System.nanoTime();
        System.out.printf(Locale.ROOT,
                "1,000,000 people, 2,000 classes, 180,000 trainees; beside it 10,000 people, one class under way and one finished. Load %s, up to %d rounds.%n%n",
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0], rounds);
        warmUp();
        System.out.println(Measured.HEAD);
        for (var who : Who.values()) role(who);
        System.out.print(Measured.summary(measured));
        if (!failures.isEmpty()) System.out.printf("%nFailed:%n%n- %s%n", String.join("\n- ", failures));
        System.out.printf(Locale.ROOT, "%n%d pages in %d s.%n", measured.size(), (System.nanoTime() - begin) / 1_000_000_000);
        return failures.isEmpty() && measured.stream().noneMatch(Measured::grows);
    }

    /** The Java machine has compiled what every page runs through before the first one is timed. */
    private void warmUp() throws Exception {
        for (var who : new Who[] {Who.PROVINCE, Who.CENTRE})
            try (var there = new Visitor(million.port()); var here = new Visitor(one.port())) {
                there.signIn("bench" + who.account, Fill.PASSWORD);
                here.signIn("bench" + who.account, Fill.PASSWORD);
                for (var turn = 0; turn < 4; turn++)
                    for (var page : here.menu()) {
                        there.get(page);
                        here.get(page);
                    }
            }
    }

    private void role(Who who) throws Exception {
        try (var there = new Visitor(million.port()); var here = new Visitor(one.port())) {
            there.signIn("bench" + who.account, Fill.PASSWORD);
            here.signIn("bench" + who.account, Fill.PASSWORD);
            var asked = new HashSet<String>();
            for (var page : who.pages(menu(there, here))) {
                var shown = Who.shown(URLDecoder.decode(page, StandardCharsets.UTF_8));
                if (!wanted.matcher(who.label + " " + page).find()) continue;
                try {
                    page(who, page, shown, there, here, asked);
                } catch (RuntimeException | java.io.IOException e) {
                    failed(who, shown, e.getMessage());
                }
            }
        }
    }

    private void failed(Who who, String shown, String why) {
        failures.add("%s %s: %s".formatted(who.label, shown, why));
        System.out.printf(Locale.ROOT, "| %s | %s | **%s** | | | | | | | | | |%n", who.label, shown, why);
    }

    /** Where the side menu leads, as far as both have it. */
    private static List<String> menu(Visitor there, Visitor here) throws Exception {
        var hrefs = new ArrayList<>(here.menu());
        hrefs.retainAll(there.menu());
        return hrefs;
    }

    /** @param asked addresses of this role so far: a menu line may lead where another one led */
    private void page(Who who, String page, String shown, Visitor there, Visitor here, HashSet<String> asked) throws Exception {
        var far = address(page, there, "BD-00035");
        var near = address(page, here, "BD-00002");
        if (far == null || near == null) {
            failed(who, shown, far == null ? "no such link" : "no such link with one class");
            return;
        }
        var first = there.get(far);
        if (first.status() / 100 == 3) {
            far = near = first.location();
            shown += " → " + far;
            first = there.get(far);
        }
        if (!asked.add(far)) return;
        var cut = first.millis() > Installation.CUT_SECONDS * 900.0;
        if (first.status() != 200 || cut) {
            failed(who, shown, cut ? "cut after %d s".formatted(Installation.CUT_SECONDS) : "answers " + first.status());
            if (cut) slow.append("\n==== ").append(who.label).append(' ').append(shown).append(": cut\n");
            return;
        }
        for (var i = 0; i < (first.millis() > 1_000 ? 1 : WARM); i++) {
            there.must(far);
            here.must(near);
        }
        var last = there.must(far);
        var little = here.must(near);
        var many = (int) Math.clamp(BUDGET_MILLIS / (last.millis() + little.millis()), Math.min(rounds, last.millis() > 1_000 ? 2 : FEWEST), rounds);
        var theirs = new double[many];
        var ours = new double[many];
        var postgres = 0L;
        large.reset();
        small.reset();
        for (var i = 0; i < many; i++) {
            var before = million.scratch().postgresNanos();
            theirs[i] = there.must(far).millis();
            postgres += million.scratch().postgresNanos() - before;
            ours[i] = here.must(near).millis();
        }
        var result = new Measured(who, shown, side(theirs, large, last), side(ours, small, little), postgres / 1e6 / many);
        measured.add(result);
        System.out.println(result.line());
        if (result.over() || result.grows()) slow.append("\n==== ").append(who.label).append(' ').append(shown).append('\n').append(large.slowest(many));
    }

    private static Measured.Side side(double[] millis, Counters counters, Visitor.Answer answer) throws Exception {
        Arrays.sort(millis);
        return new Measured.Side(
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                counters.statements(millis.length),
                answer.body().getBytes(StandardCharsets.UTF_8).length,
                Counters.rows(answer.body()));
    }

    /** Where a page is in this installation; null when the page before has no such link. */
    private static String address(String page, Visitor visitor, String finished) throws Exception {
        var steps = page.split(" > ");
        var at = steps[0].replace("{class}", "BD-00001").replace("{finished}", finished);
        for (var step : Arrays.asList(steps).subList(1, steps.length)) {
            var query = step.indexOf(" ?");
            var tail = query < 0 ? "" : step.substring(query + 1);
            var found = Pattern.compile("href=\"(" + (query < 0 ? step : step.substring(0, query)) + ")[\"#]").matcher(visitor.must(at).body());
            if (!found.find()) return null;
            // as written in the page, where values are encoded
            var link = found.group(1).replace("&amp;", "&");
            var to = link.startsWith("?") ? at.replaceFirst("\\?.*", "") + link : link;
            at = to + (to.contains("?") ? tail.replace('?', '&') : tail);
        }
        return at;
    }
}
