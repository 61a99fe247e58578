package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.credentials.PublicCheck.Answer;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.NguonClock;

@SpringBootTest
class PublicCheckTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PublicCheck check;

    @Autowired
    RegisterBook book;

    @Autowired
    Graduates graduates;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NguonClock clock;

    private record Issued(long id, String number, String code, String token) {}

    private LocalDateTime now = FinishedClass.DAY.atTime(9, 0);

    @BeforeEach
    void november2022() {
        jdbc.sql("DELETE FROM check_failure").update();
        clock.travelTo(now);
    }

    @Test
    void showsAnEntryByItsTokenAndNothingMoreThanThePaperNeeds() {
        var issued = issue();
        assertThat(check.byToken(issued.token())).hasValueSatisfying(found -> {
            assertThat(found.number()).isEqualTo(issued.number());
            assertThat(found.fullName()).isEqualTo("Lữ Thị Ánh");
            assertThat(found.birthYear()).isEqualTo(1975);
            assertThat(found.className()).isEqualTo("Bồi dưỡng cán bộ cấp xã huyện Tương Dương, tháng 10/2022");
            assertThat(found.valid()).isTrue();
        });
        assertThat(PublicCheck.Found.class.getRecordComponents())
                .extracting(c -> c.getName())
                .containsExactly(
                        "kind", "issuer", "number", "issuedOn", "fullName", "birthYear", "className", "revokedOn");
        assertThat(check.byToken("A".repeat(22))).isEmpty();
    }

    @Test
    void findsByNumberAndCodeHoweverTheyAreTyped() {
        var issued = issue();
        var sloppy = issued.code().toLowerCase(Locale.ROOT).substring(0, 3) + " "
                + issued.code().toLowerCase(Locale.ROOT).substring(3);
        assertThat(check.byNumber(issued.number(), issued.code(), "10.0.0.1")).isInstanceOf(Answer.Shown.class);
        assertThat(check.byNumber(
                        issued.number().toLowerCase(Locale.ROOT).replaceFirst("^0+", " "), sloppy, "10.0.0.1"))
                .isInstanceOf(Answer.Shown.class);
    }

    @Test
    void answersTheSameToAWrongCodeAndToANumberThatIsNotThere() {
        var issued = issue();
        var wrongCode = check.byNumber(issued.number(), "AAAAAA", "10.0.0.2");
        var noNumber = check.byNumber("9999/2022-CC", issued.code(), "10.0.0.3");
        assertThat(wrongCode).isEqualTo(noNumber).isEqualTo(new Answer.Unknown());
    }

    @Test
    void saysSinceWhenARevokedPaperIsRevoked() {
        var issued = issue();
        revoke(issued);
        assertThat(check.byToken(issued.token()).orElseThrow().revokedOn()).isEqualTo(FinishedClass.DAY);
    }

    @Test
    void slowsGuessesOnOneNumberFromManyAddresses() {
        var issued = issue();
        for (int i = 0; i < PublicCheck.FREE_TRIES; i++)
            assertThat(check.byNumber(issued.number(), "AAAAAA", "10.1.0." + i)).isEqualTo(new Answer.Unknown());
        assertThat(check.byNumber(issued.number(), issued.code(), "10.1.0.100"))
                .as("also for the right code")
                .isInstanceOf(Answer.Slowed.class);
        later(2);
        assertThat(check.byNumber(issued.number(), "AAAAAA", "10.1.0.101")).isEqualTo(new Answer.Unknown());
        later(1);
        assertThat(check.byNumber(issued.number(), issued.code(), "10.1.0.102"))
                .as("the wait doubles")
                .isInstanceOf(Answer.Slowed.class);
        later(2);
        assertThat(check.byNumber(issued.number(), issued.code(), "10.1.0.103"))
                .as("never a hard lock")
                .isInstanceOf(Answer.Shown.class);
        assertThat(check.byNumber(issued.number(), "AAAAAA", "10.1.0.104"))
                .as("a right answer clears the number")
                .isEqualTo(new Answer.Unknown());
    }

    @Test
    void slowsOneAddressThatTriesManyNumbers() {
        var issued = issue();
        for (int i = 0; i < PublicCheck.FREE_TRIES; i++)
            check.byNumber("%04d/2021-CC".formatted(i), "AAAAAA", "10.2.0.1");
        assertThat(check.byNumber(issued.number(), issued.code(), "10.2.0.1")).isInstanceOf(Answer.Slowed.class);
        assertThat(check.byNumber(issued.number(), issued.code(), "10.2.0.2"))
                .as("another address is not held up")
                .isInstanceOf(Answer.Shown.class);
    }

    @Test
    void takesOneKnownPaperAsNoFreeRideForGuesses() {
        var issued = issue();
        for (int i = 0; i < PublicCheck.FREE_TRIES - 1; i++) {
            check.byNumber("%04d/2020-CC".formatted(i), "AAAAAA", "10.3.0.1");
            check.byNumber(issued.number(), issued.code(), "10.3.0.1");
        }
        check.byNumber("7777/2020-CC", "AAAAAA", "10.3.0.1");
        assertThat(check.byNumber("7778/2020-CC", "AAAAAA", "10.3.0.1")).isInstanceOf(Answer.Slowed.class);
    }

    @Test
    void neverWaitsLongerThanAMinute() {
        for (int i = 0; i < 30; i++) {
            check.byNumber("0001/2019-CC", "AAAAAA", "10.4.0." + i);
            later(61);
        }
        assertThat(check.byNumber("0001/2019-CC", "AAAAAA", "10.4.1.1")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void leavesOutLookAlikesInCodes() {
        for (int i = 0; i < 500; i++)
            assertThat(CheckCodes.next())
                    .matches("[" + CheckCodes.ALPHABET + "]{6}")
                    .doesNotContainPattern("[0OQ1IL2Z5S8B]");
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
        clock.travelTo(now);
    }

    private Issued issue() {
        var given = new FinishedClass(jdbc);
        var made = given.made(1);
        given.decided(made, CredentialKind.CERTIFICATE);
        var by = new Signatory("Nghệ An", "Nguyễn Thị Hường", "HIỆU TRƯỞNG", "");
        transaction.executeWithoutResult(_ -> {
            long register = book.open(given.school, CredentialKind.CERTIFICATE);
            for (var one : graduates.pending(made.id(), CredentialKind.CERTIFICATE, register, FinishedClass.DAY, by))
                book.enter(new RegisterBook.Enter(
                        register, one.enrolment(), one.decision(), one.content(), given.clerk.id(), null));
        });
        return jdbc.sql("SELECT id, number, check_code AS code, token FROM register_entry WHERE enrolment_id IN (:e)")
                .param("e", List.copyOf(made.enrolments()))
                .query(Issued.class)
                .single();
    }

    private void revoke(Issued issued) {
        jdbc.sql(
                        "INSERT INTO revocation (entry_id, revoked_on, revoked_at, account_id, reason) SELECT id, :day, issued_at, account_id, 'Sai tên' FROM register_entry WHERE id = :id")
                .param("day", FinishedClass.DAY)
                .param("id", issued.id())
                .update();
    }
}
