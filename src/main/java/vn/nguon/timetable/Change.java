package vn.nguon.timetable;

import java.util.List;
import vn.nguon.shared.Refusal;

/** What came of changing a timetable. Nothing is written unless it is {@link Done}. */
public sealed interface Change<T> {
    record Done<T>(T value) implements Change<T> {}

    /** The database refused: these cannot both be. Never empty. */
    record Clashing<T>(List<Clash> clashes) implements Change<T> {
        public Clashing {
            clashes = List.copyOf(clashes);
        }
    }

    record Refused<T>(Refusal refusal) implements Change<T> {}

    static <T> Change<T> refused(String code, String sentence) {
        return new Refused<>(new Refusal(code, sentence));
    }
}
