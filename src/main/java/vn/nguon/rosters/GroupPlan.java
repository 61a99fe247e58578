package vn.nguon.rosters;

/** How trainees are put into study groups (chia tổ). Afterwards anybody may be moved by hand. */
public enum GroupPlan {
    /** Neighbouring communes together, a commune never torn, groups of nearly equal size. */
    BY_COMMUNES("Theo cụm xã"),
    /** Men and women, and the people of each commune, spread evenly. */
    MIXED("Trộn đều");

    private final String vietnamese;

    GroupPlan(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
