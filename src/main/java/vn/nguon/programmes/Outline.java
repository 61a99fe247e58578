package vn.nguon.programmes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The order of a programme's lines: the opening first, the closing last, each block followed by its topics. Topics before
 * the first block belong to none. Every method gives a new outline; numbers follow from the order.
 */
record Outline(List<ProgrammeItem> items) {
    Outline(List<ProgrammeItem> items) {
        this.items = numbered(items);
    }

    /** At the end of the block; with no block, before the first block. Blocks go to the end, before the closing. */
    Outline add(ProgrammeItem item, Optional<UUID> block) {
        var list = new ArrayList<>(items);
        list.add(
                switch (item.kind()) {
                    case OPENING -> 0;
                    case CLOSING -> list.size();
                    case BLOCK -> end();
                    case TOPIC -> block.map(this::endOfBlock).orElseGet(this::firstBlock);
                },
                item);
        return new Outline(list);
    }

    Outline remove(UUID ref) {
        return new Outline(
                items.stream().filter(item -> !item.ref().equals(ref)).toList());
    }

    /** One place up or down: a topic may change its block by this, a block takes its topics along. At the edge nothing moves. */
    Outline move(UUID ref, boolean up) {
        var at = at(ref);
        return switch (items.get(at).kind()) {
            case TOPIC -> swap(at, up ? at - 1 : at + 1);
            case BLOCK -> moveBlock(at, up);
            case OPENING, CLOSING -> this;
        };
    }

    /** To the end of another block. */
    Outline into(UUID topic, Optional<UUID> block) {
        var item = items.get(at(topic));
        return remove(topic).add(item, block);
    }

    Optional<UUID> blockOf(ProgrammeItem topic) {
        return items.stream()
                .filter(item -> item.block() && item.blockNo() == topic.blockNo())
                .map(ProgrammeItem::ref)
                .findFirst();
    }

    boolean emptyBlock(UUID ref) {
        var at = at(ref);
        return at + 1 == items.size() || !items.get(at + 1).topic();
    }

    /** @throws IllegalArgumentException if the line is not in this programme */
    int at(UUID ref) {
        for (var at = 0; at < items.size(); at++) if (items.get(at).ref().equals(ref)) return at;
        throw new IllegalArgumentException("no such line");
    }

    private Outline swap(int one, int other) {
        if (other < 0 || other >= items.size() || fixed(items.get(other))) return this;
        var list = new ArrayList<>(items);
        list.set(one, items.get(other));
        list.set(other, items.get(one));
        return new Outline(list);
    }

    private Outline moveBlock(int at, boolean up) {
        var run = new ArrayList<>(items.subList(at, endFrom(at)));
        var list = new ArrayList<>(items);
        list.subList(at, at + run.size()).clear();
        var target = up ? before(at) : after(list, at);
        list.addAll(target, run);
        return new Outline(list);
    }

    private int before(int at) {
        for (var i = at - 1; i >= 0; i--) if (items.get(i).block()) return i;
        return at;
    }

    private static int after(List<ProgrammeItem> rest, int at) {
        if (at >= rest.size() || !rest.get(at).block()) return at;
        var i = at + 1;
        while (i < rest.size() && rest.get(i).topic()) i++;
        return i;
    }

    private int endFrom(int block) {
        var i = block + 1;
        while (i < items.size() && items.get(i).topic()) i++;
        return i;
    }

    private int endOfBlock(UUID block) {
        return endFrom(at(block));
    }

    private int firstBlock() {
        for (var i = 0; i < items.size(); i++) if (items.get(i).block()) return i;
        return end();
    }

    private int end() {
        return !items.isEmpty() && items.getLast().kind() == ItemKind.CLOSING ? items.size() - 1 : items.size();
    }

    private static boolean fixed(ProgrammeItem item) {
        return item.kind() == ItemKind.OPENING || item.kind() == ItemKind.CLOSING;
    }

    private static List<ProgrammeItem> numbered(List<ProgrammeItem> items) {
        var list = new ArrayList<ProgrammeItem>();
        var block = 0;
        var topic = 0;
        for (var item : items) {
            if (item.block()) {
                block++;
                topic = 0;
            }
            list.add(new ProgrammeItem(
                    item.id(),
                    item.ref(),
                    item.kind(),
                    fixed(item) ? 0 : block,
                    item.topic() ? ++topic : 0,
                    item.title(),
                    item.periods(),
                    item.form(),
                    item.performer()));
        }
        return List.copyOf(list);
    }
}
