package vn.nguon.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks down the lists of a file while it is read, so that rows need not be held: a list of 100,000 people is then little more in memory
 * than its people. Only for files whose texts need no settling; the first rows of each sheet are kept to find the header in them.
 */
final class ListStream implements RowSink {

    /** More than a title block is long, and enough to show what stands in a column. */
    private static final int HEAD = 200;

    private final Vocabulary words;
    private final LocalDate today;
    private final List<Walked> walked = new ArrayList<>();
    private String name = "";
    private List<Merge> merges = List.of();
    private List<Row> head = new ArrayList<>();
    private @Nullable ListWalk walk;
    private boolean searched;

    /** A sheet that holds something; {@code sheet} has its first rows only. Null where no header was found. */
    record Walked(
            Sheet sheet, @Nullable Header header, @Nullable ListWalk walk) {}

    ListStream(Vocabulary words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    @Override
    public void begin(String sheetName, List<Merge> its) {
        name = sheetName;
        merges = its;
        head = new ArrayList<>();
        walk = null;
        searched = false;
    }

    @Override
    public void row(Row row) {
        if (walk != null) walk.feed(row);
        else if (!searched) {
            head.add(row);
            if (head.size() == HEAD) search();
        }
    }

    @Override
    public void end() {
        if (!searched) search();
    }

    private void search() {
        searched = true;
        if (head.isEmpty()) return;
        var first = new Sheet(name, List.copyOf(head), merges);
        var header = Header.find(first, words, PersonListReader::isEnough).orElse(null);
        if (header != null) {
            walk = new ListWalk(first, header, words, today);
            walk.feedRest();
        }
        walked.add(new Walked(first, header, walk));
    }

    /** The sheets that hold something, in the order of the file. */
    List<Walked> walked() {
        return walked;
    }
}
