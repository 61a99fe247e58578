package vn.nguon.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One-time codes: 12 characters of 31, about 59 random bits, so a plain salted hash is enough and 91 slips print at once.
 * Letters and digits that look alike (0 O 1 I L) are left out.
 */
final class OneTimeCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCodes() {}

    static String make() {
        var code = new StringBuilder(14);
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) code.append('-');
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As typed by hand: case, spaces and hyphens do not matter. */
    static String hash(String owner, String code) {
        try {
            var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((owner + "\n" + plain).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
