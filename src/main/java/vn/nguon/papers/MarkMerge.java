package vn.nguon.papers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.nguon.shared.Viewer;

/** A column's form against the marks as they stand now, row by row. Plain Java; the class's marks are locked while it runs. */
record MarkMerge(List<MarkBook.Writing> writings, List<MarksSaved.Conflict> conflicts, Map<String, String> errors) {

    static MarkMerge of(Viewer viewer, List<MarkBook.Entry> entries, MarkForm form, ScoreRule rule) {
        var writings = new ArrayList<MarkBook.Writing>();
        var conflicts = new ArrayList<MarksSaved.Conflict>();
        var errors = new HashMap<String, String>();
        for (var entry : entries) {
            var key = entry.key();
            var typed = form.scores().get(key);
            if (typed == null) continue;
            var remark = form.remarks().getOrDefault(key, entry.remark());
            if (remark.codePointCount(0, remark.length()) > MarkForm.MOST_REMARK)
                errors.put(key, "Nhận xét dài tối đa %d ký tự".formatted(MarkForm.MOST_REMARK));
            switch (rule.read(typed)) {
                case ScoreRule.Read.Wrong(var sentence) -> errors.put(key, sentence);
                case ScoreRule.Read.Nothing _ -> nothing(entry, form, remark, errors);
                case ScoreRule.Read.Score(var score) -> {
                    var stands = entry.score();
                    if (stands != null && stands.compareTo(score) == 0 && remark.equals(entry.remark())) continue;
                    if (overtaken(viewer, entry, form))
                        conflicts.add(new MarksSaved.Conflict(
                                entry.fullName(),
                                Objects.requireNonNull(stands),
                                typed,
                                Objects.requireNonNullElse(entry.actor(), ""),
                                Objects.requireNonNullElse(entry.at(), Instant.EPOCH)));
                    else writings.add(new MarkBook.Writing(entry.enrolmentId(), score, remark, entry.version() + 1));
                }
            }
        }
        return new MarkMerge(List.copyOf(writings), List.copyOf(conflicts), Map.copyOf(errors));
    }

    /** An empty field where a mark stood when the form was loaded would take it back; where it came since, it was just not seen. */
    private static void nothing(MarkBook.Entry entry, MarkForm form, String remark, Map<String, String> errors) {
        if (entry.score() == null && !remark.isEmpty())
            errors.put(entry.key(), "Có nhận xét mà chưa có điểm. Nhập điểm");
        else if (form.loaded().containsKey(entry.key()))
            errors.put(entry.key(), "Điểm đã lưu không xóa được, chỉ đổi được. Nhập điểm");
    }

    private static boolean overtaken(Viewer viewer, MarkBook.Entry entry, MarkForm form) {
        return entry.version() > 0
                && entry.version() != form.loaded().getOrDefault(entry.key(), 0)
                && !viewer.id().equals(entry.by());
    }
}
