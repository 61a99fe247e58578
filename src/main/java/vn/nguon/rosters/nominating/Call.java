package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.List;

/**
 * A class's call for trainees (đợt cử học viên).
 *
 * @param titles planned titles it is for, not empty; {@code terms} likewise
 * @param dueOn last day for the communes
 * @param opened communes know of it; before, it is being prepared
 * @param open communes may still propose
 */
public record Call(
        List<String> titles,
        List<String> terms,
        LocalDate dueOn,
        String note,
        boolean opened,
        boolean open,
        String openedBy) {
    public Call {
        titles = List.copyOf(titles);
        terms = List.copyOf(terms);
        if (titles.isEmpty() || terms.isEmpty()) throw new IllegalArgumentException("call without titles or terms");
    }

    /** "Bí thư Đảng ủy, Phó Bí thư Đảng ủy; nhiệm kỳ 2025–2030". */
    public String target() {
        return "%s; nhiệm kỳ %s"
                .formatted(String.join(", ", titles), String.join(", ", terms).replace('-', '–'));
    }
}
