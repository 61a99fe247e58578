package vn.nguon.sheets;

/** What became of a file that should hold a list of people. */
public sealed interface ListReading {

    /** Read; single rows may still have problems. */
    record Understood(PersonList list) implements ListReading {}

    /** Not read at all. The Vietnamese sentence says what the file is and what to do, without full stop. */
    record NotUnderstood(String why) implements ListReading {}
}
