package vn.nguon.sheets;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Any bytes at all as an upload; begins from the offices' own files (.xls above all, whose records stand in the file as they are).
 * Whatever comes in, both readers answer with what they read or a sentence; an exception or a hang is a finding.
 */
public final class FileFuzz {

    private static final PersonListReader READER =
            new PersonListReader(Clock.fixed(Instant.parse("2022-09-20T01:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh")));
    private static final ProgrammeReader PROGRAMMES = new ProgrammeReader();

    private FileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        READER.read(bytes, "fuzz");
        PROGRAMMES.read(bytes, "fuzz");
    }
}
