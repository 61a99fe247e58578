package vn.nguon.papers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A marker's form against the marks as they stand, row by row. Plain Java; the class's marks are locked while it runs.
 *
 * @param errors sentence by paper number: what cannot be read as a mark
 * @param changed numbers that changed in another window since the form was loaded
 */
record MarkingMerge(List<MarkingBook.Writing> writings, Map<Integer, String> errors, List<Integer> changed) {

    MarkingMerge {
        writings = List.copyOf(writings);
        errors = Map.copyOf(errors);
        changed = List.copyOf(changed);
    }

    static MarkingMerge of(
            List<MarkingBook.Dealt> dealt, Map<String, Rubric> rubrics, MarkingForm form, ScoreRule rule) {
        var writings = new ArrayList<MarkingBook.Writing>();
        var errors = new HashMap<Integer, String>();
        var changed = new ArrayList<Integer>();
        for (var paper : dealt) {
            var typed = form.scores().get(paper.no());
            if (typed == null) continue;
            var criteria = criteria(rubrics.get(paper.kind()));
            var remark = form.remarks().getOrDefault(paper.no(), paper.remark());
            var commended =
                    form.remarks().containsKey(paper.no()) ? form.commended().contains(paper.no()) : paper.commended();
            if (remark.codePointCount(0, remark.length()) > MarkForm.MOST_REMARK)
                errors.put(paper.no(), "Nhận xét dài tối đa %d ký tự".formatted(MarkForm.MOST_REMARK));
            if (typed.stream().allMatch(String::isEmpty)) {
                if (paper.score() != null)
                    errors.put(paper.no(), "Điểm đã lưu không xóa được, chỉ đổi được. Nhập điểm");
                else if (!remark.isEmpty()) errors.put(paper.no(), "Có nhận xét mà chưa có điểm. Nhập điểm");
                continue;
            }
            switch (read(typed, criteria, rule)) {
                case Read.Wrong(var sentence) -> errors.put(paper.no(), sentence);
                case Read.Marked(var scores) -> {
                    var sum = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                    if (same(paper, scores, sum, remark, commended)) continue;
                    if (!paper.open())
                        errors.put(paper.no(), "Bài này đã chấm xong, điểm không đổi được nữa. Tải lại trang để xem");
                    else if (form.loaded().getOrDefault(paper.no(), 0) != paper.version()) changed.add(paper.no());
                    else
                        writings.add(new MarkingBook.Writing(
                                paper.id(),
                                sum.setScale(2, java.math.RoundingMode.UNNECESSARY),
                                scores,
                                remark,
                                commended,
                                paper.version() + 1));
                }
            }
        }
        return new MarkingMerge(writings, errors, changed);
    }

    /** A kind without rubric is marked as a whole. */
    static List<Rubric.Criterion> criteria(@org.jspecify.annotations.Nullable Rubric rubric) {
        return rubric == null ? List.of(new Rubric.Criterion("Điểm", Rubric.WHOLE)) : rubric.criteria();
    }

    private sealed interface Read {
        record Marked(List<BigDecimal> scores) implements Read {}

        record Wrong(String sentence) implements Read {}
    }

    private static Read read(List<String> typed, List<Rubric.Criterion> criteria, ScoreRule rule) {
        if (typed.size() != criteria.size())
            return new Read.Wrong("Phiếu chấm vừa đổi. Tải lại trang rồi nhập điểm từng tiêu chí");
        var scores = new ArrayList<BigDecimal>();
        for (var n = 0; n < criteria.size(); n++) {
            var criterion = criteria.get(n);
            switch (rule.read(typed.get(n))) {
                case ScoreRule.Read.Nothing _ -> {
                    return new Read.Wrong("Nhập điểm %s".formatted(criterion.name()));
                }
                case ScoreRule.Read.Wrong(var sentence) -> {
                    return new Read.Wrong(sentence);
                }
                case ScoreRule.Read.Score(var score) -> {
                    if (score.compareTo(criterion.maximum()) > 0)
                        return new Read.Wrong("%s cao nhất %s điểm"
                                .formatted(criterion.name(), vn.nguon.web.Vn.number(criterion.maximum())));
                    scores.add(score);
                }
            }
        }
        return new Read.Marked(List.copyOf(scores));
    }

    private static boolean same(
            MarkingBook.Dealt paper, List<BigDecimal> scores, BigDecimal sum, String remark, boolean commended) {
        var stands = paper.score();
        if (stands == null || stands.compareTo(sum) != 0 || !remark.equals(paper.remark())) return false;
        if (commended != paper.commended() || scores.size() != paper.criteria().size()) return false;
        for (var n = 0; n < scores.size(); n++)
            if (scores.get(n).compareTo(paper.criteria().get(n)) != 0) return false;
        return true;
    }
}
