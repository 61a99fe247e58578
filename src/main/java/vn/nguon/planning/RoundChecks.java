package vn.nguon.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.nguon.planning.PlanningRounds.Asked;
import vn.nguon.planning.PlanningRounds.Pick;
import vn.nguon.planning.PlanningRounds.Picks;
import vn.nguon.planning.checks.PlanningCheck;
import vn.nguon.planning.checks.ShareRules;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.shared.Viewer;

/**
 * Checks a round as of a day, no further than a page needs it: a province plans thousands in one round, and a page shows fifty. Lines on the page are
 * judged, and of the others so many that it is known whether more than {@link #COUNTED} have something to look at. Each is judged among
 * all of the round; shares are counted over all of it.
 */
@Component
class RoundChecks {
    /** Of a long round so many are judged first. */
    private static final int FIRST = 300;

    /** Lines with findings are not counted further than that, unless all had to be judged. */
    private static final int COUNTED = 100;

    private final CheckRows rows;
    private final RoundEntries entries;
    private final Checking checking;

    RoundChecks(CheckRows rows, RoundEntries entries, Checking checking) {
        this.rows = rows;
        this.entries = entries;
        this.checking = checking;
    }

    /** @param lines of the page @param whole what is said of the round as a list @param place whose values hold */
    record Result(Pick pick, Picks picks, List<PlanningRounds.Line> lines, List<Verdict> whole, String place) {}

    Result check(Viewer viewer, RoundRows.Found round, LocalDate day, Asked asked) {
        return check(viewer, round, day, asked, FIRST, COUNTED);
    }

    /** @param first how many are judged first @param counted no more with findings are counted */
    Result check(Viewer viewer, RoundRows.Found round, LocalDate day, Asked asked, int first, int counted) {
        var check = checking.check(round.owner(), day);
        var level = round.round().level();
        var young = ShareRules.youngSince(level, check.values()).orElse(null);
        var pick = asked.pick() != null ? asked.pick() : Pick.of(round.round());
        var end = asked.offset() + asked.limit();
        var read = entries.read(
                viewer,
                round.id(),
                day,
                pick == Pick.PROPOSED,
                young,
                pick == Pick.FOUND ? first : Math.max(first, end));
        var page = switch (pick) {
            case ALL -> IntStream.range(asked.offset(), Math.min(end, read.entries()));
            case PROPOSED -> IntStream.range(asked.offset(), Math.min(end, read.proposed()));
            case FOUND -> IntStream.empty();
        };
        var shown = page.boxed().toList();
        var judged = new TreeMap<Integer, PlanningRounds.Line>();
        judge(
                judged,
                IntStream.concat(shown.stream().mapToInt(at -> at), IntStream.range(0, first)),
                viewer,
                round,
                read,
                check);
        if (judged.size() < read.entries()
                && found(judged).size() <= (pick == Pick.FOUND ? Math.max(counted, end) : counted)) {
            read = entries.read(viewer, round.id(), day, pick == Pick.PROPOSED, young, read.entries());
            judge(judged, IntStream.range(0, read.entries()), viewer, round, read, check);
        }
        var found = found(judged);
        var beyond = judged.size() < read.entries();
        var lines = pick == Pick.FOUND
                ? found.stream().skip(asked.offset()).limit(asked.limit()).toList()
                : shown.stream().map(judged::get).toList();
        return new Result(
                pick,
                new Picks(read.proposed(), beyond ? counted : found.size(), beyond, read.entries()),
                lines,
                check.whole(read.tally(), level),
                check.values().place());
    }

    private static List<PlanningRounds.Line> found(TreeMap<Integer, PlanningRounds.Line> judged) {
        return judged.values().stream()
                .filter(one -> !one.check().findings().isEmpty())
                .toList();
    }

    /** Judges the lines at these positions that are not judged yet. Two statements. */
    private void judge(
            TreeMap<Integer, PlanningRounds.Line> judged,
            IntStream positions,
            Viewer viewer,
            RoundRows.Found round,
            RoundEntries.Read read,
            PlanningCheck check) {
        var wanted = positions
                .filter(at -> at < read.lines().size() && !judged.containsKey(at))
                .distinct()
                .boxed()
                .toList();
        var some = wanted.stream().map(read.lines()::get).toList();
        var day = check.values().day();
        var facts = rows.facts(some.stream().map(CheckRows.Planned::person).toList(), day);
        var lines = check.lines(
                some.stream().map(one -> one.candidate(facts.get(one.person()))).toList(),
                rows.besides(viewer, round.id(), some, day).stream()
                        .map(one -> one.candidate(null))
                        .toList());
        for (var i = 0; i < some.size(); i++)
            judged.put(wanted.get(i), PlanningRounds.Line.of(some.get(i), lines.get(i)));
    }
}
