package vn.nguon.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import vn.nguon.shared.Viewer;

/** The blocks of a viewer's home, where each stands: what all {@link HomePart}s publish, in their order, blocks of one title made one. */
public final class HomeBlocks {
    private static final int MOST_FACTS = 8;

    private final List<String> said = new ArrayList<>();
    private final List<HomeBlock.Action> actions = new ArrayList<>();
    private final List<HomeBlock> first = new ArrayList<>();
    private final List<HomeBlock> rest = new ArrayList<>();
    private final List<HomeBlock> below = new ArrayList<>();
    private final List<HomeBlock> left = new ArrayList<>();
    private final List<HomeBlock> right = new ArrayList<>();
    private final LinkedHashMap<String, HomeBlock.Side> side = new LinkedHashMap<>();

    private HomeBlocks() {}

    /** @param parts in any order */
    public static HomeBlocks of(List<HomePart> parts, Viewer viewer) {
        var blocks = new HomeBlocks();
        parts.stream().sorted(Comparator.comparingInt(HomePart::order)).forEach(part -> {
            var beforeTasks = part.order() < HomePart.TASKS;
            part.blocks(viewer).forEach(block -> blocks.add(block, beforeTasks));
        });
        return blocks;
    }

    private void add(HomeBlock block, boolean beforeTasks) {
        var middle = beforeTasks ? first : summary() ? below : rest;
        switch (block) {
            case HomeBlock.Said one -> said.add(one.text());
            case HomeBlock.Action one -> actions.add(one);
            case HomeBlock.Lines one -> add(middle, one);
            case HomeBlock.Figures one -> add(beforeTasks ? first : rest, one);
            case HomeBlock.Gauges one -> (one.half() ? left : middle).add(one);
            case HomeBlock.Chart one -> right.add(one);
            case HomeBlock.Side one -> side.merge(one.title(), one, HomeBlock.Side::with);
        }
    }

    private static void add(List<HomeBlock> middle, HomeBlock.Lines lines) {
        for (var i = 0; i < middle.size(); i++)
            if (middle.get(i) instanceof HomeBlock.Lines known && known.title().equals(lines.title())) {
                middle.set(i, known.with(lines));
                return;
            }
        middle.add(lines);
    }

    private static void add(List<HomeBlock> middle, HomeBlock.Figures figures) {
        for (var i = 0; i < middle.size(); i++)
            if (middle.get(i) instanceof HomeBlock.Figures known
                    && known.title().equals(figures.title())) {
                middle.set(i, known.with(figures));
                return;
            }
        middle.add(figures);
    }

    /** For the line under the page's title. */
    public List<String> said() {
        return List.copyOf(said);
    }

    public List<HomeBlock.Action> actions() {
        return List.copyOf(actions);
    }

    /** What stands before the tasks: what is to do before what is to know. */
    public List<HomeBlock> first() {
        return first.stream()
                .sorted(Comparator.comparing(block -> !(block instanceof HomeBlock.Lines)))
                .toList();
    }

    /** Whether something before the tasks waits for the viewer, so that a home without tasks is not idle. */
    public boolean pressing() {
        return first.stream().anyMatch(block -> block instanceof HomeBlock.Lines lines && lines.pressing());
    }

    /** What follows the tasks. */
    public List<HomeBlock> rest() {
        return List.copyOf(rest);
    }

    /** What follows the two halves. */
    public List<HomeBlock> below() {
        return List.copyOf(below);
    }

    /** Tables of the left half. */
    public List<HomeBlock> left() {
        return List.copyOf(left);
    }

    /** Charts of the right half. */
    public List<HomeBlock> right() {
        return List.copyOf(right);
    }

    /** The panel at the side: facts of each title by day, at most {@value #MOST_FACTS}. */
    public List<HomeBlock.Side> side() {
        return side.values().stream().map(HomeBlocks::sorted).toList();
    }

    private static HomeBlock.Side sorted(HomeBlock.Side one) {
        var byDay = Comparator.comparing(HomeBlock.Fact::day);
        return new HomeBlock.Side(
                one.title(),
                one.facts().stream()
                        .sorted(one.newestFirst() ? byDay.reversed() : byDay)
                        .limit(MOST_FACTS)
                        .toList(),
                one.newestFirst());
    }

    /** Whether there is a summary worth a sheet of paper. */
    public boolean summary() {
        return !left.isEmpty() || !right.isEmpty();
    }
}
