package vn.nguon.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.programmes.Band;

/**
 * What one trainee's attendance and marks come to on one day, before anybody decides (xét kết quả).
 *
 * @param whyNot reasons against, each a Vietnamese sentence; empty means eligible
 * @param finalMark 0.00 to 10.00; null while a part has no score
 * @param band name of the band; empty while the marks are incomplete or the absence limit is passed
 */
record Assessment(List<String> whyNot, @Nullable BigDecimal finalMark, String band, boolean passes) {
    Assessment {
        whyNot = List.copyOf(whyNot);
    }

    boolean eligible() {
        return whyNot.isEmpty();
    }

    static Assessment of(Absences absences, List<PartMark> parts, List<Band> bands) {
        var whyNot = new ArrayList<String>();
        if (absences.beyond()) whyNot.add(absences.sentence());
        var missing = parts.stream().filter(part -> part.score() == null).toList();
        if (!missing.isEmpty()) {
            whyNot.add("Chưa có điểm: "
                    + String.join(", ", missing.stream().map(PartMark::name).toList()) + ".");
        }
        for (var part : parts) {
            var score = part.score();
            if (score != null && part.belowMinimum())
                whyNot.add("%s %s điểm, dưới mức tối thiểu %s."
                        .formatted(part.name(), Figures.score(score), Figures.score(part.minimum())));
        }
        if (parts.isEmpty() || bands.isEmpty()) whyNot.add("Chương trình chưa có phần điểm hoặc mức xếp loại.");
        if (parts.isEmpty() || bands.isEmpty() || !missing.isEmpty()) return new Assessment(whyNot, null, "", false);
        var mark = FinalMark.of(parts).orElseThrow().value();
        if (absences.beyond()) return new Assessment(whyNot, mark, "", false);
        var band = whyNot.isEmpty() ? Banding.of(bands, mark, FinalMark.lowest(parts)) : Banding.failing(bands);
        return new Assessment(whyNot, mark, band.name(), whyNot.isEmpty() && band.passes());
    }
}
