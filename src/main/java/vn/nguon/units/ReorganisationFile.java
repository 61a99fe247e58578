package vn.nguon.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Ids;
import vn.nguon.shared.VietnameseText;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;
import vn.nguon.units.MapOfDay.Spot;
import vn.nguon.units.MapOfDay.State;
import vn.nguon.units.PlaceFile.Problem;
import vn.nguon.units.PlaceFile.Row;
import vn.nguon.web.Vn;

/**
 * What the offices' file of places (dia-ban.csv) says about one day, as changes of the map of the day before. A code is no key:
 * {@code thanh_lap_tu} names the place that bears the code on that day before, so 16936 of Xã Tam Thái comes from 16924 and from 16936 of Xã
 * Tam Hợp, and Xã Tam Hợp of Quỳ Hợp (17059) is another.
 */
final class ReorganisationFile {
    private static final Pattern CITED = Pattern.compile("^(\\S+[/-]\\S+?),\\s*(\\d{2})/(\\d{2})/(\\d{4})\\b.*");
    private final MapOfDay map;
    private final LocalDate day;
    private final Ids ids;
    private final List<Row> begun;
    private final List<Row> ended;
    private final Map<Row, UUID> made = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /** @param changes in the order: merged, split, renamed, moved, founded, ended */
    record Read(List<Change> changes, List<Problem> problems) {}

    private ReorganisationFile(List<Row> rows, MapOfDay map, Ids ids) {
        this.map = map;
        this.day = map.day().plusDays(1);
        this.ids = ids;
        this.begun = rows.stream().filter(r -> day.equals(r.from())).toList();
        this.ended = rows.stream().filter(r -> map.day().equals(r.to())).toList();
    }

    /** @param map of the day before the act */
    static Read of(List<Row> rows, MapOfDay map, Ids ids) {
        var file = new ReorganisationFile(rows, map, ids);
        file.read();
        return new Read(file.changes, file.problems);
    }

    /** Days on which the file changes a map, in order: something begins from what was, or stops. */
    static TreeSet<LocalDate> days(List<Row> rows) {
        var days = new TreeSet<LocalDate>();
        for (var row : rows) {
            if (row.from() != null && !row.formedFrom().isEmpty()) days.add(row.from());
            if (row.to() != null) days.add(row.to().plusDays(1));
        }
        return days;
    }

    /** How the file cites the act of that day: the reason that most of its rows give. Empty when none is a document with its date. */
    static Optional<Reorganisation.Head> cited(List<Row> rows, LocalDate day) {
        return rows.stream()
                .filter(r -> day.equals(r.from()))
                .map(r -> CITED.matcher(r.basis()))
                .filter(java.util.regex.Matcher::matches)
                .findFirst()
                .map(m -> new Reorganisation.Head(
                        m.group(1),
                        LocalDate.of(
                                Integer.parseInt(m.group(4)),
                                Integer.parseInt(m.group(3)),
                                Integer.parseInt(m.group(2))),
                        m.group(1).contains("UBTVQH") ? "Ủy ban Thường vụ Quốc hội" : "",
                        "",
                        day));
    }

    private void read() {
        for (var row : begun) made.put(row, ids.next());
        var sources = new LinkedHashMap<Row, List<Spot>>();
        var uses = new HashMap<UUID, List<Row>>();
        for (var row : begun) {
            var from = sources(row);
            sources.put(row, from);
            for (var spot : from)
                uses.computeIfAbsent(spot.ref(), _ -> new ArrayList<>()).add(row);
        }
        var used = new HashSet<UUID>();
        sources.forEach((row, from) -> begin(row, from, uses, used));
        for (var row : ended) {
            var spot = there(row);
            if (spot == null)
                problems.add(new Problem(
                        row.line(),
                        "Chưa có nơi “%s” trong hệ thống vào ngày %s. Nhập địa bàn cũ trước"
                                .formatted(row.name(), Vn.date(map.day()))));
            else if (!uses.containsKey(spot.ref()))
                changes.add(new Change(Kind.END, Subject.PLACE, List.of(spot.ref()), List.of(), null));
        }
    }

