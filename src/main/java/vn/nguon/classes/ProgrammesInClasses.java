package vn.nguon.classes;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.programmes.ProgrammeUse;
import vn.nguon.shared.Refusal;

/** A class that uses a programme keeps it from being taken away. Names only how many: the asker may not see the class. */
@Component
class ProgrammesInClasses implements ProgrammeUse {
    private final JdbcClient jdbc;

    ProgrammesInClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal> inUse(ProgrammeId id) {
        var count = jdbc.sql("SELECT count(*) FROM training_class WHERE programme_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
        if (count == 0) return Optional.empty();
        return Optional.of(new Refusal(
                "lop-dang-dung",
                "%d lớp đang dùng chương trình này. Chọn chương trình khác cho lớp trước.".formatted(count)));
    }
}
