package vn.nguon.units;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/** Open things of one kind at one organisation, one by one. */
public record FatesPage(
        Reorganisation act,
        String title,
        String rule,
        String body,
        String address,
        List<Line> lines,
        int hidden,
        Form form,
        boolean mayDecide) {
    /** @param name empty when the viewer may not see it */
    public record Line(
            String key, String name, String note, @Nullable String link, String fate, String status, boolean chosen) {}
}