    private List<Spot> sources(Row row) {
        var from = new ArrayList<Spot>();
        for (var code : row.formedFrom()) {
            var found = map.places().values().stream()
                    .filter(p ->
                            p.state() == State.ALIVE && code.equals(p.code()) && rank(p.kind()) == rank(row.kind()))
                    .findFirst();
            if (found.isPresent()) from.add(found.get());
            else
                problems.add(new Problem(
                        row.line(),
                        "Không có nơi nào mang mã %s vào ngày %s, hoặc nơi đó đã thay đổi rồi"
                                .formatted(code, Vn.date(map.day()))));
        }
        return from;
    }

    private void begin(Row row, List<Spot> from, Map<UUID, List<Row>> uses, java.util.Set<UUID> used) {
        if (from.size() < row.formedFrom().size()) return; // said already
        var superior = superior(row);
        if (from.isEmpty()) {
            changes.add(new Change(Kind.FOUND, Subject.PLACE, List.of(), List.of(place(row, superior)), null));
            return;
        }
        var shared = from.stream()
                .filter(p -> Objects.requireNonNull(uses.get(p.ref())).size() > 1)
                .toList();
        if (!shared.isEmpty()) {
            if (from.size() > 1)
                problems.add(new Problem(
                        row.line(),
                        "%s vừa chia tách vừa sáp nhập trong một ngày: bỏ dòng này khỏi tệp và nhập tay thành hai quyết định"
                                .formatted(shared.getFirst().name())));
            else if (used.add(from.getFirst().ref()))
                changes.add(new Change(
                        Kind.SPLIT,
                        Subject.PLACE,
                        List.of(from.getFirst().ref()),
                        Objects.requireNonNull(uses.get(from.getFirst().ref())).stream()
                                .map(r -> place(r, superior(r)))
                                .toList(),
                        null));
            return;
        }
        if (from.size() > 1) {
            changes.add(new Change(
                    Kind.MERGE,
                    Subject.PLACE,
                    from.stream().map(Spot::ref).toList(),
                    List.of(place(row, superior)),
                    null));
            return;
        }
        var only = from.getFirst();
        if (!VietnameseText.sameWord(only.name(), row.name()) || !Objects.equals(only.code(), row.code()))
            changes.add(new Change(
                    Kind.RENAME,
                    Subject.PLACE,
                    List.of(only.ref()),
                    List.of(Target.renamed(only.ref(), row.name(), "", row.code() == null ? "" : row.code())),
                    null));
        if (!Objects.equals(only.superior(), superior))
            changes.add(new Change(
                    Kind.MOVE, Subject.PLACE, List.of(only.ref()), List.of(Target.moved(only.ref(), superior)), null));
    }

    private Target place(Row row, @Nullable UUID superior) {
        return Target.place(
                Objects.requireNonNull(made.get(row)),
                ids.next(),
                ids.next(),
                row.name(),
                row.kind(),
                row.code() == null ? "" : row.code(),
                superior);
    }

    private @Nullable UUID superior(Row row) {
        if (row.superior().isEmpty()) return null;
        var stopping = new HashSet<UUID>();
        for (var stops : ended) {
            var spot = there(stops);
            if (spot != null) stopping.add(spot.ref());
        }
        var found = map.places().values().stream()
                .filter(p -> p.state() == State.ALIVE && !stopping.contains(p.ref()))
                .filter(p -> rank(p.kind()) < rank(row.kind()) && VietnameseText.sameWord(p.name(), row.superior()))
                .map(Spot::ref)
                .findFirst();
        if (found.isPresent()) return found.get();
        var begins = begun.stream()
                .filter(r -> rank(r.kind()) < rank(row.kind()) && VietnameseText.sameWord(r.name(), row.superior()))
                .findFirst();
        if (begins.isPresent()) return made.get(begins.get());
        problems.add(new Problem(row.line(), "Chưa có nơi “%s” vào ngày %s".formatted(row.superior(), Vn.date(day))));
        return null;
    }

    /** The place that an ending row is about: name and code together, and the place above when names are alike. */
    private @Nullable Spot there(Row row) {
        var found = map.places().values().stream()
                .filter(p -> p.state() == State.ALIVE && rank(p.kind()) == rank(row.kind()))
                .filter(p -> VietnameseText.sameWord(p.name(), row.name()) && Objects.equals(p.code(), row.code()))
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static int rank(PlaceCard.Kind kind) {
        return kind == PlaceCard.Kind.PROVINCE ? 0 : kind == PlaceCard.Kind.DISTRICT ? 1 : 2;
    }
}
