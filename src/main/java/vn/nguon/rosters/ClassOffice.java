package vn.nguon.rosters;

import java.util.Arrays;

/** An office in the class committee (ban cán sự lớp). One monitor a class, one leader a study group, any number of deputies. */
public enum ClassOffice {
    NONE("", ""),
    MONITOR("MONITOR", "Lớp trưởng"),
    DEPUTY("DEPUTY", "Lớp phó"),
    GROUP_LEADER("GROUP_LEADER", "Tổ trưởng");

    private final String stored;
    private final String vietnamese;

    ClassOffice(String stored, String vietnamese) {
        this.stored = stored;
        this.vietnamese = vietnamese;
    }

    /** Word on screens and papers; empty for none. */
    public String vietnamese() {
        return vietnamese;
    }

    /** As in the column {@code enrolment.office}. */
    String stored() {
        return stored;
    }

    static ClassOffice ofStored(String stored) {
        return Arrays.stream(values())
                .filter(office -> office.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("office " + stored));
    }
}
