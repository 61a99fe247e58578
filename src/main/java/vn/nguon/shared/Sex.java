package vn.nguon.shared;

import java.util.Optional;

/** Sex as Vietnamese papers write it (giới tính): "Nam" or "Nữ". */
public enum Sex {
    MALE("Nam"),
    FEMALE("Nữ");

    private final String vietnamese;

    Sex(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** The word on screens and papers. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Reads "Nam", "nữ", "NU"; empty for anything else. */
    public static Optional<Sex> of(String written) {
        return switch (VietnameseText.fold(VietnameseText.clean(written))) {
            case "nam" -> Optional.of(MALE);
            case "nu" -> Optional.of(FEMALE);
            default -> Optional.empty();
        };
    }
}
