package vn.nguon.sheets;

/** What became of a file that should hold a programme. */
public sealed interface ProgrammeReading {

    record Understood(Programme programme) implements ProgrammeReading {}

    /** Not read at all. The Vietnamese sentence says what the file is and what to do, without full stop. */
    record NotUnderstood(String why) implements ProgrammeReading {}
}
