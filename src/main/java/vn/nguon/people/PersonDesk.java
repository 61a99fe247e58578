package vn.nguon.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/** What the organisation board writes by hand, in the transaction of {@link People}, which has looked the person up through the doors. */
@Component
class PersonDesk {

    private final PersonRows rows;
    private final PersonWrites writes;
    private final Audit audit;
    private final JdbcClient jdbc;

    PersonDesk(PersonRows rows, PersonWrites writes, Audit audit, JdbcClient jdbc) {
        this.rows = rows;
        this.writes = writes;
        this.audit = audit;
        this.jdbc = jdbc;
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
        if (numberTaken(command.details().personalNo(), 0)) return new AddPerson.Refused(NUMBER_TAKEN);
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
    Outcome<PersonCard> correct(Viewer viewer, PersonRows.Whole before, int version, PersonDetails details) {
        mustWrite(viewer);
        var id = before.card().id();
        if (numberTaken(details.personalNo(), id.value()))
            return Outcome.refused(NUMBER_TAKEN.code(), NUMBER_TAKEN.sentence());
        if (before.version() != version || !writes.correct(viewer, id, version, details)) throw stale(before);
        var changes = changes(before.details(), details);
        if (!changes.isEmpty())
            audit.record(
                    viewer,
                    "CORRECT",
                    "person",
                    id.value(),
                    "Sửa hồ sơ %s: %s".formatted(before.card().code(), String.join(", ", changes.keySet())),
                    changes);
        return Outcome.done(rows.cards(viewer, List.of(id)).getFirst());
    }

    private static Stale stale(PersonRows.Whole before) {
        return new Stale("%s vừa sửa hồ sơ này lúc %s. Mở lại trang để xem thay đổi rồi sửa tiếp."
                .formatted(before.changedBy(), before.changedAt()));
    }

    private static final Refusal NUMBER_TAKEN = new Refusal(
            "so-dinh-danh-da-co",
            "Số định danh này đã có ở hồ sơ khác. Kiểm tra lại 12 số; nếu đúng, báo cơ quan quản lý cấp trên ghép hồ sơ.");

    /** Also among persons whom the viewer may not see: the number is one in the whole installation. */
    private boolean numberTaken(@Nullable String number, long butOf) {
        return number != null
                && jdbc.sql("SELECT count(*) FROM person WHERE personal_no = :number AND id <> :but")
                                .param("number", number)
                                .param("but", butOf)
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** Vietnamese field names with before and after, in the order of the form. */
    private static Map<String, String> changes(PersonDetails before, PersonDetails after) {
        var changes = new LinkedHashMap<String, String>();
        var was = PersonFields.of(before);
        PersonFields.of(after).forEach((field, value) -> {
            var old = was.getOrDefault(field, "");
            if (!old.equals(value)) changes.put(field, "%s → %s".formatted(old, value));
        });
        return changes;
    }

    /** Adds a post to a person, at one of the viewer's organisations or elsewhere. */
    Outcome<PersonCard> hold(Viewer viewer, PersonCard person, Post post) {
        mustWrite(viewer);
        if (post.organisation() != null && !seesOrganisation(viewer, post.organisation()))
            return Outcome.refused(
                    "don-vi-ngoai-pham-vi",
                    "Đơn vị này do cơ quan khác quản lý. Để trống ô chọn đơn vị và ghi tên đơn vị bằng chữ.");
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
    Outcome<PersonCard> endPost(Viewer viewer, PersonCard person, UUID post, LocalDate lastDay) {
        mustWrite(viewer);
        if (!writes.endPost(person.id(), post, lastDay))
            return Outcome.refused(
                    "chuc-vu-khong-ket-thuc-duoc",
                    "Chức vụ này đã kết thúc, hoặc ngày thôi giữ ở trước ngày bắt đầu. Xem lại ngày.");
        audit.record(
                viewer,
                "END_POST",
                "person",
                person.id().value(),
                "Kết thúc một chức vụ của " + person.code(),
                Map.of("lastDay", lastDay.toString()));
        return Outcome.done(person);
    }

    private static void mustWrite(Viewer viewer) {
        if (!viewer.is(Role.ORGANISATION_BOARD)) throw new Forbidden("Chỉ Ban Tổ chức được sửa hồ sơ cán bộ.");
    }

    private boolean seesOrganisation(Viewer viewer, OrganisationId organisation) {
        return rows.visibleOrganisations(viewer).contains(organisation.value());
    }
}
