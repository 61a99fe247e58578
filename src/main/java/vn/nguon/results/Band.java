package vn.nguon.results;

import java.math.BigDecimal;
import java.util.List;

/**
 * One band of the programme's band set (mức xếp loại), for example "Giỏi" from 8.00 with no part under 6.50.
 *
 * @param floor least final mark, 0 to 10
 * @param partFloor least score of every single part, 0 to 10; 0 where parts do not matter
 * @param passes whether the band is a pass
 */
record Band(String name, BigDecimal floor, BigDecimal partFloor, boolean passes) {

    boolean takes(BigDecimal finalMark, BigDecimal lowestPart) {
        return finalMark.compareTo(floor) >= 0 && lowestPart.compareTo(partFloor) >= 0;
    }

    /**
     * The first band from the top that takes this mark and its lowest part. A mark that reaches none gets the last band,
     * so every complete set of marks has one and totals add up.
     *
     * @throws IllegalArgumentException if the set is empty
     */
    static Band of(List<Band> fromTheTop, BigDecimal finalMark, BigDecimal lowestPart) {
        if (fromTheTop.isEmpty()) throw new IllegalArgumentException("no bands");
        for (var band : fromTheTop) if (band.takes(finalMark, lowestPart)) return band;
        return fromTheTop.getLast();
    }

    /** The best band that is no pass: where a part below its minimum ends. The last band when every band passes. */
    static Band failing(List<Band> fromTheTop) {
        for (var band : fromTheTop) if (!band.passes()) return band;
        return fromTheTop.getLast();
    }
}
