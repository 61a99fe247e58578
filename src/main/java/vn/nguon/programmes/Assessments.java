package vn.nguon.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Vn;

/** Writes parts and bands. Step and pass mark come from the rules of the day on which the programme is built. */
@Component
class Assessments {
    private static final String STEP = "results.score-step";
    private static final String PASS_MARK = "results.pass-mark";
    private static final BigDecimal TOP = BigDecimal.TEN;

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Ids ids;

    Assessments(JdbcClient jdbc, Rules rules, Ids ids) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.ids = ids;
    }

    /** What a new programme begins with: the paper as the one part, "Đạt" and "Không đạt". */
    void start(ProgrammeId id, LocalDate day) {
        insertPart(id, 1, new PartText("Bài thu hoạch", BigDecimal.ONE, BigDecimal.ZERO));
        chooseBands(id, BandSet.PASS_FAIL, day);
    }

    Optional<Refusal> setParts(Programme programme, List<PartText> parts, LocalDate day) {
        if (parts.isEmpty())
            return refuse("chua-co-phan-diem", "Chương trình cần ít nhất một phần điểm. Thêm một phần điểm rồi lưu.");
        for (var part : parts) {
            if (part.weight().signum() <= 0)
                return refuse("trong-so", "Hệ số của “%s” phải lớn hơn 0.".formatted(part.name()));
            var wrong = wrongScore(part.name(), part.minimum(), day);
            if (wrong.isPresent()) return wrong;
        }
        delete("assessment_part", programme.id());
        for (var at = 0; at < parts.size(); at++) insertPart(programme.id(), at + 1, parts.get(at));
        return Optional.empty();
    }

    void chooseBands(ProgrammeId id, BandSet set, LocalDate day) {
        write(
                id,
                switch (set) {
                    case PASS_FAIL ->
                        List.of(
                                new Band("Đạt", rules.on(PASS_MARK, day).value(), BigDecimal.ZERO, true),
                                new Band("Không đạt", BigDecimal.ZERO, BigDecimal.ZERO, false));
                    case FIVE -> sample(set);
                });
        jdbc.sql("UPDATE programme SET bands = :set WHERE id = :id")
                .param("id", id.value())
                .param("set", set.name())
                .update();
    }

    Optional<Refusal> setBands(Programme programme, List<Band> bands, LocalDate day) {
        for (var at = 0; at < bands.size(); at++) {
            var band = bands.get(at);
            var wrong =
                    wrongScore(band.name(), band.floor(), day).or(() -> wrongScore(band.name(), band.partFloor(), day));
            if (wrong.isPresent()) return wrong;
            if (at > 0 && band.floor().compareTo(bands.get(at - 1).floor()) >= 0)
                return refuse(
                        "bac-khong-giam",
                        "Điểm từ của “%s” phải thấp hơn của “%s” ở trên."
                                .formatted(band.name(), bands.get(at - 1).name()));
        }
        if (bands.isEmpty() || bands.getLast().floor().signum() != 0)
            return refuse("bac-cuoi", "Bậc cuối phải bắt đầu từ điểm 0 để điểm nào cũng có bậc.");
        write(programme.id(), bands);
        return Optional.empty();
    }

    private Optional<Refusal> wrongScore(String of, BigDecimal score, LocalDate day) {
        var step = rules.on(STEP, day).value();
        if (score.signum() >= 0
                && score.compareTo(TOP) <= 0
                && score.remainder(step).signum() == 0) return Optional.empty();
        return refuse("buoc-diem", "Điểm của “%s” từ 0 đến 10, mỗi bước %s điểm.".formatted(of, Vn.number(step)));
    }

    private List<Band> sample(BandSet set) {
        return jdbc.sql("SELECT name, floor, part_floor, passes FROM band_sample WHERE bands = :set ORDER BY order_no")
                .param("set", set.name())
                .query(Band.class)
                .list();
    }

    private void write(ProgrammeId id, List<Band> bands) {
        delete("band", id);
        for (var at = 0; at < bands.size(); at++) {
            var band = bands.get(at);
            jdbc.sql("""
                    INSERT INTO band (programme_id, order_no, name, floor, part_floor, passes)
                    VALUES (:id, :order, :name, :floor, :partFloor, :passes)
                    """)
                    .param("id", id.value())
                    .param("order", at + 1)
                    .param("name", Text.nfc(band.name()))
                    .param("floor", band.floor())
                    .param("partFloor", band.partFloor())
                    .param("passes", band.passes())
                    .update();
        }
    }

    private void insertPart(ProgrammeId id, int order, PartText part) {
        jdbc.sql("""
                INSERT INTO assessment_part (ref, programme_id, order_no, name, weight, minimum)
                VALUES (:ref, :id, :order, :name, :weight, :minimum)
                """)
                .param("ref", ids.next())
                .param("id", id.value())
                .param("order", order)
                .param("name", part.name())
                .param("weight", part.weight())
                .param("minimum", part.minimum())
                .update();
    }

    private void delete(String table, ProgrammeId id) {
        jdbc.sql("DELETE FROM " + table + " WHERE programme_id = :id")
                .param("id", id.value())
                .update();
    }

    private static Optional<Refusal> refuse(String code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }
}
