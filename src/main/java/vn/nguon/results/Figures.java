package vn.nguon.results;

import java.math.BigDecimal;

/** Numbers inside Vietnamese sentences of this module: decimal comma. */
final class Figures {
    private Figures() {}

    /** A score as markers write it: "8,5", "7,25", "8". */
    static String score(BigDecimal value) {
        return plain(value);
    }

    /** A final mark or percentage with both decimals: "8,50". */
    static String twoDecimals(BigDecimal value) {
        return value.setScale(2).toPlainString().replace('.', ',');
    }

    static String plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped)
                .toPlainString()
                .replace('.', ',');
    }
}
