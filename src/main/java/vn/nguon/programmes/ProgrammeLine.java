package vn.nguon.programmes;

import java.util.UUID;

/** One programme in a list or a choice. Only its newest version unless an older one is in use. */
public record ProgrammeLine(
        long id,
        UUID ref,
        String title,
        int versionNo,
        String organisationName,
        int topics,
        int blocks,
        int periods,
        boolean frozen) {
    public ProgrammeId programme() {
        return new ProgrammeId(id);
    }

    /** "Chương trình …, bản 2 (128 tiết)" for a list to choose from. */
    public String choice() {
        return title + ", bản " + versionNo + " (" + periods + " tiết)";
    }
}
