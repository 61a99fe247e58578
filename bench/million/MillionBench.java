package vn.nguon.people;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How long every home page, list and report takes in an installation of the country's size, and how long with one class: bench/million/run.
 * Both are asked in turns, so that whatever else the machine does meets both. Prints a table for the README; says in a file beside it which
 * statements the slow pages spent their time in. Fails when a page fails for another reason than that it was cut.
 */
final class MillionBench {

    private static final double MOST_MILLIS = 200;
    private static final double MOST_RATIO = 1.5;
    /** Rounds of a page end after about so long. */
    private static final double BUDGET_MILLIS = 3_000;

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    /** Who looks: role and reach, account. What the side menu of their home names is asked without being listed here. */
    private enum Who {
        LEADER("approver, nation", 1),
        NATION("organisation board, nation", 2),
        PROVINCE("organisation board, province", 3),
        COMMUNE("commune", 4),
        COMMUNE_BOARD("organisation board, commune", 5),
        CENTRE("political centre", 6),
        SCHOOL("school", 7),
        LECTURER("lecturer", 8),
        TRAINEE("trainee", 9),
        PROPAGANDA("propaganda board", 10),
        SUPERVISOR("supervisor", 11),
        ADMINISTRATOR("administrator", 12);

        private final String label;
        private final int account;

        Who(String label, int account) {
            this.label = label;
            this.account = account;
        }
    }

    /**
     * Pages besides the menu. After " > " comes what the next page is found by: the first link of the page before that this pattern
     * matches. Both installations are asked for their own.
     */
    private static final List<String> PEOPLE = List.of(
            "/can-bo?q=do thi uoc",
            "/can-bo?q=nguyen van an",
            "/can-bo?q=trang",
            "/can-bo > \\?[^\"]*sau=[^\"]*",
            "/can-bo > /can-bo/" + UUID,
            "/tim?q=nguyen van an",
            "/tim?q=0001",
            "/tim?q=lop boi duong");

    private static final List<String> CLASSES = List.of(
            "/lop?trang=2",
            "/lop?trang=30",
            "/lop/{class}",
            "/lop/{class}/hoc-vien",
            "/lop/{class}/cu-hoc-vien",
            "/lop/{class}/cu-hoc-vien/can-hoc",
            "/lop/{class}/diem-danh",
            "/lop/{class}/diem-danh/bang",
            "/lop/{finished}",
            "/lop/{finished}/ket-qua",
            "/lop/{finished}/diem",
            "/lop/{finished}/thu-hoach",
            "/lop/{finished}/chung-chi");

    private static final List<String> LOOK = List.of(
            "/quy-hoach?trang=2",
            "/quy-hoach?trang=1000",
            "/quy-hoach?tim=nguyen van an",
            "/boi-duong/chua-hoc",
            "/boi-duong/chua-hoc?trang=2",
            "/boi-duong/hoc-nhieu-lan",
            "/sau-lop/chua-hoc",
            "/sau-lop/chua-hoc?trang=20",
            "/sau-lop/cho-bo-tri",
            "/de-an > /de-an/" + UUID,
            "/de-an > /de-an/" + UUID + " > /de-an/" + UUID + "/" + UUID,
            "/de-an > /de-an/" + UUID + " > /de-an/" + UUID + "/" + UUID + " > [^\"]*/2026",
            "/so-cap > /so-cap/" + UUID + "(?!\\.)",
            "/so-cap > /so-cap/" + UUID + "(?!\\.)?tim=nguyen van an",
            "/tong-hop > /tong-hop/[^\"]+");

