package vn.nguon.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/** Turns counts into bars with their numbers. The same for the class's offices, the lecturer and the paper. */
final class SubjectViews {
    static final String TOO_FEW = "Chưa đủ %d câu trả lời nên không có kết quả".formatted(Tally.LEAST);
    private static final int TALLEST = 24;

    private SubjectViews() {}

    /** How many gave one score to one item. */
    record Cell(int item, int score, int answers) {}

    /** @param cells all of the subject, by item and score; none when too few answered */
    static FeedbackPage.SubjectView of(
            String title,
            String lecturer,
            @Nullable Integer answers,
            List<String> items,
            List<Cell> cells,
            List<FeedbackPage.CommentsView> comments) {
        var views = new ArrayList<FeedbackPage.ItemView>();
        if (answers != null)
            for (int item = 1; item <= items.size(); item++) {
                int no = item;
                views.add(item(
                        items.get(item - 1),
                        cells.stream().filter(cell -> cell.item() == no).toList()));
            }
        return new FeedbackPage.SubjectView(
                title,
                lecturer,
                answers == null ? TOO_FEW : Vn.count(answers, "câu trả lời"),
                answers != null,
                views,
                answers == null ? List.of() : comments);
    }

    private static FeedbackPage.ItemView item(String label, List<Cell> cells) {
        int most = cells.stream().mapToInt(Cell::answers).max().orElse(0);
        var bars = new ArrayList<FeedbackPage.Bar>();
        for (var cell : cells) {
            int height = most == 0 ? 0 : Math.ceilDiv(TALLEST * cell.answers(), most);
            bars.add(new FeedbackPage.Bar(
                    cell.score(), cell.answers(), 20 * cell.score() - 16, "" + height, "" + (TALLEST - height)));
        }
        return new FeedbackPage.ItemView(label, mean(cells), bars);
    }

    /** Two decimals, half up. */
    static String mean(List<Cell> cells) {
        int answers = cells.stream().mapToInt(Cell::answers).sum();
        if (answers == 0) return "";
        int points =
                cells.stream().mapToInt(cell -> cell.score() * cell.answers()).sum();
        return BigDecimal.valueOf(points)
                .divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }
}
