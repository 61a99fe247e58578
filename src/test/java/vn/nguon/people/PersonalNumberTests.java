package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

class PersonalNumberTests {

    private static final int MANY = 20_000;

    /** Builds numbers from what they mean, the other way round than the class reads them. */
    private record Made(String digits, Sex sex, int year) {
        static Made by(SplittableRandom random) {
            var sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
            var year = random.nextInt(1900, 2200);
            var digit = (year < 2000 ? 0 : year < 2100 ? 2 : 4) + (sex == Sex.FEMALE ? 1 : 0);
            return new Made(
                    "%03d%d%02d%06d".formatted(random.nextInt(1, 97), digit, year % 100, random.nextInt(1_000_000)),
                    sex,
                    year);
        }
    }

    @Test
    void saysOfEveryNumberWhatItWasMadeFrom() {
        var random = new SplittableRandom(20260701);
        for (var i = 0; i < MANY; i++) {
            var made = Made.by(random);
            var number = new PersonalNumber(made.digits);
            assertThat(number.sex()).as(made.digits).isEqualTo(made.sex);
            assertThat(number.birthYear()).as(made.digits).isEqualTo(made.year);
            assertThat(number.province()).isEqualTo(made.digits.substring(0, 3));
            assertThat(number.disagreement(made.sex, BirthDate.ofYear(made.year)))
                    .as(made.digits)
                    .isEmpty();
        }
    }

    @Test
    void disagreesWithEveryOtherSexAndYear() {
        var random = new SplittableRandom(42);
        for (var i = 0; i < MANY; i++) {
            var made = Made.by(random);
            var number = new PersonalNumber(made.digits);
            var year = random.nextInt(1900, 2200);
            var sex = random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
            assertThat(number.disagreement(sex, BirthDate.ofYear(year)).isEmpty())
                    .as("%s against %s %d", made, sex, year)
                    .isEqualTo(sex == made.sex && year == made.year);
        }
    }

    @Test
    void oneDigitMistypedBeforeTheRandomOnesIsNoticed() {
        var random = new SplittableRandom(7);
        for (var i = 0; i < MANY; i++) {
            var made = Made.by(random);
            var at = random.nextInt(3, 6);
            var digit = (char) ('0' + (made.digits.charAt(at) - '0' + random.nextInt(1, 10)) % 10);
            var mistyped = made.digits.substring(0, at) + digit + made.digits.substring(at + 1);
            assertThat(new PersonalNumber(mistyped).disagreement(made.sex, BirthDate.ofYear(made.year)))
                    .as("%s for %s", mistyped, made)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "040085000001, MALE, 1985",
        "040185000001, FEMALE, 1985",
        "040200000001, MALE, 2000",
        "040301000001, FEMALE, 2001",
        "040099999999, MALE, 1999",
        "040100000000, FEMALE, 1900",
    })
    void readsTheCenturyAndTheSexOffTheFourthDigit(String digits, Sex sex, int year) {
        var number = new PersonalNumber(digits);
        assertThat(number.sex()).isEqualTo(sex);
        assertThat(number.birthYear()).isEqualTo(year);
    }

    @Test
    void saysWhichDigitDisagreesWithWhat() {
        var number = new PersonalNumber("040085000001");
        assertThat(number.disagreement(Sex.FEMALE, BirthDate.ofYear(1985)))
                .contains(
                        "Chữ số thứ tư là 0: nam sinh từ 1900 đến 1999; hồ sơ ghi giới tính Nữ. Xem lại số định danh và giới tính");
        assertThat(number.disagreement(Sex.MALE, BirthDate.ofYear(2001)))
                .contains(
                        "Chữ số thứ tư là 0: nam sinh từ 1900 đến 1999; hồ sơ ghi năm sinh 2001. Xem lại số định danh và ngày sinh");
        assertThat(number.disagreement(Sex.MALE, BirthDate.ofYear(1984)))
                .contains(
                        "Chữ số thứ năm, thứ sáu là 85: sinh năm 1985; hồ sơ ghi năm sinh 1984. Xem lại số định danh và ngày sinh");
        assertThat(number.disagreement(null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04008500001", "0400850000011", "04008500000a", "०४००८५०००००१", "040085 00001"})
    void isTwelveDigitsOrNothing(String text) {
        assertThatThrownBy(() -> new PersonalNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
