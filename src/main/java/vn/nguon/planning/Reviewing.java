package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.people.Likeness;
import vn.nguon.people.People;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/** Works out what a draft comes to: three or four statements, whatever the number of rows. */
@Component
class Reviewing {

    private final Units units;
    private final People people;
    private final PlanningRows rows;

    Reviewing(Units units, People people, PlanningRows rows) {
        this.units = units;
        this.people = people;
        this.rows = rows;
    }

    /** A row as far as it can be read by itself. */
    private record Read(
            Draft.Row row,
            List<Review.Problem> problems,
            @Nullable BirthDate born,
            @Nullable OrganisationCard worksAt,
            @Nullable OrganisationCard plannedAt,
            @Nullable OrganisationCard nearest,
            String term) {

        boolean complete() {
            return !row.left() && problems.isEmpty();
        }

        Likeness likeness() {
            var unit = worksAt != null ? worksAt : plannedAt;
            return new Likeness(
                    row.name(), row.sex(), born, unit == null ? null : unit.id(), null, row.partyOfficial());
        }
    }

    /** The map for a draft: of the decision's day, beneath the chosen organisation. */
    private static Communes communes(Draft draft, List<OrganisationCard> map) {
        OrganisationId under = null;
        for (var card : map) if (card.ref().equals(draft.under())) under = card.id();
        return new Communes(map, under);
    }

    private static LocalDate dayOf(Draft draft, LocalDate today) {
        var dated = draft.dated();
        return dated == null ? today : dated;
    }

    Review review(Viewer viewer, Draft draft) {
        return review(viewer, draft, units.organisations(dayOf(draft, viewer.today())));
    }

    /** @param map all organisations of the decision's day, or of today while it has none */
    Review review(Viewer viewer, Draft draft, List<OrganisationCard> map) {
        var today = viewer.today();
        var communes = communes(draft, map);
        var read = new ArrayList<Read>();
        for (var row : draft.rows()) read.add(read(draft, row, communes, today));

        var identities = new Identities(draft);
        for (var i = 0; i < read.size(); i++) {
            var row = read.get(i);
            if (row.complete()) identities.add(i, row.likeness(), row.worksAt(), row.row());
        }
        identities.settle(people.match(viewer, identities.likenesses()));
        var persons = identities.people();

        var standing = rows.standing(persons.stream()
                .map(Review.Person::known)
                .filter(java.util.Objects::nonNull)
                .toList());
        var seen = new HashMap<String, Integer>();
        var result = new ArrayList<Review.Row>();
        for (var i = 0; i < read.size(); i++) result.add(judge(i, read.get(i), identities, persons, standing, seen));
        return new Review(draft, result, persons, missing(draft, communes, today));
    }

    private static Review.Row judge(
            int index,
            Read read,
            Identities identities,
            List<Review.Person> persons,
            Map<PlanningRows.Standing, String> standing,
            Map<String, Integer> seen) {
        var row = read.row();
        var problems = new ArrayList<>(read.problems());
        var person = identities.personOf(index);
        var question = identities.questionOf(index);
        var standsBy = "";
        if (person >= 0 && question == null && read.plannedAt() != null) {
            var organisation = read.plannedAt().id();
            var first = seen.putIfAbsent(
                    "%d|%s|%d|%s"
                            .formatted(person, VietnameseText.fold(row.title()), organisation.value(), read.term()),
                    row.row());
            if (first != null)
                problems.add(new Review.Problem(
                        "chuc-danh",
                        "Giống dòng %d: cùng người, cùng chức danh, cùng nhiệm kỳ. Sửa chức danh hoặc bỏ dòng này"
                                .formatted(first)));
            var known = persons.get(person).known();
            if (known != null)
                standsBy = standing.getOrDefault(
                        new PlanningRows.Standing(known, VietnameseText.fold(row.title()), organisation, read.term()),
                        "");
        }
        var state = row.left()
                ? Review.State.LEFT
                : !problems.isEmpty()
                        ? Review.State.MEND
                        : question != null
                                ? Review.State.ASK
                                : standsBy.isEmpty() ? Review.State.RIGHT : Review.State.STANDS;
        return new Review.Row(
                index, row, state, problems, question, read.plannedAt(), read.nearest(), read.term(), person, standsBy);
    }

