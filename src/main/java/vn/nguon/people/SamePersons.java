package vn.nguon.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Says that two files are one person (cùng một người), and takes it back. Nothing is copied, moved or rewritten: what was written under a
 * file stays there, and readers take the files together, so that taking it back leaves everything exactly as it was. Only the
 * organisation board says so, and only of files that it may see.
 */
@Service
public class SamePersons {

    private final PersonRows people;
    private final SamePersonRows rows;
    private final PersonWrites writes;
    private final People matching;
    private final Audit audit;
    private final ObjectProvider<BuiltOnPeople> above;
    private final ObjectProvider<PersonFollower> followers;

    SamePersons(
            PersonRows people,
            SamePersonRows rows,
            PersonWrites writes,
            People matching,
            Audit audit,
            ObjectProvider<BuiltOnPeople> above,
            ObjectProvider<PersonFollower> followers) {
        this.people = people;
        this.rows = rows;
        this.writes = writes;
        this.matching = matching;
        this.audit = audit;
        this.above = above;
        this.followers = followers;
    }

    /** What was said of a person's files, the latest first; also what was taken back. */
    @Transactional(readOnly = true)
    public List<Said> said(Viewer viewer, UUID person) {
        return rows.said(whole(viewer, person).card().id());
    }

    /**
     * Files that may be of the same person: alike by name, birth or number, and not said to be somebody else.
     *
     * @throws NotFound when there is no such person or no door to them
     */
    @Transactional(readOnly = true)
    public List<PersonCard> alike(Viewer viewer, UUID person) {
        var whole = whole(viewer, person);
        var own = whole.own();
        var likeness = new Likeness(own.fullName(), own.sex(), own.born(), null, own.personalNo(), null);
        return matching.match(viewer, List.of(likeness)).stream()
                .flatMap(match -> switch (match) {
                    case PersonMatch.Doubtful(var alike) -> alike.stream();
                    case PersonMatch.Sure(var id) -> people.cards(viewer, List.of(id)).stream();
                    case PersonMatch.Nobody() -> java.util.stream.Stream.<PersonCard>empty();
                })
                .filter(card -> !card.id().equals(whole.card().id()))
                .filter(card -> !rows.saidToBeTwo(whole.card().id(), card.id()))
                .toList();
    }

    /** The file with that code, if the viewer may see it; of several files of a person the one that speaks for them. */
    @Transactional(readOnly = true)
    public Optional<PersonCard> byCode(Viewer viewer, String code) {
        return rows.refOfCode(code).flatMap(ref -> people.whole(viewer, ref)).map(PersonRows.Whole::card);
    }

    /** What modules above have on a person, in words, e.g. "học viên của lớp TD-2022-01". */
    @Transactional(readOnly = true)
    public List<String> builtOn(Viewer viewer, PersonCard person) {
        var seen = whole(viewer, person.ref()).card();
        return above.orderedStream()
                .flatMap(module -> module.uses(rows.filesOf(seen.id())).stream())
                .map(BuiltOnPeople.Use::what)
                .toList();
    }

    /**
     * Says that two files are one person. Refused where the files contradict each other: two numbers, two accounts, or what a {@link
     * PersonFollower} knows, such as two classes on one half day.
     *
     * @param kept the file that speaks for the person from now on
     * @param why what shows that it is one person; not empty
     * @throws NotFound when there is no door to one of them
     */
    @Transactional
    public Outcome<PersonCard> say(Viewer viewer, UUID kept, UUID other, String why) {
        PersonDesk.mustWrite(viewer);
        var reason = VietnameseText.clean(why);
        if (reason.isEmpty()) throw new IllegalArgumentException("same person without reason");
        rows.lock();
        var stays = whole(viewer, kept);
        var joins = whole(viewer, other);
        if (stays.card().id().equals(joins.card().id()))
            return Outcome.refused("da-la-mot-nguoi", "Hai hồ sơ này đã ghi là một người");
        var one = stays.details().personalNo();
        var two = joins.details().personalNo();
        if (one != null && two != null && !one.equals(two))
            return Outcome.refused(
                    "hai-so-dinh-danh",
                    "Hai hồ sơ có hai số định danh khác nhau nên là hai người. Nếu một số ghi sai, sửa số đó trước");
        if (rows.accounts(stays.card().id(), joins.card().id()) > 1)
            return Outcome.refused(
                    "hai-tai-khoan",
                    "Cả hai hồ sơ đều có tài khoản đăng nhập. Báo quản trị kỹ thuật bỏ một tài khoản trước");
        rows.say(viewer, stays.card().id(), joins.card().id(), reason);
        var unfollowed = follow(rows.filesOf(stays.card().id()));
        if (unfollowed.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(unfollowed.get());
        }
        for (var card : List.of(stays.card(), joins.card()))
            audit.record(
                    viewer,
                    "SAME_PERSON",
                    "person",
                    card.id().value(),
                    "Ghi hồ sơ %s và %s là một người"
                            .formatted(stays.card().code(), joins.card().code()),
                    Map.of("why", reason));
        return Outcome.done(stays.card());
    }

    /**
     * Takes back that two files are one person.
     *
     * @param two also keeps that they are two, so that nobody is asked again
     */
    @Transactional
    public Outcome<PersonCard> takeBack(Viewer viewer, UUID person, UUID said, String why, boolean two) {
        PersonDesk.mustWrite(viewer);
        var reason = VietnameseText.clean(why);
        if (reason.isEmpty()) throw new IllegalArgumentException("taken back without reason");
        rows.lock();
        var card = whole(viewer, person).card();
        var files = rows.takeBack(viewer, card.id(), said, reason);
        if (files.isEmpty()) return Outcome.refused("da-tach", "Có người vừa tách hai hồ sơ này. Mở lại hồ sơ để xem");
        var pair = files.get();
        var parted = new ArrayList<>(rows.filesOf(pair.joined()));
        parted.addAll(rows.filesOf(pair.kept()));
        follow(parted).ifPresent(refusal -> {
            throw new IllegalStateException("files cannot be parted: " + refusal.code());
        });
        if (two) writes.distinct(viewer, pair.joined(), pair.kept());
        var content = new LinkedHashMap<String, String>();
        content.put("why", reason);
        content.put("two", Boolean.toString(two));
        for (var id : List.of(pair.joined(), pair.kept()))
            audit.record(
                    viewer,
                    "NOT_SAME_PERSON",
                    "person",
                    id.value(),
                    "Tách hồ sơ %s khỏi %s".formatted(pair.joinedCode(), pair.keptCode()),
                    content);
        return Outcome.done(card);
    }

    /**
     * That two files are one person, once said.
     *
     * @param joined the file that went into {@code kept}
     * @param backAt null while it stands
     */
    public record Said(
            UUID ref,
            PersonCard joined,
            PersonCard kept,
            String why,
            java.time.Instant at,
            String by,
            java.time.@org.jspecify.annotations.Nullable Instant backAt,
            @org.jspecify.annotations.Nullable String backBy,
            @org.jspecify.annotations.Nullable String backWhy) {}

    /** The two files of a row that was taken back. */
    record Pair(PersonId joined, String joinedCode, PersonId kept, String keptCode) {}

    private Optional<Refusal> follow(List<PersonId> files) {
        return followers
                .orderedStream()
                .flatMap(follower -> follower.follow(files).stream())
                .findFirst();
    }

    private PersonRows.Whole whole(Viewer viewer, UUID ref) {
        return people.whole(viewer, ref).orElseThrow(() -> new NotFound("person " + ref));
    }
}
