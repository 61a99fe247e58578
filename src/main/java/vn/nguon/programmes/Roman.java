package vn.nguon.programmes;

/** Roman numbers, as blocks are numbered on paper. */
final class Roman {
    private static final int[] VALUES = {50, 40, 10, 9, 5, 4, 1};
    private static final String[] SIGNS = {"L", "XL", "X", "IX", "V", "IV", "I"};

    private Roman() {}

    /** @param number 0 to 89; 0 gives the empty text */
    static String of(int number) {
        var text = new StringBuilder();
        var rest = number;
        for (var at = 0; at < VALUES.length; at++)
            for (; rest >= VALUES[at]; rest -= VALUES[at]) text.append(SIGNS[at]);
        return text.toString();
    }
}
