package vn.nguon.shared;

/** Inner key of one account (tài khoản). Positive. Never shown and never in an address: those carry a code or a UUID. */
public record AccountId(long value) {
    public AccountId {
        if (value <= 0) throw new IllegalArgumentException("account id " + value);
    }
}
