package vn.nguon.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.AuditSeals.Broken;
import vn.nguon.audit.AuditSeals.Whole;
import vn.nguon.shared.NguonClock;

/** Seals cover every entry once, whenever it was dated and however late it was committed, and tell when the record was touched. */
@SpringBootTest
class AuditSealsTests {
    @Autowired
    private Audit audit;

    @Autowired
    private AuditSeals seals;

    @Autowired
    private NguonClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void nothingWaits() {
        while (seals.seal() > 0) assertThat(seals.check()).isInstanceOf(Whole.class);
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private void record(String sentence) {
        audit.recordBySystem("TRY", "class", 1, sentence, Map.of("note", sentence));
    }

    private TransactionTemplate apart() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return apart;
    }

    private Whole whole() {
        return (Whole) seals.check();
    }

    @Test
    void sealsWhatIsDatedInTheFutureAndInThePast() {
        var before = whole();
        clock.travelTo(LocalDate.of(2041, 1, 1).atTime(8, 0));
        record("Lớp của năm 2041");
        clock.travelTo(LocalDate.of(2022, 10, 7).atTime(8, 0));
        record("Lớp của năm 2022");
        assertThat(whole().waiting()).isEqualTo(2);
        assertThat(seals.seal()).isEqualTo(2);
        assertThat(seals.seal()).as("once").isZero();
        assertThat(whole()).isEqualTo(new Whole(before.seals() + 1, before.entries() + 2, 0));
    }

    @Test
    void sealsWhatIsCommittedAfterAHigherNumberWasSealed() {
        var before = whole();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            record("Ghi trước, xong sau");
            apart().executeWithoutResult(_ -> record("Ghi sau, xong trước"));
            assertThat(apart().<Integer>execute(_ -> seals.seal())).isEqualTo(1);
        });
        assertThat(whole().waiting()).isEqualTo(1);
        assertThat(seals.seal()).isEqualTo(1);
        assertThat(whole()).isEqualTo(new Whole(before.seals() + 2, before.entries() + 2, 0));
    }

    @Test
    void forgetsWhatWasRolledBack() {
        var before = whole();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record("Không thành");
            status.setRollbackOnly();
        });
        record("Thành");
        seals.seal();
        assertThat(whole().entries()).isEqualTo(before.entries() + 1);
    }

    @Test
    void tellsWhenAnEntryWasSlippedPastTheSeals() {
        apart().executeWithoutResult(status -> {
            record("Giấu khỏi niêm phong");
            jdbc.sql("DELETE FROM audit_unsealed").update();
            assertThat(seals.check()).isEqualTo(new Broken(null, "an entry is neither sealed nor waiting"));
            status.setRollbackOnly();
        });
    }

    @Test
    void tellsWhenASealDoesNotFitItsEntriesOrTheOneBefore() {
        record("Đã niêm phong");
        seals.seal();
        apart().executeWithoutResult(status -> {
            record("Niêm phong giả");
            jdbc.sql("""
                            INSERT INTO audit_seal (sealed_at, entries, root, prev)
                            SELECT sealed_at, (SELECT range_agg(int8range(entry_id, entry_id, '[]')) FROM audit_unsealed), sha256('x'), root
                              FROM audit_seal ORDER BY id DESC LIMIT 1
                            """).update();
            assertThat(seals.check()).asString().contains("an entry was changed");
            status.setRollbackOnly();
        });
        apart().executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO audit_seal (sealed_at, entries, root, prev)
                            SELECT sealed_at, entries, root, sha256('y') FROM audit_seal ORDER BY id DESC LIMIT 1
                            """).update();
            assertThat(seals.check()).asString().contains("does not follow");
            status.setRollbackOnly();
        });
    }
}
