package vn.nguon.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.OrganisationChoice;
import vn.nguon.units.Units;

/**
 * Cadres as one viewer may see them: through visible_person(), which is: works or is planned at an organisation visible to the viewer, or
 * is the viewer. Whoever is not visible is not found. Only the organisation board writes here.
 */
@Service
public class People {

    private final PersonRows rows;
    private final PersonSearch search;
    private final PersonWrites writes;
    private final PersonImports imports;
    private final PersonDesk desk;
    private final Units units;
    private final ObjectProvider<BuiltOnPeople> above;

    People(
            PersonRows rows,
            PersonSearch search,
            PersonWrites writes,
            PersonImports imports,
            PersonDesk desk,
            Units units,
            ObjectProvider<BuiltOnPeople> above) {
        this.rows = rows;
        this.search = search;
        this.writes = writes;
        this.imports = imports;
        this.desk = desk;
        this.units = units;
        this.above = above;
    }

    /** A fact that opens a person to those who see an organisation; {@code sourceKey} names the fact, e.g. {@code entry:12}. */
    public record Door(PersonId person, OrganisationId organisation, Reason reason, String sourceKey) {
        public enum Reason {
            WORKS,
            PLANNED
        }
    }

    /**
     * One page of persons.
     *
     * @param total how many there are in all, counted no further than {@link #COUNTED}; {@code beyond}: there are more
     * @param before whether others come before this page, {@code after} whether others come after it
     */
    public record Listing(List<PersonLine> lines, int total, boolean beyond, boolean before, boolean after) {
        public Listing {
            lines = List.copyOf(lines);
        }
    }

    // --- reading
    // -------------------------------------------------------------------------------------------------------------

    /** How far a list is counted: the exact number of a million takes longer than the page. */
    public static final int COUNTED = 1_000;

    /** Persons whom the viewer may see, each once, however many files they have. At most seven statements, whatever the page. */
    @Transactional(readOnly = true)
    public Listing list(Viewer viewer, PersonFilter filter) {
        return search.list(viewer, filter, COUNTED);
    }

    /** The first of them, in the order of the list, and no count of the rest. At most four statements. */
    @Transactional(readOnly = true)
    public List<PersonLine> first(Viewer viewer, PersonFilter filter) {
        return search.first(viewer, filter);
    }

    /** About how many of all persons are called so, as PostgreSQL expects: nothing is read. For choosing how to look for them. One statement. */
    @Transactional(readOnly = true)
    public long calledSo(String text) {
        return search.expected(text);
    }

    /** Organisations where persons whom the viewer may see work or are planned, by name. */
    @Transactional(readOnly = true)
    public List<OrganisationChoice> filters(Viewer viewer) {
        return rows.filters(viewer);
    }

    /** Organisations of today's map at which the viewer may say that somebody works, by name. */
    @Transactional(readOnly = true)
    public List<OrganisationCard> workplaces(Viewer viewer) {
        var visible = rows.visibleOrganisations(viewer);
        return units.organisations(viewer.today()).stream()
                .filter(card -> visible.contains(card.id().value()))
                .toList();
    }

    /** Those of the asked persons whom the viewer may see, by given name. One statement. */
    @Transactional(readOnly = true)
    public List<PersonCard> cards(Viewer viewer, Collection<PersonId> people) {
        return rows.cards(viewer, people);
    }

    /** @throws NotFound when there is no such person or no door to them */
    @Transactional(readOnly = true)
    public PersonCard card(Viewer viewer, UUID ref) {
        return whole(viewer, ref).card();
    }

    /**
     * What the cadre file shows of a person; sensitive fields masked unless the viewer is of an organisation board, an approver or the
     * person. Reading is audited by whoever shows it (dossiers). Two statements.
     *
     * @throws NotFound when there is no such person or no door to them
     */
    @Transactional(readOnly = true)
    public PersonFacts page(Viewer viewer, UUID ref) {
        var whole = whole(viewer, ref);
        return new PersonFacts(
                whole.card(),
                whole.version(),
                whole.details(),
                whole.particulars(),
                whole.own(),
                whole.ownParticulars(),
                rows.posts(whole.card().id()),
                whole.sameFiles(),
                PersonRows.showsSensitive(viewer, whole.self()),
                viewer.is(Role.ORGANISATION_BOARD));
    }

