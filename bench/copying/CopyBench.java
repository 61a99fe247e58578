package vn.nguon.papers;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.nguon.BenchDatabase;

/**
 * 20,000 generated papers of 3,000 words, then near copies of some of them: how long one check takes, and how much of what was copied it
 * finds. Prints a table.
 */
final class CopyBench {
    private static final int WORDS = 3_000;
    private static final boolean[] NOTHING = {};

    private static final String[] ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(" ");
    private static final String[] RHYMES =
            "a á à ả an ang anh ao ăn ăng âm ân âu e em én êu i ia iên iết inh o oa oan ong ô ộ ôn ông ơ ơi u ua ui un ư ưa ương ước y yên".split(" ");

    /** How offices write: the same for all papers, the common ones oftener. */
    private static final List<List<String>> PHRASES = new ArrayList<>();

    private CopyBench() {}

    public static void main(String[] arguments) throws SQLException, java.io.IOException {
        var papers = Integer.parseInt(arguments[1]);
        var random = new Random(1);
        for (var n = 0; n < 3_000; n++) PHRASES.add(syllables(random, 4 + random.nextInt(8)));
        try (var server = new BenchDatabase(Path.of(arguments[0]));
                var connection = server.superuser()) {
            load(connection, papers);
            measure(connection, papers);
        }
    }

    private static List<String> syllables(Random random, int count) {
        var words = new ArrayList<String>(count);
        for (var n = 0; n < count; n++) {
            var number = (int) (random.nextDouble() * random.nextDouble() * ONSETS.length * RHYMES.length);
            words.add(ONSETS[number % ONSETS.length] + RHYMES[number / ONSETS.length]);
        }
        return words;
    }

    private static final java.util.Map<String, String> FOLDED = new java.util.HashMap<>();

    /** As {@link Shingles#of} folds, by syllable: there are a thousand of them, and sixty million words to load. */
    private static String folded(List<String> words) {
        var text = new StringBuilder();
        for (var word : words)
            text.append(text.isEmpty() ? "" : " ").append(FOLDED.computeIfAbsent(word, vn.nguon.shared.VietnameseText::fold));
        return text.toString();
    }

    /** A quarter of a paper is set phrases. */
    private static List<String> paper(long seed) {
        var random = new Random(seed);
        var words = new ArrayList<String>(WORDS + 12);
        while (words.size() < WORDS) {
            words.addAll(syllables(random, 10 + random.nextInt(20)));
            var phrase = (int) (random.nextDouble() * random.nextDouble() * PHRASES.size());
            words.addAll(PHRASES.get(phrase));
        }
        return new ArrayList<>(words.subList(0, WORDS));
    }

