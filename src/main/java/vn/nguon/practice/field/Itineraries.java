package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import vn.nguon.timetable.Half;

/** Two half days a day, filled with what is known. */
final class Itineraries {
    private Itineraries() {}

    /** Legs on other days than these (the plan has changed since) are not shown, and go with the next saving. */
    static List<FieldLeg> filled(List<LocalDate> days, List<FieldLeg> known) {
        var byHalf = new HashMap<String, FieldLeg>();
        for (var leg : known) byHalf.put(key(leg.day(), leg.half()), leg);
        var legs = new ArrayList<FieldLeg>();
        for (var day : days)
            for (var half : Half.values())
                legs.add(byHalf.getOrDefault(key(day, half), new FieldLeg(day, half, "", "", "")));
        return legs;
    }

    /** Name of the half day in forms: {@code 2022-10-25-sang}. */
    static String key(LocalDate day, Half half) {
        return day + "-" + half.slug();
    }
}
