package vn.nguon.programmes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Slip;
import vn.nguon.audit.Audit;
import vn.nguon.people.ImportedPerson;
import vn.nguon.people.Likeness;
import vn.nguon.people.People;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.PersonMatch;
import vn.nguon.people.Post;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Keeping lecturers. Every method throws {@link Forbidden} for who does not prepare programmes at the lecturer's organisation. */
@Service
public class LecturerDesk {
    private final Lecturers lecturers;
    private final ProgrammeDesk desk;
    private final Programmes programmes;
    private final WorkAccounts accounts;
    private final People people;
    private final JdbcClient jdbc;
    private final Audit audit;

    LecturerDesk(
            Lecturers lecturers,
            ProgrammeDesk desk,
            Programmes programmes,
            WorkAccounts accounts,
            People people,
            JdbcClient jdbc,
            Audit audit) {
        this.lecturers = lecturers;
        this.desk = desk;
        this.programmes = programmes;
        this.accounts = accounts;
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A person of the register whom the viewer sees. Refused with {@code da-la-giang-vien}. */
    @Transactional
    public AddLecturer add(Viewer viewer, UUID person, LecturerKind kind, OrganisationId at, LocalDate from) {
        mustOwn(viewer, at);
        return take(viewer, people.card(viewer, person).id(), kind, at, from);
    }

    /** Looks for the same person first, also where the post is; enters a new one when there is none. */
    @Transactional
    public AddLecturer add(Viewer viewer, NewLecturer wish) {
        mustOwn(viewer, wish.at());
        var likeness = new Likeness(wish.name(), null, wish.born(), wish.postAt(), null, null);
        var among = wish.postAt() == null ? List.of(wish.at()) : List.of(wish.at(), wish.postAt());
        return switch (people.match(viewer, among, List.of(likeness)).getFirst()) {
            case PersonMatch.Sure(var person) -> take(viewer, person, wish.kind(), wish.at(), wish.from());
            case PersonMatch.Doubtful(var alike)
            when !wish.anotherPerson() -> {
                var known = people.cards(
                        viewer, alike.stream().map(card -> card.id()).toList());
                yield known.isEmpty() ? enter(viewer, wish) : new AddLecturer.Alike(known);
            }
            case PersonMatch.Doubtful _, PersonMatch.Nobody _ -> enter(viewer, wish);
        };
    }

    private AddLecturer enter(Viewer viewer, NewLecturer wish) {
        var post = new Post(wish.postTitle(), wish.postAt(), wish.postAtName(), wish.from(), null, "");
        var person = people.enter(viewer, new ImportedPerson(PersonDetails.of(wish.name(), null, wish.born()), post));
        return take(viewer, person, wish.kind(), wish.at(), wish.from());
    }

    private AddLecturer take(Viewer viewer, PersonId person, LecturerKind kind, OrganisationId at, LocalDate from) {
        var there = jdbc.sql("""
                SELECT count(*) FROM lecturer
                 WHERE person_id = :person AND organisation_id = :at AND valid @> CAST(:from AS date)
                """)
                .param("person", person.value())
                .param("at", at.value())
                .param("from", from)
                .query(Integer.class)
                .single();
        if (there > 0)
            return new AddLecturer.Refused(new Refusal(
                    "da-la-giang-vien",
                    "Người này đã là giảng viên của cơ quan từ trước ngày đó. Xem trong danh sách."));
        var id = lecturers.insert(person, at, kind, from);
        var ref = jdbc.sql("SELECT ref FROM lecturer WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
        audit.record(viewer, "ADD", "lecturer", id, "Thêm giảng viên", Map.of("person", person.value()));
        return new AddLecturer.Added(ref);
    }

    /** Last day as lecturer there, inclusive. Refused with {@code ngay-nguoc} before the first day. */
    @Transactional
    public Outcome<Boolean> end(Viewer viewer, UUID ref, LocalDate lastDay) {
        var lecturer = own(viewer, ref);
        if (lastDay.isBefore(lecturer.from()))
            return Outcome.refused("ngay-nguoc", "Ngày thôi đứng trước ngày bắt đầu. Xem lại ngày.");
        jdbc.sql("UPDATE lecturer SET valid = daterange(lower(valid), :last, '[]') WHERE id = :id")
                .param("id", lecturer.id().value())
                .param("last", lastDay)
                .update();
        audit.record(
                viewer, "END", "lecturer", lecturer.id().value(), "Thôi giảng dạy", Map.of("last", lastDay.toString()));
        return Outcome.done(true);
    }

    /** Which topics of the programme the lecturer teaches, all at once; topics of other programmes stay. Also of a frozen one. */
    @Transactional
    public void teaches(Viewer viewer, UUID ref, UUID programme, Collection<UUID> topics) {
        var lecturer = own(viewer, ref);
        var of = programmes.get(viewer, programme);
        jdbc.sql("""
                DELETE FROM lecturer_topic t
                 USING programme_item i
                 WHERE i.id = t.item_id
                   AND i.programme_id = :programme
                   AND t.lecturer_id = :lecturer
                """)
                .param("programme", of.id().value())
                .param("lecturer", lecturer.id().value())
                .update();
        var chosen = of.topics().stream()
                .filter(topic -> topics.contains(topic.ref()))
                .map(topic -> topic.id().value())
                .toArray(Long[]::new);
        jdbc.sql("INSERT INTO lecturer_topic (lecturer_id, item_id) SELECT :lecturer, unnest(CAST(:items AS bigint[]))")
                .param("lecturer", lecturer.id().value())
                .param("items", chosen)
                .update();
    }

    /** Topics of the programme that the lecturer is down for. */
    @Transactional(readOnly = true)
    public List<UUID> taught(Viewer viewer, LecturerCard lecturer, ProgrammeId programme) {
        return jdbc.sql("""
                SELECT i.ref
                  FROM lecturer_topic t
                  JOIN programme_item i ON i.id = t.item_id
                 WHERE t.lecturer_id = :lecturer AND i.programme_id = :programme
                 ORDER BY i.order_no
                """)
                .param("lecturer", lecturer.id().value())
                .param("programme", programme.value())
                .query(UUID.class)
                .list();
    }

    /** From now on the holder of that post, whoever it is on the day, teaches the topic. Twice is once. */
    @Transactional
    public void teachByPost(Viewer viewer, UUID programme, UUID topic, String postTitle, OrganisationId at) {
        var item = topicToAssign(viewer, programme, topic);
        jdbc.sql(
                        "INSERT INTO post_topic (item_id, post_title, organisation_id) VALUES (:item, :title, :at) ON CONFLICT DO NOTHING")
                .param("item", item.id().value())
                .param("title", Text.nfc(postTitle))
                .param("at", at.value())
                .update();
    }

    @Transactional
    public void removePost(Viewer viewer, UUID programme, UUID topic, String postTitle, OrganisationId at) {
        var item = topicToAssign(viewer, programme, topic);
        jdbc.sql("DELETE FROM post_topic WHERE item_id = :item AND post_title = :title AND organisation_id = :at")
                .param("item", item.id().value())
                .param("title", Text.nfc(postTitle))
                .param("at", at.value())
                .update();
    }

    /** A post that teaches a topic. */
    public record PostTopic(UUID topic, String title, OrganisationId at, UUID atRef, String atName) {}

    @Transactional(readOnly = true)
    public List<PostTopic> posts(Viewer viewer, ProgrammeId programme) {
        return jdbc.sql("""
                SELECT i.ref AS topic, t.post_title, t.organisation_id, o.ref, o.name
                  FROM post_topic t
                  JOIN programme_item i ON i.id = t.item_id
                  JOIN organisation_card o ON o.id = t.organisation_id
                 WHERE i.programme_id = :programme
                 ORDER BY i.order_no, t.post_title, o.id
                """)
                .param("programme", programme.value())
                .query((row, _) -> new PostTopic(
                        row.getObject("topic", UUID.class),
                        row.getString("post_title"),
                        new OrganisationId(row.getLong("organisation_id")),
                        row.getObject("ref", UUID.class),
                        row.getString("name")))
                .list();
    }

    /** Account and role of a lecturer, and a slip with a one-time code. Refusals: those of {@link WorkAccounts#slip}. */
    @Transactional
    public Outcome<Slip> account(Viewer viewer, UUID ref) {
        var lecturer = own(viewer, ref);
        accounts.give(lecturer.person(), lecturer.name(), Role.LECTURER, lecturer.organisation(), viewer.today());
        return accounts.slip(viewer, lecturer.person());
    }

    private ProgrammeItem topicToAssign(Viewer viewer, UUID programme, UUID topic) {
        var of = programmes.get(viewer, programme);
        if (!of.mayEdit()) throw new Forbidden("Chỉ cơ quan lập chương trình phân công được giảng viên.");
        return of.topics().stream()
                .filter(item -> item.ref().equals(topic))
                .findFirst()
                .orElseThrow(() -> new NotFound("topic " + topic));
    }

    private LecturerCard own(Viewer viewer, UUID ref) {
        var lecturer = lecturers.get(viewer, ref);
        mustOwn(viewer, lecturer.organisation());
        return lecturer;
    }

    private void mustOwn(Viewer viewer, OrganisationId at) {
        if (desk.owners(viewer).stream().noneMatch(own -> own.id().equals(at)))
            throw new Forbidden("Chỉ cơ quan sử dụng giảng viên sửa được giảng viên.");
    }
}
