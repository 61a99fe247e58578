package vn.nguon.accounts;

import java.time.LocalDateTime;

/**
 * What is printed for one person (phiếu tài khoản): the only place where the code is readable; the database has its hash.
 *
 * @param code twelve characters in groups of four, without look-alikes
 * @param expires last moment it works, Vietnamese time
 */
public record Slip(String username, String displayName, String code, LocalDateTime expires) {
    @Override
    public String toString() {
        return "Slip[" + username + "]"; // a code must not reach a log
    }
}
