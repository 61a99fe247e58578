package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trainee's own results; classes not decided yet are not there. */
public record OwnResultPage(List<OwnClass> classes) {

    /** @param kind of {@code tag.status}; @param facts label and value; @param sheet address of the signed appraisal */
    public record OwnClass(
            String name,
            String when,
            String kind,
            String result,
            String why,
            List<Fact> facts,
            List<Fact> parts,
            @Nullable String sheet) {}

    public record Fact(String label, String value) {}
}
