package vn.nguon.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.VietnameseText;

/**
 * Proposes levels and words from what is known of a trainee: attendance, marks, the markers' words. A proposal and no more: a person reads, edits and
 * signs it. A side about which nothing is known is left open.
 *
 * @param levels proposed from {@code rule_parameter appraisals.*}, marked defaults
 */
record AppraisalDraft(Levels levels, String remark) {

    static AppraisalDraft of(Finding person, List<String> more, RuleSet rules) {
        var marks = new Marks(rules);
        var absences = person.absences();
        var finalMark = person.assessment().finalMark();
        var written = part(person, "thu hoach", "nghien cuu");
        var practised = part(person, "thuc hanh", "ky nang");
        var levels = new Levels(
                absences.planned() == 0 ? null : marks.attendance(absences),
                marks.level(finalMark),
                marks.level(written.map(PartMark::score).orElse(null)),
                marks.level(finalMark),
                marks.level(practised.map(PartMark::score).orElse(null)));
        return new AppraisalDraft(levels, remark(person, more));
    }

    private static Optional<PartMark> part(Finding person, String... words) {
        return person.parts().stream()
                .filter(part -> part.score() != null)
                .filter(part -> {
                    var name = VietnameseText.fold(part.name());
                    for (var word : words) if (name.contains(word)) return true;
                    return false;
                })
                .findFirst();
    }

    /** Facts in sentences, the markers' words as they stand. */
    private static String remark(Finding person, List<String> more) {
        var sentences = new ArrayList<String>();
        var absences = person.absences();
        if (absences.planned() > 0)
            sentences.add(
                    absences.absent() == 0
                            ? "Dự đủ %d tiết.".formatted(absences.planned())
                            : "Dự %d/%d tiết, vắng %d tiết."
                                    .formatted(
                                            absences.planned() - absences.absent(),
                                            absences.planned(),
                                            absences.absent()));
        for (var part : person.parts()) {
            var score = part.score();
            if (score == null) continue;
            var words = part.remark().strip();
            sentences.add("%s: %s điểm%s"
                    .formatted(
                            part.name(),
                            Figures.score(score),
                            words.isEmpty() ? "." : "; " + (words.endsWith(".") ? words : words + ".")));
        }
        var mark = person.assessment().finalMark();
        if (mark != null)
            sentences.add("Điểm tổng kết %s%s."
                    .formatted(
                            Figures.twoDecimals(mark),
                            person.assessment().band().isEmpty()
                                    ? ""
                                    : ", xếp loại " + person.assessment().band()));
        sentences.addAll(more);
        return String.join(" ", sentences);
    }

    /** The floors and limits of the day. */
    private record Marks(RuleSet rules) {
        private BigDecimal value(String key) {
            return rules.find("appraisals." + key)
                    .orElseThrow(() -> new IllegalStateException("no rule value for appraisals." + key))
                    .value();
        }

        @org.jspecify.annotations.Nullable
        Level level(@org.jspecify.annotations.Nullable BigDecimal score) {
            return Level.reaching(score, value("good-mark"), value("fair-mark"), value("average-mark"));
        }

        Level attendance(Absences absences) {
            var share = BigDecimal.valueOf(absences.absent() * 100L)
                    .divide(BigDecimal.valueOf(absences.planned()), 4, RoundingMode.HALF_UP);
            return Level.within(share, value("good-absence"), value("fair-absence"), value("average-absence"));
        }
    }
}
