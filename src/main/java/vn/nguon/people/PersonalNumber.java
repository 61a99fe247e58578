package vn.nguon.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

/**
 * A personal identification number (số định danh cá nhân).
 * <p>Shape: 12 digits: 3 of the province where the birth was registered, 1 of century and sex, 2 of the year of birth, 6 at random.
 * <p>Source: Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 07/2016/TT-BCA, Phụ lục 1 (provinces: table personal_no_province) and 3 (century
 * and sex). Numbers are never exchanged for others: those given before 01/07/2025 stay.
 * <p>Refuses (IllegalArgumentException) anything but 12 digits.
 */
record PersonalNumber(String digits) {

    /** Year in which the century of digit 0 and 1 begins. */
    private static final int FIRST_CENTURY = 1900;

    PersonalNumber {
        if (!digits.matches("[0-9]{12}")) throw new IllegalArgumentException("personal number");
    }

    /** First three digits: where the birth was registered. */
    String province() {
        return digits.substring(0, 3);
    }

    private int centuryAndSex() {
        return digits.charAt(3) - '0';
    }

    Sex sex() {
        return centuryAndSex() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
    }

    /** First year of the century of birth: 1900, 2000, … */
    int century() {
        return FIRST_CENTURY + centuryAndSex() / 2 * 100;
    }

    int birthYear() {
        return century() + Integer.parseInt(digits.substring(4, 6));
    }

    /** What in it disagrees with the file, as a sentence that says which digit and what stands in the file; empty when nothing does. */
    Optional<String> disagreement(@Nullable Sex sex, @Nullable BirthDate born) {
        var says = "Chữ số thứ tư là %d: %s sinh từ %d đến %d"
                .formatted(
                        centuryAndSex(),
                        sex().vietnamese().toLowerCase(java.util.Locale.ROOT),
                        century(),
                        century() + 99);
        if (sex != null && sex != sex())
            return Optional.of(
                    "%s; hồ sơ ghi giới tính %s. Xem lại số định danh và giới tính".formatted(says, sex.vietnamese()));
        if (born != null && born.year() / 100 * 100 != century())
            return Optional.of(
                    "%s; hồ sơ ghi năm sinh %d. Xem lại số định danh và ngày sinh".formatted(says, born.year()));
        if (born != null && born.year() != birthYear())
            return Optional.of(
                    "Chữ số thứ năm, thứ sáu là %s: sinh năm %d; hồ sơ ghi năm sinh %d. Xem lại số định danh và ngày sinh"
                            .formatted(digits.substring(4, 6), birthYear(), born.year()));
        return Optional.empty();
    }
}
