package vn.nguon.credentials;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The check code printed beside a number (mã kiểm tra): 6 random characters without look-alikes, so that a person can read
 * them from paper to a friend. 24 characters give 191 million codes a number; the slowed check makes guessing hopeless.
 */
final class CheckCodes {
    /** No 0 O Q, 1 I L, 2 Z, 5 S, 8 B: on a worn print they are taken for each other. */
    static final String ALPHABET = "ACDEFGHJKMNPRTUVWXY34679";

    static final int LENGTH = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CheckCodes() {}

    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return code.toString();
    }

    /** As typed by a person: spaces, hyphens and lower case do not matter. */
    static String typed(String text) {
        return text.replaceAll("[\\s\\u00a0-]", "").toUpperCase(Locale.ROOT);
    }

    /** A number as typed: spaces do not matter, zeros in front may be missing ("47/2022-cc" is 0047/2022-CC). */
    static String number(String text) {
        var number = text.replaceAll("[\\s\\u00a0]", "").toUpperCase(Locale.ROOT);
        var slash = number.indexOf('/');
        return slash > 0 && slash < 4 && number.substring(0, slash).chars().allMatch(Character::isDigit)
                ? "0".repeat(4 - slash) + number
                : number;
    }
}
