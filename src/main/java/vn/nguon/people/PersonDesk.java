package vn.nguon.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** What the organisation board writes by hand, in the transaction of {@link People}, which has looked the person up through the doors. */
@Component
class PersonDesk {

    private static final Outcome<PersonCard> OUT_OF_SCOPE = Outcome.refused(
            "don-vi-ngoai-pham-vi",
            "Đơn vị này do cơ quan khác quản lý. Để trống ô chọn đơn vị và ghi tên đơn vị bằng chữ.");

    private final PersonRows rows;
    private final PersonWrites writes;
    private final PersonalNumbers numbers;
    private final Audit audit;

    PersonDesk(PersonRows rows, PersonWrites writes, PersonalNumbers numbers, Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.numbers = numbers;
        this.audit = audit;
    }

    /** Adds a person with the post they hold; looks for the same person first. */
    AddPerson.Result add(Viewer viewer, AddPerson command, Supplier<PersonMatch> match) {
        mustWrite(viewer);
        var unit = command.post().organisation();
        if (unit == null || !seesOrganisation(viewer, unit))
            return new AddPerson.Refused(
                    new Refusal("don-vi-ngoai-pham-vi", "Chọn đơn vị công tác thuộc phạm vi quản lý của cơ quan này"));
        switch (match.get()) {
            case PersonMatch.Sure(var person) -> {
                return new AddPerson.Alike(rows.cards(viewer, List.of(person)), true);
            }
            case PersonMatch.Doubtful(var alike)
            when !command.anotherPerson() -> {
                return new AddPerson.Alike(alike, false);
            }
            case PersonMatch.Doubtful(var alike) -> {
                var result = write(viewer, command);
                if (result instanceof AddPerson.Added(var person))
                    for (var other : alike) writes.distinct(viewer, person.id(), other.id());
                return result;
            }
            case PersonMatch.Nobody() -> {
                return write(viewer, command);
            }
        }
    }

    private AddPerson.Result write(Viewer viewer, AddPerson command) {
        var wrong = numbers.refusal(viewer, command.details(), false, null);
        if (wrong.isPresent()) return new AddPerson.Refused(wrong.get());
        var person = writes.add(viewer, List.of(command.details()), null).getFirst();
        writes.hold(Map.of(person, command.post()), null);
        var card = rows.cards(viewer, List.of(person)).getFirst();
        audit.record(
                viewer,
                "ADD",
                "person",
                person.value(),
                "Thêm hồ sơ " + card.code(),
                Map.of(
                        "name",
                        card.fullName(),
                        "born",
                        card.bornText(),
                        "post",
                        command.post().text()));
        return new AddPerson.Added(card);
    }

