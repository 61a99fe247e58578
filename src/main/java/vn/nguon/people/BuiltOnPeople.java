package vn.nguon.people;

import java.util.Collection;
import java.util.List;
import vn.nguon.shared.PersonId;

/**
 * What a module above has written about persons that would lose its ground if they, or the list they came from, went away. Modules
 * implement it as a bean (rosters: enrolments; dossiers: entries); undoing an import asks them all.
 */
public interface BuiltOnPeople {

    /** Empty when nothing is built on any of them. One statement, whatever the number of persons. */
    List<Use> uses(Collection<PersonId> people);

    /**
     * @param what in words after a number, e.g. "học viên của lớp TD-2022-01"
     * @param people how many of the asked persons; positive
     * @param names some of them, for a sentence
     */
    record Use(String what, int people, List<String> names) {
        public Use {
            if (people <= 0) throw new IllegalArgumentException("use by nobody");
            names = List.copyOf(names);
        }
    }
}