    private static void load(Connection connection, int papers) throws SQLException, java.io.IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var known = jdbc.sql("SELECT count(*) FROM paper_text").query(Integer.class).single();
        if (known == papers) return;
        var from = System.nanoTime();
        jdbc.sql("SET session_replication_role = replica").update();
        jdbc.sql("TRUNCATE paper_text, paper_fingerprint CASCADE").update();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var prints = 0L;
        for (var first = 1; first <= papers; first += 500) {
            var texts = new StringBuilder();
            var rows = new StringBuilder();
            for (var id = first; id < Math.min(first + 500, papers + 1); id++) {
                var text = Shingles.ofFolded(folded(paper(id)));
                texts.append(id).append("\t1\t\t").append(text.folded()).append('\t').append(text.words().size()).append('\n');
                var chosen = text.fingerprints(NOTHING);
                prints += chosen.length;
                for (var hash : chosen) rows.append(hash).append('\t').append(id).append('\n');
            }
            copy.copyIn("COPY paper_text (paper_id, version_no, body, folded, words) FROM STDIN", new StringReader(texts.toString()));
            copy.copyIn("COPY paper_fingerprint (hash, paper_id) FROM STDIN", new StringReader(rows.toString()));
        }
        jdbc.sql("VACUUM ANALYZE paper_fingerprint").update();
        jdbc.sql("VACUUM ANALYZE paper_text").update();
        System.out.printf(
                "%,d papers of %,d words, %,d fingerprints (%d a paper), loaded in %d s; tables and indexes %s%n",
                papers,
                WORDS,
                prints,
                prints / papers,
                (System.nanoTime() - from) / 1_000_000_000,
                jdbc.sql("SELECT pg_size_pretty(pg_total_relation_size('paper_fingerprint') + pg_total_relation_size('paper_text'))")
                        .query(String.class)
                        .single());
    }

    /** A text with what of it was copied, and from which papers. */
    private record Copy(List<String> words, BitSet copied, Set<Long> from) {}

    /** Passages of 40 to 120 words of one or two papers, words swapped, some dropped or changed, in an otherwise fresh text. */
    private static Copy copy(Random random, int papers, int percent) {
        var fresh = paper(1_000_000L + random.nextInt(1_000_000));
        var sources = new HashSet<Long>();
        if (percent > 0) for (var n = 0; n <= random.nextInt(2); n++) sources.add(1L + random.nextInt(papers));
        var words = new ArrayList<String>();
        var copied = new BitSet();
        var used = new HashSet<Long>();
        var left = WORDS * percent / 100;
        var place = 0;
        var parts = Math.max(1, left / 80);
        while (left > 0) {
            var gap = (WORDS - WORDS * percent / 100) / (parts + 1);
            for (var n = 0; n < gap && place < fresh.size(); n++) words.add(fresh.get(place++));
            var length = Math.min(Math.max(40, left < 80 ? left : 40 + random.nextInt(81)), Math.max(40, left));
            var from = sources.stream().skip(random.nextInt(sources.size())).findFirst().orElseThrow();
            used.add(from);
            var source = paper(from);
            var at = random.nextInt(source.size() - length);
            var passage = new ArrayList<>(source.subList(at, at + length));
            for (var n = random.nextInt(8); n + 1 < passage.size(); n += 8 + random.nextInt(8)) Collections.swap(passage, n, n + 1);
            for (var n = 15 + random.nextInt(15); n < passage.size(); n += 25 + random.nextInt(15))
                if (random.nextBoolean()) passage.set(n, syllables(random, 1).getFirst());
                else passage.remove(n);
            copied.set(words.size(), words.size() + passage.size());
            words.addAll(passage);
            left -= length;
        }
        while (place < fresh.size() && words.size() < WORDS) words.add(fresh.get(place++));
        return new Copy(words, copied, used);
    }

    private static void measure(Connection connection, int papers) {
        var index = new CopyIndex(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        var random = new Random(2022);
        for (var n = 0; n < 20; n++) check(index, copy(random, papers, 30)); // warm
        System.out.println("| copied | papers | recall (words) | precision (words) | recall (papers) | precision (papers) | p50 ms | p95 ms | most ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (var percent : new int[] {30, 10, 0}) {
            var rounds = 200;
            var nanos = new long[rounds];
            long truth = 0;
            long found = 0;
            long both = 0;
            long pairs = 0;
            long foundPairs = 0;
            long rightPairs = 0;
            for (var n = 0; n < rounds; n++) {
                var copy = copy(random, papers, percent);
                var from = System.nanoTime();
                var result = check(index, copy);
                nanos[n] = System.nanoTime() - from;
                truth += copy.copied().cardinality();
                found += result.words().cardinality();
                var common = (BitSet) result.words().clone();
                common.and(copy.copied());
                both += common.cardinality();
                pairs += copy.from().size();
                foundPairs += result.papers().size();
                rightPairs += result.papers().stream().filter(copy.from()::contains).count();
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "| %d %% | %d | %s | %s | %s | %s | %d | %d | %d |%n",
                    percent,
                    rounds,
                    share(both, truth),
                    share(both, found),
                    share(rightPairs, pairs),
                    share(rightPairs, foundPairs),
                    nanos[rounds / 2] / 1_000_000,
                    nanos[rounds * 95 / 100] / 1_000_000,
                    nanos[rounds - 1] / 1_000_000);
        }
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : "%.3f".formatted((double) part / whole);
    }

    private record Result(BitSet words, Set<Long> papers) {}

    /** What the job does with a paper's text: fold, fingerprints, candidates, word by word. */
    private static Result check(CopyIndex index, Copy copy) {
        var text = Shingles.of(vn.nguon.shared.VietnameseText.fold(String.join(" ", copy.words())));
        var words = new BitSet();
        var papers = new HashSet<Long>();
        for (var candidate : index.candidates(text.fingerprints(NOTHING), 0)) {
            var match = CopyMatch.of(text, Shingles.ofFolded(candidate.folded()), NOTHING);
            if (match.passages().isEmpty()) continue;
            match.mark(words);
            papers.add(candidate.paperId());
        }
        return new Result(words, papers);
    }
}
