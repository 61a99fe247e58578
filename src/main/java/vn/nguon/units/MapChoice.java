package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;
import vn.nguon.web.Option;
import vn.nguon.web.Vn;

/**
 * The choice "Bản đồ" above a list that can group by the organisations of a later map: as written, or from one of the days on which the
 * map changed.
 *
 * @param field the choice, null when no map has changed since
 * @param day first day of the chosen map, null for as written
 */
public record MapChoice(@Nullable Field field, @Nullable LocalDate day) {
    /** In the address; dd/MM/yyyy. */
    public static final String NAME = "ban-do";

    /**
     * @param days first days of the maps, from {@link Units#mapDays}
     * @param asked as the address says; what is none of the days means as written
     * @param asWritten what the list calls its own map
     */
    public static MapChoice of(List<LocalDate> days, String asked, String asWritten) {
        if (days.isEmpty()) return new MapChoice(null, null);
        var options = new ArrayList<Option>();
        for (var day : days) options.add(new Option(Vn.date(day), "Từ " + Vn.date(day)));
        var choice = new Form(Map.of(NAME, List.of(asked))).choice(NAME, "Bản đồ", options);
        var declared = choice.field();
        var field = new Field(
                declared.id(),
                declared.label(),
                declared.value(),
                null,
                null,
                declared.options(),
                asWritten,
                declared.look());
        var chosen = choice.value();
        return new MapChoice(
                field,
                days.stream()
                        .filter(day -> Vn.date(day).equals(chosen))
                        .findFirst()
                        .orElse(null));
    }
}