    private static Read read(Draft draft, Draft.Row row, Communes communes, LocalDate today) {
        var problems = new ArrayList<Review.Problem>();
        if (row.name().isEmpty()) problems.add(new Review.Problem("ten", "Nhập họ và tên"));
        var born = born(row, today, problems);
        if (row.title().isEmpty()) problems.add(new Review.Problem("chuc-danh", "Nhập chức danh quy hoạch"));
        OrganisationCard plannedAt = null;
        OrganisationCard nearest = null;
        var planned = row.plannedUnit().isEmpty() ? row.unit() : row.plannedUnit();
        var day = Days.text(dayOf(draft, today));
        if (planned.isEmpty()) {
            problems.add(new Review.Problem("don-vi", "Nhập xã, thị trấn quy hoạch"));
        } else
            switch (communes.find(planned)) {
                case Communes.One(var card) -> plannedAt = card;
                case Communes.Several(var cards) ->
                    problems.add(new Review.Problem(
                            "don-vi", "Có %d nơi tên %s. Ghi rõ xã hay thị trấn".formatted(cards.size(), planned)));
                case Communes.Unknown(var near) -> {
                    nearest = near;
                    problems.add(
                            new Review.Problem("don-vi", "Ngày %s chưa có nơi nào tên %s".formatted(day, planned)));
                }
            }
        var worksAt =
                row.unit().isEmpty() || !(communes.find(row.unit()) instanceof Communes.One(var card)) ? null : card;
        var term = row.term().isEmpty() ? draft.term() : row.term();
        if (!PlanningTerm.isTerm(term))
            problems.add(new Review.Problem("nhiem-ky", "Ghi nhiệm kỳ ở phần Quyết định, ví dụ 2020-2025"));
        row.problems().forEach((column, sentence) -> {
            var field = fieldOf(column);
            if (problems.stream().noneMatch(p -> p.field().equals(field)))
                problems.add(new Review.Problem(field, sentence));
        });
        return new Read(row, problems, born, worksAt, plannedAt, nearest, term);
    }

    private static @Nullable BirthDate born(Draft.Row row, LocalDate today, List<Review.Problem> problems) {
        if (row.born().isEmpty()) {
            var said = row.problems().entrySet().stream()
                    .filter(problem -> fieldOf(problem.getKey()).equals("ngay-sinh"))
                    .map(Map.Entry::getValue)
                    .findFirst();
            problems.add(
                    new Review.Problem("ngay-sinh", said.orElse("Nhập ngày sinh, hoặc năm sinh nếu chỉ biết năm")));
            return null;
        }
        return switch (BirthDate.read(row.born(), today)) {
            case BirthDate.Read(var value, var note) -> {
                if (note != null) problems.add(new Review.Problem("ngay-sinh", note + ". Ghi đủ, ví dụ 07/03/1985"));
                yield value;
            }
            case BirthDate.Unreadable(var sentence) -> {
                problems.add(new Review.Problem("ngay-sinh", sentence));
                yield null;
            }
        };
    }

    /** The input on the page that mends a column of the reader's. */
    private static String fieldOf(String column) {
        return switch (column) {
            case "Họ và tên", "Họ và đệm", "Tên" -> "ten";
            case "Ngày sinh", "Tháng sinh", "Năm sinh", "Nam", "Nữ" -> "ngay-sinh";
            case "Đơn vị", "Đơn vị quy hoạch" -> "don-vi";
            case "Chức danh quy hoạch" -> "chuc-danh";
            default -> "khac";
        };
    }

    /** What the list as a whole still needs before it can be written. */
    private static List<String> missing(Draft draft, Communes communes, LocalDate today) {
        var missing = new ArrayList<String>();
        if (draft.number().isEmpty()) missing.add("Nhập số quyết định");
        if (draft.dated() == null) missing.add("Nhập ngày quyết định");
        else if (draft.dated().isAfter(today)) missing.add("Ngày quyết định ở sau hôm nay. Xem lại ngày");
        if (draft.issuer() == null) missing.add("Chọn cơ quan ban hành");
        if (draft.under() == null) missing.add("Chọn tổ chức có các xã, thị trấn trong danh sách");
        else if (communes.isEmpty())
            missing.add("Ngày %s, tổ chức đã chọn chưa có đảng ủy xã nào. Chọn tổ chức khác hoặc xem lại ngày"
                    .formatted(Days.text(dayOf(draft, today))));
        return missing;
    }
}
