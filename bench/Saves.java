import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Saving 91 marks through the real form, with its CSRF token and what it was loaded with. Each client has a session of its own. */
final class Saves {
    /** @param millis of each save, ascending */
    record Round(List<Double> millis, double seconds) {
        double percentile(int p) {
            return millis.get(Math.min(millis.size() - 1, millis.size() * p / 100));
        }
    }

    /** One client in front of one form; each save changes every mark. */
    interface Client {
        void save() throws Exception;
    }

    private Saves() {}

    static Round load(List<Client> clients, double seconds) throws Exception {
        var until = System.nanoTime() + (long) (seconds * 1e9);
        var from = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            var works = new ArrayList<Callable<List<Double>>>();
            for (var client : clients)
                works.add(() -> {
                    var millis = new ArrayList<Double>();
                    while (System.nanoTime() < until) {
                        var begun = System.nanoTime();
                        client.save();
                        millis.add((System.nanoTime() - begun) / 1e6);
                    }
                    return millis;
                });
            var all = new ArrayList<Double>();
            for (var done : threads.invokeAll(works)) all.addAll(done.get());
            Collections.sort(all);
            return new Round(all, (System.nanoTime() - from) / 1e9);
        }
    }

    private static String hidden(String page, String name) {
        return Browser.find(page, "name=\"" + name + "\" value=\"([^\"]*)\"").getFirst();
    }

    private static void mustGoBack(Browser.Answer answer, String path) {
        if (answer.status() / 100 != 3 || !answer.location().startsWith(path))
            throw new IllegalStateException("saving %s answers %d %s".formatted(path, answer.status(), answer.location()));
    }

    /** The roll of one half day: everybody there, then everybody late, and so on. */
    static Client roll(Browser browser, String path) throws Exception {
        var page = browser.page(path).body();
        var keys = Browser.find(page, "name=\"h([0-9a-f]{10})\"");
        if (keys.size() != 91) throw new IllegalStateException(path + " has " + keys.size() + " people");
        return new Client() {
            private String loaded = hidden(page, "cu");
            private String mark = "m";

            @Override
            public void save() throws Exception {
                mark = mark.equals("c") ? "m" : "c";
                Map<String, String> form = new LinkedHashMap<>(Map.of("cu", loaded, "lam", "luu"));
                for (var key : keys) form.put("h" + key, mark);
                mustGoBack(browser.post(path, form), path);
                var now = new ArrayList<String>();
                for (var key : keys) now.add(key + mark);
                loaded = String.join(" ", now);
            }
        };
    }

    /** One part of the assessment: everybody 7, then everybody 7.25, each change with its reason. */
    static Client marks(Browser browser, String path) throws Exception {
        var keys = Browser.find(browser.page(path).body(), "name=\"d([0-9a-f]{10})\"");
        if (keys.size() != 91) throw new IllegalStateException(path + " has " + keys.size() + " people");
        var first = hidden(browser.page(path).body(), "cu");
        mustGoBack(browser.post(path, form(keys, first, "7")), path);
        var versions = new LinkedHashMap<String, Integer>();
        for (var token : hidden(browser.page(path).body(), "cu").split(" "))
            versions.put(token.substring(0, 10), Integer.valueOf(token.substring(10)));
        return new Client() {
            private boolean high;

            @Override
            public void save() throws Exception {
                high = !high;
                var loaded = new ArrayList<String>();
                versions.forEach((key, version) -> loaded.add(key + version));
                mustGoBack(browser.post(path, form(keys, String.join(" ", loaded), high ? "7,25" : "7")), path);
                versions.replaceAll((_, version) -> version + 1);
            }
        };
    }

    private static Map<String, String> form(List<String> keys, String loaded, String score) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("cu", loaded, "ly-do", "Chấm lại"));
        for (var key : keys) form.put("d" + key, score);
        return form;
    }
}
