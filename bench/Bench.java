import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What bench/run prints. The steps stand in {@link #main}; bench/README.md says what the numbers mean. */
final class Bench {
    private static final String CLASS = "/lop/TD-2022-01";
    private static final double SECONDS = number("BENCH_SECONDS", 5);
    private static final double WARM = number("BENCH_WARM", 20);
    private static final int PORT = (int) number("BENCH_PORT", 8097);

    /** A page under load. @param peer requests/s of Moodle 4.5 on such a page, from another run; 0 where there is none */
    record Page(String name, String path, Browser browser, double peerAtOne, double peerAtFour) {}

    private static double number(String variable, double otherwise) {
        var set = System.getenv(variable);
        return set == null ? otherwise : Double.parseDouble(set);
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var work = Files.createTempDirectory("nguon-bench");
        try {
            System.out.printf("%s, %d processors, load before: %s%n%n", java.time.LocalDate.now() + " " + LocalTime.now().withNano(0),
                    Runtime.getRuntime().availableProcessors(), Files.readString(Path.of("/proc/loadavg")).strip());
            pages(root, work.resolve("measured"));
            papers(root, work.resolve("trial"));
        } finally {
            Program.delete(work);
        }
    }

    private static void pages(Path root, Path data) throws Exception {
        var story = "-Dnguon.demo-story=measured";
        String[] day = {"--today", "2022-10-28"};
        List<String> lines = new ArrayList<>();
        try (var program = new Program(root, data, PORT, story, false, day)) {
            var pages = pages(program.site());
            for (var page : pages) wrk(root, page, 2, Math.max(1, WARM / pages.size()));
            for (var page : pages) for (var clients : new int[] {1, 4}) lines.add(load(root, program, page, clients));
            for (var saving : saving(program.site(), 4).entrySet()) {
                Saves.load(saving.getValue(), WARM / 4);
                for (var clients : new int[] {1, 4}) lines.add(save(program, saving.getKey(), saving.getValue().subList(0, clients)));
            }
            importOf91(root, program.site());
            program.countStatementsFromTheNextStart();
        }
        System.out.println("| page | clients | requests/s | p50 ms | p95 ms | CPU ms a request | java + postgres | times the peer's requests/s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
        System.out.println("\n| page | bytes uncompressed | SQL statements, sign-in included |\n|---|---|---|");
        try (var program = new Program(root, data, PORT, story, false, day)) {
            for (var page : pages(program.site())) {
                var bytes = page.browser().page(page.path()).bytes().length;
                System.out.printf("| %s | %,d | %s |%n", page.name(), bytes, statements(program, () -> page.browser().page(page.path())));
            }
            for (var saving : saving(program.site(), 1).entrySet())
                System.out.printf("| %s | | %s |%n", saving.getKey(), statements(program, saving.getValue().getFirst()::save));
        }
    }

    private static List<Page> pages(String site) throws Exception {
        var nobody = new Browser(site);
        var centre = Browser.of(site, "Trung tâm chính trị");
        var school = Browser.of(site, "Phòng đào tạo của trường");
        var asset = Browser.find(nobody.page("/dang-nhap").body(), "href=\"(/assets/[^\"]*/app\\.css)\"").getFirst();
        return List.of(
                new Page("(stylesheet)", asset, centre, 0, 0),
                new Page("(sign-in page)", "/dang-nhap", nobody, 55, 114),
                new Page("roster of 91", CLASS + "/hoc-vien", centre, 3.6, 6.6),
                new Page("take attendance, 91", openRolls(centre, 1).getFirst(), centre, 10.4, 20.2),
                new Page("mark grid 91 × 12", CLASS + "/diem", school, 5.8, 11.0),
                new Page("attendance report 91 × 32", CLASS + "/diem-danh/bang", centre, 5.6, 10.4));
    }

    /** Forms that everybody of the class stands on. */
    private static List<String> openRolls(Browser browser, int many) throws Exception {
        var open = new ArrayList<String>();
        for (var path : Browser.find(browser.page(CLASS + "/diem-danh").body(), "href=\"(" + CLASS + "/diem-danh/[0-9a-f-]{36})\""))
            if (open.size() < many && Browser.find(browser.page(path).body(), "name=\"h([0-9a-f]{10})\"").size() == 91) open.add(path);
        if (open.size() < many) throw new IllegalStateException("open rolls: " + open.size());
        return open;
    }

    private static Map<String, List<Saves.Client>> saving(String site, int clients) throws Exception {
        var rolls = new ArrayList<Saves.Client>();
        for (var path : openRolls(Browser.of(site, "Trung tâm chính trị"), clients))
            rolls.add(Saves.roll(Browser.of(site, "Trung tâm chính trị"), path));
        var marks = new ArrayList<Saves.Client>();
        var parts = Browser.find(Browser.of(site, "Phòng đào tạo của trường").page(CLASS + "/diem").body(), "href=\"(" + CLASS + "/diem/[0-9a-f-]{36})\"");
        for (var path : parts.subList(0, clients)) marks.add(Saves.marks(Browser.of(site, "Phòng đào tạo của trường"), path));
        var both = new LinkedHashMap<String, List<Saves.Client>>();
        both.put("saving a roll of 91", rolls);
        both.put("saving 91 marks of a part", marks);
        return both;
    }

    /** requests, seconds, errors, p50, p95 */
    private static double[] wrk(Path root, Page page, int clients, double seconds) throws Exception {
        var builder = new ProcessBuilder(
                "wrk", "-t1", "-c" + clients, "-d" + (int) Math.ceil(seconds) + "s", "-s", root.resolve("bench/percentiles.lua").toString(),
                "http://127.0.0.1:" + PORT + page.path());
        builder.environment().put("NGUON_COOKIE", page.browser().cookie());
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !said.contains("done ")) throw new IllegalStateException("wrk: " + said);
        var numbers = said.substring(said.indexOf("done ") + 5).strip().split(" ");
        var result = new double[5];
        for (var i = 0; i < 5; i++) result[i] = Double.parseDouble(numbers[i]);
        if (result[2] > 0) throw new IllegalStateException(page.name() + ": not every answer was 200: " + said);
        return result;
    }

    private static String load(Path root, Program program, Page page, int clients) throws Exception {
        var before = program.cpu();
        var round = wrk(root, page, clients, SECONDS);
        var cpu = program.cpu().since(before);
        var peer = clients == 1 ? page.peerAtOne() : page.peerAtFour();
        var rate = round[0] / round[1];
        return row(page.name(), clients, rate, round[3], round[4], cpu, round[0], peer == 0 ? "" : "%.0f".formatted(rate / peer));
    }

    private static String save(Program program, String name, List<Saves.Client> clients) throws Exception {
        var before = program.cpu();
        var round = Saves.load(clients, SECONDS);
        var cpu = program.cpu().since(before);
        var saves = round.millis().size();
        return row(name, clients.size(), saves / round.seconds(), round.percentile(50), round.percentile(95), cpu, saves, "");
    }

    private static String row(String name, int clients, double rate, double p50, double p95, Program.Cpu cpu, double requests, String peer) {
        return "| %s | %d | %.0f | %.1f | %.1f | %.2f | %.2f + %.2f | %s |"
                .formatted(name, clients, rate, p50, p95, cpu.millis() / requests, cpu.java() / requests, cpu.postgres() / requests, peer);
    }

    private static String statements(Program program, Program.Work work) throws Exception {
        work.run();
        var many = 10;
        var all = program.statements(() -> {
            for (var i = 0; i < many; i++) work.run();
        });
        return "%.1f".formatted(all / many).replace(".0", "");
    }

    /** Upload, look through, write: three requests of the organisation board, twice for the machine to warm up, undone in between. */
    private static void importOf91(Path root, String site) throws Exception {
        var board = Browser.of(site, "Ban Tổ chức");
        var upload = "/lop/TD-2022-02/hoc-vien/nhap";
        var file = Files.readAllBytes(root.resolve("src/main/resources/demo/danh-sach-hoc-vien.xlsx"));
        var times = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            board.page(upload);
            var from = System.nanoTime();
            var review = board.upload(upload, "tep", "danh-sach.xlsx", file).location();
            var page = board.page(review).body();
            var read = System.nanoTime();
            answer(board, review, page);
            var answered = System.nanoTime();
            var written = board.post(review + "/nhap", Map.of());
            var end = System.nanoTime();
            if (written.status() / 100 != 3) throw new IllegalStateException("import answers " + written.status());
            var people = Browser.find(board.page("/lop/TD-2022-02/hoc-vien").body(), "<caption>([0-9]+) học viên").getFirst();
            times.add("%.0f + %.0f ms for %s people".formatted((read - from) / 1e6, (end - answered) / 1e6, people));
            if (i < 2 && board.post(review + "/hoan-tac", Map.of()).status() / 100 != 3) throw new IllegalStateException("undo");
        }
        System.out.println("import and enrol, reading + writing, first to third time: " + String.join("; ", times) + " (peer: 1,400 ms for 96)\n");
    }

    /** Rows in doubt: the first person proposed, with a reason. */
    private static void answer(Browser board, String review, String page) throws Exception {
        for (var left = page; ; left = board.page(review + "?loc=can-xem").body()) {
            var rows = Browser.find(left, "action=\"(" + review + "/dong/[0-9]+)\"");
            if (rows.isEmpty() || !left.contains("name=\"ly-do\"")) return;
            var form = left.substring(left.indexOf("action=\"" + rows.getFirst()));
            var choices = Browser.find(form.substring(0, form.indexOf("</form>")), "name=\"chon\" value=\"([0-9a-f-]{36})\"");
            var answered = board.post(rows.getFirst(), Map.of(
                    "phien-ban", Browser.find(form, "name=\"phien-ban\" value=\"([0-9]+)\"").getFirst(),
                    "ly-do", "Đo tốc độ",
                    "chon", choices.isEmpty() ? "giu" : choices.getFirst()));
            if (answered.status() / 100 != 3) throw new IllegalStateException("row: " + answered.status());
        }
    }

    private static void papers(Path root, Path data) throws Exception {
        var cache = root.resolve("target/app");
        try (var program = new Program(root, data, PORT, "", true)) {
            var school = Browser.of(program.site(), "Phòng đào tạo của trường");
            var papers = Browser.find(school.page(CLASS + "/chung-chi").body(), "href=\"(/giay/[0-9a-f-]{36}\\.pdf)\"");
            if (papers.size() < 91) throw new IllegalStateException("papers: " + papers.size());
            var times = new ArrayList<String>();
            for (var i = 0; i < 3; i++) {
                var from = System.nanoTime();
                for (var paper : papers.subList(0, 91)) school.page(paper);
                var single = System.nanoTime();
                var whole = school.page(CLASS + "/chung-chi/chung-chi.pdf").bytes().length;
                times.add("%.1f s one by one, %.1f s in one file of %,d bytes".formatted((single - from) / 1e9, (System.nanoTime() - single) / 1e9, whole));
            }
            System.out.println("\n91 papers as PDF, first to third time: " + String.join("; ", times) + " (peer: 27 s)");
            for (var i = 0; i < 1200 && !hasCache(cache); i++) Thread.sleep(100);
        }
        for (var i = 0; i < 2; i++)
            try (var program = new Program(root, data, PORT, "", hasCache(cache))) {
                System.out.printf("start with data to the first page%s: %.1f s%n", hasCache(cache) ? ", with the start-up cache" : "", program.millisToFirstPage / 1e3);
            }
    }

    private static boolean hasCache(Path app) throws Exception {
        try (var files = Files.list(app)) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }
}
