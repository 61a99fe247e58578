package vn.nguon.schemes;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;

/** The targets of schemes that are open, on the home page of who answers for them; those at risk first. Two statements. */
@Component
class SchemesOnHome implements HomePart {
    private static final int MOST = 6;

    private final SchemeReader reader;

    SchemesOnHome(SchemeReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Section> sections(Viewer viewer) {
        if (!Schemes.mayRead(viewer)) return List.of();
        var late = new ArrayList<Line>();
        var others = new ArrayList<Line>();
        for (var scheme : reader.all(viewer)) {
            var last = scheme.lastDay();
            if (last != null && last.isBefore(viewer.today())) continue;
            for (var target : scheme.targets()) {
                var progress = target.on(viewer.today());
                if (progress == null || !target.ended().isEmpty()) continue;
                var line = new Line(
                        target.name(),
                        "/de-an/%s/%s".formatted(scheme.ref(), target.ref()),
                        scheme.number() + (progress.reached() == null ? "" : ", " + progress.text(target.unit())),
                        progress.standing().tag(),
                        progress.words());
                (progress.standing() == Progress.Standing.AT_RISK ? late : others).add(line);
            }
        }
        late.addAll(others);
        return late.isEmpty()
                ? List.of()
                : List.of(new Section("Tiến độ đề án, nghị quyết", late.subList(0, Math.min(MOST, late.size()))));
    }
}
