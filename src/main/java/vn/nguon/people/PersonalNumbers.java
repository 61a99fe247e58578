package vn.nguon.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/** Whether a personal number may stand in a file: known province, agreeing digits, nobody else's who lives. */
@Repository
class PersonalNumbers {

    private final JdbcClient jdbc;

    PersonalNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Why a file may not carry its number; empty when it carries none or may. Also looks among persons whom the viewer may not see: the
     * number is one in the whole installation, and only that it is taken is said.
     *
     * @param but the file itself, null for a new one
     */
    Optional<Refusal> refusal(Viewer viewer, PersonDetails details, boolean dead, @Nullable PersonId but) {
        if (details.personalNo() == null) return Optional.empty();
        var number = new PersonalNumber(details.personalNo());
        var code = number.province();
        var known = jdbc.sql("""
                SELECT EXISTS (SELECT FROM personal_no_province WHERE code = :code AND lower(valid) <= :day)
                """)
                .param("code", code)
                .param("day", viewer.today())
                .query(Boolean.class)
                .single();
        if (!known)
            return Optional.of(new Refusal(
                    "so-dinh-danh-ma-tinh",
                    "Ba chữ số đầu %s không có trong danh mục mã tỉnh, thành phố nơi đăng ký khai sinh. Xem lại số trên thẻ căn cước"
                            .formatted(code)));
        var disagreement = number.disagreement(details.sex(), details.born());
        if (disagreement.isPresent())
            return disagreement.map(sentence -> new Refusal("so-dinh-danh-khong-khop", sentence));
        if (dead || !taken(number, but)) return Optional.empty();
        return Optional.of(TAKEN);
    }

    private static final Refusal TAKEN = new Refusal(
            "so-dinh-danh-da-co",
            "Số định danh này đã có ở hồ sơ khác. Kiểm tra lại 12 số; nếu đúng, hai hồ sơ là của một người: ghi ở mục Cùng một người.");

    private boolean taken(PersonalNumber number, @Nullable PersonId but) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM person WHERE personal_no = :number AND died_on IS NULL AND id <> :but)
                """)
                .param("number", number.digits())
                .param("but", but == null ? 0 : but.value())
                .query(Boolean.class)
                .single();
    }
}
