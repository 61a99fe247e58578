package vn.nguon.classes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/** The one muted line under a class's title: days, trainees, study days, periods. Phrases that belong together hold together. */
public final class ClassFacts {
    private static final char NBSP = '\u00a0';

    private ClassFacts() {}

    /** Phrases in order, to be joined by " · "; never empty. */
    public static List<String> of(ClassHead head) {
        var facts = new ArrayList<String>();
        facts.add(head.code());
        var range = range(head);
        if (range != null) facts.add(range);
        facts.add(
                head.trainees() == 0
                        ? hold(head.capacity() + " chỗ")
                        : hold(head.trainees() + " học viên")
                                + (head.capacity() == head.trainees()
                                        ? ""
                                        : " trên " + hold(head.capacity() + " chỗ")));
        if (head.studyDays() > 0) facts.add(hold(head.studyDays() + " ngày học") + ", " + head.weekdays());
        if (head.periods() > 0) facts.add(hold(head.periods() + " tiết"));
        return facts;
    }

    private static @Nullable String range(ClassHead head) {
        var first = head.firstDay();
        var last = head.lastDay();
        return first == null || last == null ? null : Vn.range(first, last);
    }

    private static String hold(String phrase) {
        return phrase.replace(' ', NBSP);
    }
}
