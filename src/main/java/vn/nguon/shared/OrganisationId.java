package vn.nguon.shared;

/** Inner key of one organisation (tổ chức). Positive. Never shown and never in an address: those carry a code or a UUID. */
public record OrganisationId(long value) {
    public OrganisationId {
        if (value <= 0) throw new IllegalArgumentException("organisation id " + value);
    }
}
