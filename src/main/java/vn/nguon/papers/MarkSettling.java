package vn.nguon.papers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** Makes one mark of what the markers gave, and finds a third marker where they differ too much. In the caller's transaction, marks locked. */
@Component
class MarkSettling {
    private final MarkingBook book;
    private final MarkBook marks;
    private final PaperTasks tasks;
    private final Rules rules;
    private final Clock clock;

    MarkSettling(MarkingBook book, MarkBook marks, PaperTasks tasks, Rules rules, Clock clock) {
        this.book = book;
        this.marks = marks;
        this.tasks = tasks;
        this.rules = rules;
        this.clock = clock;
    }

    /** In one statement: the page that shows it asks for much else. */
    MarkingRule rule(LocalDate day) {
        var values = rules.set(day, "");
        var limit = value(values, "papers.marker-difference");
        return new MarkingRule(limit.value(), value(values, "papers.mean-step").value(), limit.source());
    }

    private static Rule value(RuleSet values, String key) {
        return values.find(key).orElseThrow(() -> new IllegalStateException("no rule value for " + key));
    }

    ScoreRule scores(LocalDate day) {
        return new ScoreRule(rules.on("results.score-step", day).value());
    }

    /** The day whose rule values hold for a class: its first, or today while none is set. */
    static LocalDate day(Viewer viewer, ClassHead head) {
        return day(viewer, head.firstDay());
    }

    static LocalDate day(Viewer viewer, @Nullable LocalDate first) {
        return first == null ? viewer.today() : first;
    }

    /**
     * Writes the marks that count.
     *
     * @param papers that were just marked
     * @return papers that still need a third marker and have none
     */
    int settle(Viewer viewer, ClassHead head, MarkBook.Part part, MarkingWay way, Collection<Long> papers) {
        var rule = rule(day(viewer, head));
        var writings = new ArrayList<MarkBook.Writing>();
        var differ = false;
        for (var given : book.given(head.id(), part.id(), papers))
            switch (rule.settle(given.scores(), way.markers())) {
                case MarkingRule.Settled.Waiting _ -> {}
                case MarkingRule.Settled.ThirdNeeded _ -> differ |= !given.third();
                case MarkingRule.Settled.Mark(var score) ->
                    writings.add(new MarkBook.Writing(given.enrolmentId(), score, given.remark(), given.version() + 1));
            }
        marks.write(viewer, part, writings, "Người chấm sửa điểm", clock.instant());
        var without = differ ? deal(viewer, head, part, way).without() : 0;
        tasks.marked(head);
        tasks.thirds(head, without);
        return without;
    }

    /** Gives every missing turn to a marker. */
    MarkingDeal deal(Viewer viewer, ClassHead head, MarkBook.Part part, MarkingWay way) {
        var dealt = MarkingDeal.of(
                book.held(head.id()),
                book.markers(head.id()),
                way.markers(),
                thirds(head.id(), part, rule(day(viewer, head)), way));
        book.deal(dealt.turns(), clock.instant());
        return dealt;
    }

    private Set<Long> thirds(ClassId id, MarkBook.Part part, MarkingRule rule, MarkingWay way) {
        var thirds = new HashSet<Long>();
        for (var given : book.given(id, part.id(), null))
            if (rule.settle(given.scores(), way.markers()) instanceof MarkingRule.Settled.ThirdNeeded)
                thirds.add(given.paperId());
        return thirds;
    }

    /** The part of the assessment that the paper is: as the class says, else the only one, else the one named so; null when none is. */
    MarkBook.@Nullable Part part(ClassId id, PaperSetting setting) {
        var wanted = setting.part();
        List<MarkBook.Part> parts = marks.parts(id);
        if (wanted != null)
            return parts.stream()
                    .filter(part -> part.id() == wanted)
                    .findFirst()
                    .orElse(null);
        if (parts.size() == 1) return parts.getFirst();
        return parts.stream()
                .filter(part -> VietnameseText.fold(part.name()).contains("thu hoach"))
                .findFirst()
                .orElse(null);
    }
}
