package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nguon.units.PlaceFile.Problem;
import vn.nguon.units.PlaceFile.Row;

/**
 * What the rows of a place file mean. A code is no key: {@code thanh_lap_tu} names the place that bore the code on the day before,
 * so 16936 of Tam Thái (from 01/07/2025) and 16936 of Tam Hợp (until 30/06/2025) are two places. A row whose only predecessor has
 * its name and code is no new place: the same one goes on, under a new superior.
 */
record PlacePlan(List<Planned> places, List<Problem> problems) {

    /** One place: its versions in order of time, the superior of each, and the places it was formed from. */
    static final class Planned {
        final List<Version> versions = new ArrayList<>();
        final List<Planned> formedFrom = new ArrayList<>();

        @Nullable
        LocalDate formedOn;

        /** Name of the last version, for sentences. */
        String name() {
            return versions.getLast().row().name();
        }
    }

    /** @param superior null at the top */
    record Version(Row row, @Nullable Planned superior) {}

    static PlacePlan of(List<Row> rows) {
        var problems = new ArrayList<Problem>();
        var byRow = new HashMap<Row, Planned>();
        var places = new ArrayList<Planned>();
        // Higher places first, then earlier rows, so that superiors and predecessors are known.
        var ordered = rows.stream()
                .sorted(java.util.Comparator.<Row>comparingInt(r -> rank(r.kind()))
                        .thenComparing(r -> r.from() == null ? LocalDate.MIN : r.from()))
                .toList();
        for (var row : ordered) {
            var superior = superior(row, byRow, problems);
            var origins = origins(row, byRow, problems);
            Planned place;
            if (origins.size() == 1 && goesOn(row, origins.getFirst())) place = origins.getFirst();
            else {
                place = new Planned();
                place.formedFrom.addAll(origins);
                place.formedOn = origins.isEmpty() ? null : row.from();
                places.add(place);
            }
            place.versions.add(new Version(row, superior));
            byRow.put(row, place);
        }
        overlaps(byRow, problems);
        return new PlacePlan(places, problems);
    }

    private static int rank(PlaceCard.Kind kind) {
        return kind == PlaceCard.Kind.PROVINCE ? 0 : kind == PlaceCard.Kind.DISTRICT ? 1 : 2;
    }

    private static boolean goesOn(Row row, Planned before) {
        var last = before.versions.getLast().row();
        return last.name().equals(row.name()) && Objects.equals(last.code(), row.code());
    }

    private static @Nullable Planned superior(Row row, Map<Row, Planned> known, List<Problem> problems) {
        if (row.superior().isEmpty()) return null;
        var day = row.from() != null ? row.from() : row.to();
        var found = known.entrySet().stream()
                .filter(e -> rank(e.getKey().kind()) < rank(row.kind())
                        && e.getKey().name().equals(row.superior())
                        && in(e.getKey(), day))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        if (found.size() == 1) return found.getFirst();
        problems.add(new Problem(
                row.line(),
                found.isEmpty()
                        ? "Chưa có nơi “" + row.superior() + "” vào thời gian đó"
                        : "Có hai nơi “" + row.superior() + "”"));
        return null;
    }

    private static List<Planned> origins(Row row, Map<Row, Planned> known, List<Problem> problems) {
        var origins = new ArrayList<Planned>();
        var from = row.from();
        for (var code : row.formedFrom()) {
            var before = from == null
                    ? List.<Planned>of()
                    : known.entrySet().stream()
                            .filter(e -> code.equals(e.getKey().code())
                                    && rank(e.getKey().kind()) == rank(row.kind())
                                    && in(e.getKey(), from.minusDays(1)))
                            .map(Map.Entry::getValue)
                            .toList();
            if (before.isEmpty())
                problems.add(
                        new Problem(row.line(), "Không có nơi nào mang mã " + code + " vào ngày trước khi thành lập"));
            else origins.add(before.getFirst());
        }
        return origins;
    }

    private static boolean in(Row row, @Nullable LocalDate day) {
        var from = row.from();
        var to = row.to();
        return day == null || ((from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to)));
    }

    private static void overlaps(Map<Row, Planned> byRow, List<Problem> problems) {
        var rows = byRow.keySet().stream()
                .sorted(java.util.Comparator.comparingInt(Row::line))
                .toList();
        for (int i = 0; i < rows.size(); i++)
            for (int j = i + 1; j < rows.size(); j++) {
                var a = rows.get(i);
                var b = rows.get(j);
                if (a.code() != null && a.code().equals(b.code()) && rank(a.kind()) == rank(b.kind()) && meet(a, b))
                    problems.add(new Problem(
                            b.line(),
                            "Mã " + b.code() + " đã thuộc nơi khác ở dòng " + a.line() + " trong cùng thời gian"));
            }
    }

    private static boolean meet(Row a, Row b) {
        return (a.to() == null || b.from() == null || !a.to().isBefore(b.from()))
                && (b.to() == null || a.from() == null || !b.to().isBefore(a.from()));
    }
}
