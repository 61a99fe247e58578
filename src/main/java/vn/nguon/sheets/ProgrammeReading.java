package vn.nguon.sheets;

import org.jspecify.annotations.Nullable;

/** What became of a file that should hold a programme. */
public sealed interface ProgrammeReading {

    /** @param converted what was turned from an old encoding; null when the file is in Unicode */
    record Understood(Programme programme, @Nullable Converted converted) implements ProgrammeReading {}

    /** Not read at all. The Vietnamese sentence says what the file is and what to do, without full stop. */
    record NotUnderstood(String why) implements ProgrammeReading {}
}
