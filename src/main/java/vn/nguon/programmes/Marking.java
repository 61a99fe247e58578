package vn.nguon.programmes;

import java.util.List;

/**
 * How a programme marks.
 *
 * @param parts of the mark, in order
 * @param bands from the top
 */
public record Marking(List<AssessmentPart> parts, List<Band> bands) {
    /** Of a class that has no programme yet. */
    public static final Marking NONE = new Marking(List.of(), List.of());

    public Marking {
        parts = List.copyOf(parts);
        bands = List.copyOf(bands);
    }
}
