package vn.nguon.programmes;

import java.math.BigDecimal;
import java.text.Normalizer;

/** What a person enters of one part of the mark. @param weight positive @param minimum 0–10 in steps of the score rule */
public record PartText(String name, BigDecimal weight, BigDecimal minimum) {
    public PartText {
        name = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()) throw new IllegalArgumentException("name is empty");
    }
}