    private static final Map<Who, List<List<String>>> MORE = Map.of(
            Who.LEADER, List.of(List.of("/can-bo?q=do thi uoc", "/tim?q=nguyen van an", "/boi-duong/chua-hoc", "/boi-duong/hoc-nhieu-lan")),
            Who.NATION, List.of(PEOPLE, LOOK, CLASSES),
            Who.PROVINCE, List.of(PEOPLE, LOOK, CLASSES),
            Who.COMMUNE, List.of(PEOPLE),
            Who.COMMUNE_BOARD, List.of(PEOPLE, LOOK),
            Who.CENTRE, List.of(CLASSES, List.of("/tim?q=lop boi duong")),
            Who.SCHOOL, List.of(CLASSES, List.of("/tim?q=nguyen van an", "/kho-bai?tim=sinh kế", "/so-cap > /so-cap/" + UUID + "(?!\\.)")),
            Who.LECTURER, List.of(List.of("/kho-bai", "/tim?q=nguyen van an")),
            Who.TRAINEE, List.of(List.of("/kho-bai", "/tim?q=nguyen van an")),
            Who.PROPAGANDA, List.of(List.of("/lop?trang=2")));

    private final Installation million;
    private final Installation one;
    private final int rounds;
    private final Pattern wanted;
    private final Connection superuser;
    private final StringBuilder slow = new StringBuilder();
    private int failed;

