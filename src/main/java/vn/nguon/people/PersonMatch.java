package vn.nguon.people;

import java.util.List;
import vn.nguon.shared.PersonId;

/** Who a row of a list is, as far as a machine may say. */
public sealed interface PersonMatch {

    /** Same personal number, or same folded name, same birth date and same unit, and nobody else fits. */
    record Sure(PersonId person) implements PersonMatch {}

    /** A human decides; never empty. */
    record Doubtful(List<PersonCard> alike) implements PersonMatch {
        public Doubtful {
            alike = List.copyOf(alike);
        }
    }

    /** Nobody whom the viewer may see. */
    record Nobody() implements PersonMatch {}
}
