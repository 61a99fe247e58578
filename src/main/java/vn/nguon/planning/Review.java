package vn.nguon.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.Likeness;
import vn.nguon.people.PersonCard;
import vn.nguon.shared.PersonId;
import vn.nguon.units.OrganisationCard;

/**
 * What a list under review comes to, row by row, with who is who. Made by {@link Reviewing}.
 *
 * @param people every person that rows are about, in the order of the list
 */
record Review(Draft draft, List<Row> rows, List<Person> people, List<String> missing) {

    enum State {
        RIGHT,
        MEND,
        ASK,
        /** Stands already by an earlier decision: nothing to write. */
        STANDS,
        /** Left out by a person. */
        LEFT
    }

    /** Something to mend; {@code field} is its input on the page. */
    record Problem(String field, String sentence) {}

    /**
     * A question only a human answers.
     *
     * @param key names the question in {@link Draft#answers()}; changes when either side is mended
     * @param otherRow sheet row of the other side when it is in the list, 0 when it is a person kept already
     * @param other that person
     * @param text who the other is, in words
     */
    record Question(String key, int otherRow, @Nullable PersonCard other, String text) {}

    /**
     * @param index position in the draft
     * @param organisation the committee for which the person is planned, null while unknown
     * @param nearest a commune that looks much like the one written, null when it is known or nothing does
     * @param person index into {@link #people()}, −1 while the row says too little
     * @param standsBy number of the earlier decision, "" when there is none
     */
    record Row(
            int index,
            Draft.Row row,
            State state,
            List<Problem> problems,
            @Nullable Question question,
            @Nullable OrganisationCard organisation,
            @Nullable OrganisationCard nearest,
            String term,
            int person,
            String standsBy) {}

    /**
     * One person of the list: rows that are certainly or by answer about the same one.
     *
     * @param rows positions in the draft
     * @param known the person kept already, null for a new one
     * @param notPeople positions of persons of this list, and {@code notKnown} kept ones, of whom a human said that they are somebody else
     */
    record Person(
            Likeness likeness,
            @Nullable OrganisationCard worksAt,
            List<Integer> rows,
            @Nullable PersonId known,
            List<Integer> notPeople,
            List<PersonId> notKnown) {}

    int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    List<Row> in(State state) {
        return rows.stream().filter(row -> row.state() == state).toList();
    }

    /** Positions in {@link #people()} of the persons of the rows to be written, ascending. */
    java.util.SortedSet<Integer> writing() {
        var positions = new java.util.TreeSet<Integer>();
        for (var row : rows) if (row.state == State.RIGHT) positions.add(row.person);
        return positions;
    }
}
