package vn.nguon.people;

import java.util.ArrayList;
import java.util.List;
import vn.nguon.people.PersonOrder.Place;

/** A piece of the list of persons: while searching by a name typed with marks, those with the very marks come before the rest. */
enum PersonSegment {
    ALL("folded"),
    EXACT("marked"),
    OTHERS("folded");

    /** How names are spelt that are looked through. */
    final String spelling;

    PersonSegment(String spelling) {
        this.spelling = spelling;
    }

    boolean holds(Place place) {
        return this == ALL || place.exact() == (this == EXACT);
    }

    String spell(String text) {
        return "vn_" + (spelling.equals("folded") ? "fold" : "marked") + "(" + text + ")";
    }

    /** Names of the persons p without their given names. */
    String front() {
        return "vn_front(p.%s, %s)".formatted(spelling, spell("p.given_name"));
    }

    /** The pieces of this list, in its order. */
    static List<PersonSegment> of(PersonFilter filter) {
        var split = filter.order() == PersonFilter.Order.NAME && filter.byName() && filter.hasMarks();
        return new ArrayList<>(split ? List.of(EXACT, OTHERS) : List.of(ALL));
    }
}
