package vn.nguon.results;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.practice.PracticeLock;
import vn.nguon.shared.Refusal;

/** Practice marks stay as they were once results were decided on them. */
@Component
class PracticeFrozen implements PracticeLock {
    private final JdbcClient jdbc;

    PracticeFrozen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal> lockedFor(ClassHead head) {
        var decided = jdbc.sql("SELECT EXISTS (SELECT FROM result_decision WHERE class_id = :class)")
                .param("class", head.id().value())
                .query(Boolean.class)
                .single();
        return decided
                ? Optional.of(new Refusal(
                        "da-quyet-dinh-ket-qua",
                        "Kết quả của lớp đã quyết định nên phần thực hành không đổi được nữa."))
                : Optional.empty();
    }
}
