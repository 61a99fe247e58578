package vn.nguon.results;

import java.math.BigDecimal;
import java.util.List;
import vn.nguon.programmes.Band;

/** Which band (mức xếp loại) a set of marks falls into. */
final class Banding {
    private Banding() {}

    /**
     * The first band from the top whose floor the mark reaches and whose part floor the lowest part reaches. A mark that
     * reaches none gets the last band, so every complete set of marks has one and totals add up.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    static Band of(List<Band> fromTheTop, BigDecimal finalMark, BigDecimal lowestPart) {
        if (fromTheTop.isEmpty()) throw new IllegalArgumentException("no bands");
        for (var band : fromTheTop)
            if (finalMark.compareTo(band.floor()) >= 0 && lowestPart.compareTo(band.partFloor()) >= 0) return band;
        return fromTheTop.getLast();
    }

    /** The best band that is no pass: where a part below its minimum ends. The last band when every band passes. */
    static Band failing(List<Band> fromTheTop) {
        for (var band : fromTheTop) if (!band.passes()) return band;
        return fromTheTop.getLast();
    }
}