    private MillionBench(Installation million, Installation one, int rounds, String wanted, Connection superuser) {
        this.million = million;
        this.one = one;
        this.rounds = rounds;
        this.wanted = Pattern.compile(wanted);
        this.superuser = superuser;
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var sources = Path.of(arguments[1]);
        int failed;
        try (var one = Installation.open(home.resolve("one-class"), sources, Fill.Size.ONE_CLASS);
                var million = Installation.open(home.resolve("million"), sources, Fill.Size.nation(1_000_000));
                var superuser = million.scratch().superuser()) {
            var bench = new MillionBench(million, one, Integer.parseInt(arguments[2]), arguments.length > 3 ? arguments[3] : "", superuser);
            bench.run();
            Files.writeString(home.resolve("slow.txt"), bench.slow);
            System.out.printf("%nStatements of slow pages: %s%n", home.resolve("slow.txt"));
            failed = bench.failed;
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private void run() throws Exception {
        System.out.printf(
                "1,000,000 people, 2,000 classes, 180,000 trainees; beside it 10,000 people, one class under way and one finished. Load %s, up to %d rounds.%n%n",
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0], rounds);
        System.out.println("| who | page | SQL | p50 ms | p95 ms | PostgreSQL CPU ms | one class p50 | p95 | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (var who : Who.values()) role(who);
    }

    private void role(Who who) throws Exception {
        try (var large = new Visitor(million.port()); var small = new Visitor(one.port())) {
            large.signIn("bench" + who.account, Fill.PASSWORD);
            small.signIn("bench" + who.account, Fill.PASSWORD);
            var pages = new LinkedHashSet<String>();
            pages.add("/viec-can-lam");
            pages.addAll(menu(large, small));
            MORE.getOrDefault(who, List.of()).forEach(pages::addAll);
            for (var page : pages) {
                var name = who.label + " " + page;
                if (!wanted.matcher(name).find()) continue;
                try {
                    page(who, page, large, small);
                } catch (RuntimeException | java.io.IOException e) {
                    failed++;
                    System.out.printf("| %s | %s | failed: %s | | | | | | |%n", who.label, shown(page), e.getMessage());
                }
            }
        }
    }

    /** Where the side menu leads, as far as both have it. */
    private static List<String> menu(Visitor large, Visitor small) throws Exception {
        var hrefs = new ArrayList<>(small.menu());
        hrefs.retainAll(large.menu());
        return hrefs;
    }

    private static String shown(String page) {
        return page.replace(UUID, "…").replace("(?!\\.)", "").replace("\\?[^\"]*sau=[^\"]*", "next page").replace("[^\"]*/", "").replace("/[^\"]+", "/…").replace("|", "/");
    }

    private void page(Who who, String page, Visitor large, Visitor small) throws Exception {
        var there = address(page, large, "BD-00035");
        var here = address(page, small, "BD-00002");
        if (there == null || here == null) {
            System.out.printf("| %s | %s | no such link | | | | | | |%n", who.label, shown(page));
            return;
        }
        var first = large.get(there);
        if (first.status() != 200 || first.millis() > Installation.CUT_SECONDS * 1_000.0) {
            var cut = first.millis() > Installation.CUT_SECONDS * 900.0;
            if (!cut) failed++;
            System.out.printf("| %s | %s | | **%s** | | | | | |%n", who.label, shown(page), cut ? "cut after %d s".formatted(Installation.CUT_SECONDS) : "answers " + first.status());
            return;
        }
        var warm = first.millis() > 1_000 ? 1 : 5;
        for (var i = 0; i < warm; i++) {
            large.must(there);
            small.must(here);
        }
        var many = (int) Math.clamp(BUDGET_MILLIS / Math.max(1, large.must(there).millis()), 3, rounds);
        var big = new double[many];
        var little = new double[many];
        var postgres = 0L;
        reset();
        for (var i = 0; i < many; i++) {
            var before = million.scratch().postgresNanos();
            big[i] = large.must(there).millis();
            postgres += million.scratch().postgresNanos() - before;
            little[i] = small.must(here).millis();
        }
        Arrays.sort(big);
        Arrays.sort(little);
        var p50 = big[many / 2];
        var p95 = big[many * 95 / 100];
        var ratio = p50 / little[many / 2];
        System.out.printf("| %s | %s | %.0f | %s | %s | %.0f | %.0f | %.0f | %s |%n",
                who.label,
                shown(URLDecoder.decode(page, StandardCharsets.UTF_8)),
                statements(many),
                strong(p50, MOST_MILLIS, "%.0f"),
                strong(p95, MOST_MILLIS, "%.0f"),
                postgres / 1e6 / many,
                little[many / 2],
                little[many * 95 / 100],
                strong(ratio, MOST_RATIO, "%.1f"));
        if (p95 > MOST_MILLIS || ratio > MOST_RATIO) explain(who.label + " " + page, many);
    }

    private static String strong(double value, double most, String format) {
        return (value > most ? "**" + format + "**" : format).formatted(value);
    }

    /** Where a page is in this installation; null when the page before has no such link. */
    private static String address(String page, Visitor visitor, String finished) throws Exception {
        var steps = page.split(" > ");
        var at = steps[0].replace("{class}", "BD-00001").replace("{finished}", finished);
        for (var step : Arrays.asList(steps).subList(1, steps.length)) {
            var query = step.indexOf("?tim=");
            var tail = query < 0 ? "" : step.substring(query);
            var found = Pattern.compile("href=\"(" + (query < 0 ? step : step.substring(0, query)) + ")[\"#]").matcher(visitor.get(at).body());
            if (!found.find()) return null;
            var link = found.group(1).replace("&amp;", "&");
            at = (link.startsWith("?") ? at.replaceFirst("\\?.*", "") + link : link) + tail;
        }
        return at;
    }

    // --- what PostgreSQL counted
    // ---------------------------------------------------------------------------------------------------

    private static final String OURS =
            " FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid AND r.rolname = 'nguon_app' WHERE s.query !~* '^(begin|commit|rollback|show|discard)' AND s.query !~ 'scheduled_tasks|event_publication'";

    private void reset() throws Exception {
        try (var sql = superuser.createStatement()) {
            sql.execute("SELECT pg_stat_statements_reset()");
        }
    }

    private double statements(int many) throws Exception {
        try (var sql = superuser.createStatement(); var rows = sql.executeQuery("SELECT coalesce(sum(s.calls), 0)" + OURS)) {
            rows.next();
            return rows.getDouble(1) / many;
        }
    }

    private void explain(String name, int many) throws Exception {
        slow.append("\n==== ").append(name).append('\n');
        try (var sql = superuser.createStatement();
                var rows = sql.executeQuery("SELECT s.calls, s.mean_exec_time + s.mean_plan_time AS mean, s.shared_blks_hit + s.shared_blks_read AS blocks, s.query" + OURS
                        + " ORDER BY s.total_exec_time DESC LIMIT 3")) {
            while (rows.next())
                slow.append("-- %.1f ms, %d blocks, %.1f calls a page%n%s%n".formatted(
                        rows.getDouble(2), rows.getLong(3) / Math.max(1, rows.getLong(1)), rows.getDouble(1) / many, rows.getString(4).strip()));
        }
    }
}
