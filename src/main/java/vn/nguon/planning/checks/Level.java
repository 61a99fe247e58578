package vn.nguon.planning.checks;

import vn.nguon.units.OrganisationCard;

/** Level of the planned titles (cấp của chức danh quy hoạch). */
public enum Level {
    PROVINCE("Cấp tỉnh"),
    DISTRICT("Cấp huyện"),
    COMMUNE("Cấp xã");

    private final String vietnamese;

    Level(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** The level of titles at a committee; bodies below commune committees do not plan, so everything else counts as commune. */
    public static Level of(OrganisationCard.Kind kind) {
        return switch (kind) {
            case PROVINCIAL_COMMITTEE -> PROVINCE;
            case DISTRICT_COMMITTEE -> DISTRICT;
            default -> COMMUNE;
        };
    }
}