    /**
     * Puts right what is kept of a person.
     *
     * @throws Stale when somebody else saved since {@code version}
     */
    Outcome<PersonCard> correct(Viewer viewer, PersonRows.Whole before, int version, Correction correction) {
        mustWrite(viewer);
        var id = before.card().id();
        var details = correction.details();
        var died = correction.particulars().diedOn();
        if (died != null && (died.isAfter(viewer.today()) || diedBeforeBirth(died, details)))
            return Outcome.refused("ngay-mat", "Ngày mất phải sau ngày sinh và không sau hôm nay. Xem lại ngày mất");
        var wrong = numbers.refusal(viewer, details, died != null, id);
        if (wrong.isPresent()) return new Outcome.Refused<>(wrong.get());
        if (before.version() != version || !writes.correct(viewer, id, version, correction)) throw stale(before);
        var was = PersonFields.of(before.own(), before.ownParticulars());
        var became = PersonFields.of(details, correction.particulars());
        var changed = became.entrySet().stream()
                .filter(field -> !field.getValue().equals(was.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!changed.isEmpty()) {
            was.keySet().retainAll(changed);
            became.keySet().retainAll(changed);
            writes.keepCorrection(viewer, id, correction.why(), was, became);
            audit.record(
                    viewer,
                    "CORRECT",
                    "person",
                    id.value(),
                    "Sửa hồ sơ %s: %s".formatted(before.card().code(), String.join(", ", changed)),
                    Map.of("was", was, "became", became, "why", correction.why()));
        }
        return Outcome.done(rows.cards(viewer, List.of(id)).getFirst());
    }

    private static boolean diedBeforeBirth(LocalDate died, PersonDetails details) {
        var born = details.born();
        return born != null && died.isBefore(born.full().orElse(LocalDate.of(born.year(), 1, 1)));
    }

    private static Stale stale(PersonRows.Whole before) {
        return new Stale("%s vừa sửa hồ sơ này lúc %s. Mở lại trang để xem thay đổi rồi sửa tiếp."
                .formatted(before.changedBy(), before.changedAt()));
    }

    /** Adds a post to a person, at one of the viewer's organisations or elsewhere. */
    Outcome<PersonCard> hold(Viewer viewer, PersonCard person, Post post) {
        mustWrite(viewer);
        if (post.organisation() != null && !seesOrganisation(viewer, post.organisation())) return OUT_OF_SCOPE;
        writes.hold(Map.of(person.id(), post), null);
        audit.record(
                viewer,
                "HOLD_POST",
                "person",
                person.id().value(),
                "Ghi chức vụ cho " + person.code(),
                Map.of("post", post.text(), "from", post.from().toString()));
        return Outcome.done(person);
    }

    /** Ends a post; {@code lastDay} is inclusive. */
    Outcome<PersonCard> endPost(Viewer viewer, PersonCard person, UUID post, LocalDate lastDay, String basis) {
        mustWrite(viewer);
        if (!writes.endPost(person.id(), post, lastDay, VietnameseText.clean(basis)))
            return Outcome.refused(
                    "chuc-vu-khong-ket-thuc-duoc",
                    "Chức vụ này đã kết thúc, hoặc ngày thôi giữ ở trước ngày bắt đầu. Xem lại ngày.");
        audit.record(
                viewer,
                "END_POST",
                "person",
                person.id().value(),
                "Kết thúc một chức vụ của " + person.code(),
                Map.of("lastDay", lastDay.toString(), "basis", basis));
        return Outcome.done(person);
    }

    Outcome<PersonCard> correctPost(Viewer viewer, PersonCard person, UUID post, @Nullable Post right, String why) {
        mustWrite(viewer);
        var reason = VietnameseText.clean(why);
        if (reason.isEmpty()) throw new IllegalArgumentException("correction without reason");
        if (right != null && right.organisation() != null && !seesOrganisation(viewer, right.organisation()))
            return OUT_OF_SCOPE;
        var before = rows.posts(person.id()).stream()
                .filter(held -> held.ref().equals(post))
                .findFirst();
        if (before.isEmpty())
            return Outcome.refused(
                    "da-thay-muc-nay", "Có người vừa sửa hoặc rút chức vụ này. Mở lại hồ sơ để xem rồi sửa tiếp");
        if (right != null
                && rows.posts(person.id()).stream()
                        .anyMatch(held -> !held.ref().equals(post) && overlaps(held.post(), right)))
            return Outcome.refused(
                    "chuc-vu-trung", "Chức vụ này đã ghi trong cùng thời gian ở một dòng khác. Xem lại ngày");
        writes.correctPost(viewer, post, right, reason);
        audit.record(
                viewer,
                right == null ? "WITHDRAW_POST" : "CORRECT_POST",
                "person",
                person.id().value(),
                "%s một chức vụ của %s".formatted(right == null ? "Rút" : "Đính chính", person.code()),
                Map.of(
                        "before",
                        before.get().post().text(),
                        "right",
                        right == null ? "" : right.text() + " từ " + right.from(),
                        "why",
                        reason));
        return Outcome.done(person);
    }

    private static boolean overlaps(Post one, Post other) {
        return one.title().equals(other.title())
                && one.organisationName().equals(other.organisationName())
                && (one.to() == null || !other.from().isAfter(one.to()))
                && (other.to() == null || !one.from().isAfter(other.to()));
    }

    static void mustWrite(Viewer viewer) {
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new Forbidden("Chỉ Ban Tổ chức được sửa hồ sơ cán bộ.");
    }

    private boolean seesOrganisation(Viewer viewer, OrganisationId organisation) {
        return rows.visibleOrganisations(viewer).contains(organisation.value());
    }
}