    private PersonRows.Whole whole(Viewer viewer, UUID ref) {
        return rows.whole(viewer, ref).orElseThrow(() -> new NotFound("person " + ref));
    }

    // --- matching
    // ------------------------------------------------------------------------------------------------------------

    /** Who these rows are, among the persons whom the viewer may see. Same order, one statement. */
    @Transactional(readOnly = true)
    public List<PersonMatch> match(Viewer viewer, List<Likeness> wanted) {
        return match(viewer, List.of(), wanted);
    }

    /**
     * The same, and also among persons at these organisations: for a centre that takes in the roster of communes it does not look into.
     * The caller has checked that the viewer may ask about them.
     */
    @Transactional(readOnly = true)
    public List<PersonMatch> match(Viewer viewer, Collection<OrganisationId> among, List<Likeness> wanted) {
        if (wanted.isEmpty()) return List.of();
        var byName = new HashMap<String, List<PersonMatching.Known>>();
        var byNumber = new HashMap<String, PersonMatching.Known>();
        for (var known : rows.candidates(viewer, among, wanted)) {
            byName.computeIfAbsent(VietnameseText.fold(known.traits().fullName()), _ -> new ArrayList<>())
                    .add(known);
            if (known.traits().personalNo() != null) byNumber.put(known.traits().personalNo(), known);
        }
        var result = new ArrayList<PersonMatch>(wanted.size());
        for (var row : wanted) {
            var known = new ArrayList<>(byName.getOrDefault(VietnameseText.fold(row.fullName()), List.of()));
            var numbered = row.personalNo() == null ? null : byNumber.get(row.personalNo());
            if (numbered != null && !known.contains(numbered)) known.add(numbered);
            result.add(PersonMatching.judge(row, known));
        }
        return result;
    }

    /** Keeps a human's word that these two are two, so that nobody is asked again. */
    @Transactional
    public void distinct(Viewer viewer, PersonId one, PersonId other) {
        writes.distinct(viewer, one, other);
    }

    // --- writing by hand
    // -----------------------------------------------------------------------------------------------------

    /** Adds a person with the post they hold; looks for the same person first. */
    @Transactional
    public AddPerson.Result add(Viewer viewer, AddPerson command) {
        var details = command.details();
        var likeness = new Likeness(
                details.fullName(),
                details.sex(),
                details.born(),
                command.post().organisation(),
                details.personalNo(),
                details.partyOfficial());
        return desk.add(viewer, command, () -> match(viewer, List.of(likeness)).getFirst());
    }

    /**
     * Puts right what is kept of a person. What stood there before stays on record, with who changed it and why.
     *
     * @throws NotFound when there is no such person or no door to them
     * @throws vn.nguon.shared.Stale when somebody else saved since {@code version}
     */
    @Transactional
    public Outcome<PersonCard> correct(Viewer viewer, UUID ref, int version, Correction correction) {
        return desk.correct(viewer, whole(viewer, ref), version, correction);
    }

    /** Adds a post to a person, at one of the viewer's organisations or elsewhere. */
    @Transactional
    public Outcome<PersonCard> hold(Viewer viewer, UUID ref, Post post) {
        return desk.hold(viewer, whole(viewer, ref).card(), post);
    }

    /** Ends a post; {@code lastDay} is inclusive. */
    @Transactional
    public Outcome<PersonCard> endPost(Viewer viewer, UUID ref, UUID post, LocalDate lastDay) {
        return endPost(viewer, ref, post, lastDay, "");
    }

    /** The same, with the paper that says so. */
    @Transactional
    public Outcome<PersonCard> endPost(Viewer viewer, UUID ref, UUID post, LocalDate lastDay, String basis) {
        return desk.endPost(viewer, whole(viewer, ref).card(), post, lastDay, basis);
    }

    /**
     * Puts right a post: the row that stood is withdrawn with the reason, another takes its place.
     *
     * @param right null to say that the person never held it
     */
    @Transactional
    public Outcome<PersonCard> correctPost(
            Viewer viewer, UUID ref, UUID post, @org.jspecify.annotations.Nullable Post right, String why) {
        return desk.correctPost(viewer, whole(viewer, ref).card(), post, right, why);
    }

