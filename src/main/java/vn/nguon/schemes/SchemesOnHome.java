package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/** The targets of schemes that are open, on the home page of who answers for them; those at risk first. Two statements, over what was counted ahead. */
@Component
class SchemesOnHome implements HomePart {
    private static final int MOST = 6;

    private final SchemeReader reader;

    SchemesOnHome(SchemeReader reader) {
        this.reader = reader;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!Schemes.mayRead(viewer)) return List.of();
        var late = new ArrayList<HomeBlock.Bar>();
        var others = new ArrayList<HomeBlock.Bar>();
        LocalDate counted = null;
        for (var scheme : reader.all(viewer)) {
            var last = scheme.lastDay();
            if (last != null && last.isBefore(viewer.today())) continue;
            for (var target : scheme.targets()) {
                var progress = target.on(viewer.today());
                if (progress == null || !target.ended().isEmpty()) continue;
                (progress.standing() == Progress.Standing.AT_RISK ? late : others).add(bar(scheme, target, progress));
                counted = later(counted, progress.day());
            }
        }
        late.addAll(others);
        if (late.isEmpty()) return List.of();
        return List.of(new HomeBlock.Gauges(
                "Tiến độ các đề án",
                counted == null ? "" : "Vạch đứng là mức phải đạt đến " + Vn.date(counted),
                List.of("Chỉ tiêu", "Đã đạt"),
                false,
                late.subList(0, Math.min(MOST, late.size())),
                null,
                "",
                new HomeBlock.Link(
                        late.size() > MOST ? "Xem cả %s".formatted(Vn.count(late.size(), "chỉ tiêu")) : "Mở các đề án",
                        SchemePages.HOME),
                true));
    }

    private static HomeBlock.Bar bar(Scheme scheme, Scheme.Target target, Progress progress) {
        var reached = progress.reached() != null;
        return new HomeBlock.Bar(
                target.name(),
                "/de-an/%s/%s".formatted(scheme.ref(), target.ref()),
                "%s, %s%s"
                        .formatted(
                                scheme.number(), Vn.date(scheme.dated()), target.example() ? " · chỉ tiêu ví dụ" : ""),
                List.of(),
                progress.bar(),
                reached ? progress.scale() : 0,
                progress.tick(),
                reached ? progress.text(target.unit()) : "",
                progress.standing().tag(),
                progress.words(target.unit()));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isAfter(other) ? one : other;
    }
}
