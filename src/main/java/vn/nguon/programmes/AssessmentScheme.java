package vn.nguon.programmes;

import java.util.List;

/**
 * How a programme is assessed (cách đánh giá).
 *
 * @param parts in order, not empty for a complete programme
 * @param bands from the top, the last with floor 0
 * @param set which set the bands started from; its {@link BandSet#mark()} is shown beside them
 */
public record AssessmentScheme(List<AssessmentPart> parts, List<Band> bands, BandSet set) {
    public AssessmentScheme {
        parts = List.copyOf(parts);
        bands = List.copyOf(bands);
    }
}