    // --- writing by lists (planning, rosters), in the caller's transaction
    // ---------------------------------------------------

    /**
     * Adds the persons of a list with their posts; ids in the same order. The caller has matched them and checked the rights.
     *
     * @param importId the file they come from; undoing it takes them back by {@link #forget}
     */
    @Transactional
    public List<PersonId> addAll(Viewer viewer, List<ImportedPerson> people, long importId) {
        var added =
                writes.add(viewer, people.stream().map(ImportedPerson::details).toList(), importId);
        holdAll(added, people, importId);
        return added;
    }

    /**
     * Adds one person whom another module's form brings in (a lecturer), with the post held. The caller has looked for the same person by
     * {@link #match} and checked the rights of its own.
     */
    @Transactional
    public PersonId enter(Viewer viewer, ImportedPerson person) {
        var added = writes.add(viewer, List.of(person.details()), null).getFirst();
        if (person.post() != null) writes.hold(Map.of(added, person.post()), null);
        return added;
    }

    /** For persons known before: their post where it is new, and what was blank. Nothing that is there is overwritten. */
    @Transactional
    public void completeAll(Viewer viewer, Map<PersonId, ImportedPerson> people, long importId) {
        var ids = new ArrayList<>(people.keySet());
        var listed = ids.stream().map(people::get).toList();
        imports.complete(
                viewer, ids, listed.stream().map(ImportedPerson::details).toList(), importId);
        holdAll(ids, listed, importId);
    }

    private void holdAll(List<PersonId> ids, List<ImportedPerson> people, long importId) {
        var posts = new LinkedHashMap<PersonId, Post>();
        for (var i = 0; i < ids.size(); i++) {
            var post = people.get(i).post();
            if (post != null) posts.put(ids.get(i), post);
        }
        writes.hold(posts, importId);
    }

    /**
     * Takes back what an import wrote about persons: posts, completed fields, doors of those posts, and the persons themselves.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if something is still built on one of them: ask
     *     {@link BuiltOnPeople} before
     */
    @Transactional
    public void forget(Viewer viewer, long importId) {
        imports.forget(viewer, importId);
    }

    /** Persons whom an import made. */
    @Transactional(readOnly = true)
    public List<PersonId> addedBy(long importId) {
        return imports.addedBy(importId);
    }

    /**
     * What is built on an import besides its own rows: what modules above have on any of these persons, and what was written by hand on
     * those whom the import made. Empty when it may be taken back.
     */
    @Transactional(readOnly = true)
    public List<BuiltOnPeople.Use> builtOn(Viewer viewer, Collection<PersonId> people, long importId) {
        var uses = new ArrayList<BuiltOnPeople.Use>();
        var changed = imports.changedByHand(importId);
        if (!changed.isEmpty()) {
            var names = rows.cards(viewer, changed).stream()
                    .map(PersonCard::fullName)
                    .toList();
            uses.add(new BuiltOnPeople.Use("người đã được sửa hồ sơ", changed.size(), names));
        }
        above.orderedStream().forEach(module -> uses.addAll(module.uses(people)));
        return uses;
    }

    /** Opens one door; idempotent. */
    @Transactional
    public void at(PersonId person, OrganisationId organisation, Door.Reason reason, String sourceKey) {
        atAll(List.of(new Door(person, organisation, reason, sourceKey)));
    }

    /** Opens doors; each is idempotent. One statement. */
    @Transactional
    public void atAll(Collection<Door> doors) {
        writes.at(doors);
    }

    /** Closes the doors that these facts opened. */
    @Transactional
    public void leave(Collection<String> sourceKeys) {
        writes.leave(sourceKeys);
    }

    // --- accounts
    // ------------------------------------------------------------------------------------------------------------

    /**
     * Says which account is this person's.
     *
     * @throws DuplicateKeyException if the account is another person's
     */
    @Transactional
    public void linkAccount(PersonId person, AccountId account) {
        writes.linkAccount(person, account.value());
    }

    @Transactional(readOnly = true)
    public Optional<AccountId> accountOf(PersonId person) {
        return rows.accountOf(person);
    }

    @Transactional(readOnly = true)
    public Optional<PersonId> ofAccount(AccountId account) {
        return rows.ofAccount(account);
    }
}
