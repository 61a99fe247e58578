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

    /** Reads "Nam", "nữ", "NU", "Nữ giới", "Ông", "Bà"; empty for anything else. */
    public static Optional<Sex> of(String written) {
        if (written.equals("Nam")) return Optional.of(MALE);
        if (written.equals("Nữ")) return Optional.of(FEMALE);
        return switch (VietnameseText.fold(VietnameseText.clean(written))) {
            case "nam", "nam gioi", "trai", "ong" -> Optional.of(MALE);
            case "nu", "nu gioi", "gai", "ba" -> Optional.of(FEMALE);
            default -> Optional.empty();
        };
    }
}
