package vn.nguon.web;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Viewer;

/** The menu items of all modules, in order. */
final class Menu {
    private final List<MenuItem> items;

    Menu(List<MenuItem> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingInt(MenuItem::order).thenComparing(MenuItem::label))
                .toList();
    }

    List<Frame.Entry> entries(@Nullable Viewer viewer, String path) {
        if (viewer == null) return List.of();
        var mine = items.stream().filter(item -> shown(item, viewer)).toList();
        var current = mine.stream()
                .filter(item -> leadsTo(item.href(), path))
                .max(Comparator.comparingInt(item -> item.href().length()))
                .orElse(null);
        return mine.stream()
                .map(item -> entry(item, item.equals(current), viewer))
                .toList();
    }

    private static Frame.Entry entry(MenuItem item, boolean current, Viewer viewer) {
        var count = item.href().equals(Frame.TASKS) ? viewer.openTasks() : 0;
        return new Frame.Entry(item.label(), item.href(), item.icon(), current, count);
    }

    private static boolean shown(MenuItem item, Viewer viewer) {
        return item.roles().isEmpty() || !Collections.disjoint(item.roles(), viewer.roles());
    }

    /** By whole steps of the path, so that /lop does not light up on /lop-cu. */
    private static boolean leadsTo(String href, String path) {
        return path.equals(href) || path.startsWith(href.endsWith("/") ? href : href + "/");
    }
}
