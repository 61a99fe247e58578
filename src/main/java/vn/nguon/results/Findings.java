package vn.nguon.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.attendance.AbsenceLine;
import vn.nguon.attendance.Attendance;
import vn.nguon.classes.ClassHead;
import vn.nguon.papers.Marks;
import vn.nguon.papers.PartScore;
import vn.nguon.programmes.AssessmentPart;
import vn.nguon.programmes.Band;
import vn.nguon.programmes.Marking;
import vn.nguon.programmes.Programmes;
import vn.nguon.rosters.EnrolmentId;

/** Brings together roster, rolls, marks and the programme's bands: what everybody's result is now. Five statements. */
@Component
class Findings {
    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Marks marks;
    private final Programmes programmes;

    Findings(JdbcClient jdbc, Attendance attendance, Marks marks, Programmes programmes) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.marks = marks;
        this.programmes = programmes;
    }

    /** @param bands from the top; with {@code parts} empty while the class has no programme */
    record Found(List<Finding> people, List<AssessmentPart> parts, List<Band> bands) {}

    private static final String ROSTER = """
            SELECT enrolment_id, ref, full_name, coalesce(born, '') AS born, unit_name, post, coalesce(group_no, 0) AS group_no
              FROM roster_line
             WHERE class_id = :class
               AND state = 'ACTIVE'
             ORDER BY given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", enrolment_id
            """;

    private record Line(
            long enrolmentId, UUID ref, String fullName, String born, String unitName, String post, int groupNo) {}

    /** By given name, Vietnamese order. */
    Found of(ClassHead head) {
        var programme = head.programme();
        var marking = programme == null ? Marking.NONE : programmes.marking(programme);
        var parts = marking.parts();
        var bands = marking.bands();
        var absences = attendance.absences(head.id());
        var scores = marks.of(head.id());
        var people = jdbc.sql(ROSTER).param("class", head.id().value()).query(Line.class).list().stream()
                .map(line -> finding(line, parts, bands, absences, scores))
                .toList();
        return new Found(people, parts, bands);
    }

    private static Finding finding(
            Line line,
            List<AssessmentPart> parts,
            List<Band> bands,
            Map<EnrolmentId, AbsenceLine> absences,
            Map<EnrolmentId, Map<UUID, PartScore>> scores) {
        var id = new EnrolmentId(line.enrolmentId());
        var own = scores.getOrDefault(id, Map.of());
        var marked = parts.stream().map(part -> mark(part, own.get(part.ref()))).toList();
        var absence = absences.get(id);
        var missed = absence == null ? new Absences(0, 0, BigDecimal.valueOf(100), "") : Absences.of(absence);
        return new Finding(
                line.enrolmentId(),
                line.ref(),
                line.fullName(),
                line.born(),
                line.unitName(),
                line.post(),
                line.groupNo(),
                missed,
                marked,
                Assessment.of(missed, marked, bands));
    }

    private static PartMark mark(AssessmentPart part, @Nullable PartScore score) {
        return new PartMark(
                part.name(),
                part.weight(),
                part.minimum(),
                score == null ? null : score.score(),
                score == null ? "" : score.remark());
    }
}
