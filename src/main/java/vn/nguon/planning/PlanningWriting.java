package vn.nguon.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.people.ImportedPerson;
import vn.nguon.people.People;
import vn.nguon.people.PersonDetails;
import vn.nguon.people.Post;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.Import;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/** Writes a reviewed list, and takes it back; both within the caller's transaction and lock, a dozen statements for any number of rows. */
@Component
class PlanningWriting {

    private final People people;
    private final Documents documents;
    private final PlanningRows rows;
    private final Units units;
    private final RoundRows rounds;
    private final Checking checking;
    private final Audit audit;

    PlanningWriting(
            People people,
            Documents documents,
            PlanningRows rows,
            Units units,
            RoundRows rounds,
            Checking checking,
            Audit audit) {
        this.people = people;
        this.documents = documents;
        this.rows = rows;
        this.units = units;
        this.rounds = rounds;
        this.checking = checking;
        this.audit = audit;
    }

    PlanningImports.Written write(Viewer viewer, Import upload, Review review) {
        var draft = review.draft();
        var dated = Objects.requireNonNull(draft.dated());
        var importId = upload.id().value();
        var basis = "Danh sách kèm theo Quyết định số %s ngày %s".formatted(draft.number(), Days.text(dated));
        var personOf = persons(viewer, review, importId, dated, basis);

        var issuer = units.byRef(Objects.requireNonNull(draft.issuer()), dated)
                .orElseThrow()
                .id();
        var document = documents.refer(
                new DocumentReference(draft.number(), dated, issuer, "", draft.title(), upload.classification()));
        var right = review.in(Review.State.RIGHT);
        // The decision was taken already: what the checks say of it is kept with it, and keeps nobody out.
        var checked = checking.review(review, dated);
        var round = rounds.ensure(
                viewer, issuer, right.stream().map(row -> key(row, dated)).toList(), importId);
        rounds.keepCheck(
                viewer,
                new HashSet<>(round.values()),
                document,
                dated,
                checking.json(checked.report().whole()),
                importId);
        var entries = new ArrayList<PlanningRows.NewEntry>();
        for (var row : right)
            entries.add(new PlanningRows.NewEntry(
                    Objects.requireNonNull(personOf.get(row.person())),
                    row.row().title(),
                    Objects.requireNonNull(row.organisation()).id(),
                    row.term(),
                    row.row().form(),
                    row.row().discipline() == null ? "" : row.row().discipline(),
                    Objects.requireNonNull(round.get(key(row, dated))),
                    checking.json(checked.of(row.index())),
                    null));
        var ids = rows.add(entries, EntryState.APPROVED, document, dated, importId);
        var doors = new ArrayList<People.Door>();
        for (var i = 0; i < ids.size(); i++)
            doors.add(new People.Door(
                    entries.get(i).person(),
                    entries.get(i).organisation(),
                    People.Door.Reason.PLANNED,
                    Planning.doorKey(ids.get(i))));
        people.atAll(doors);
        keepAnswers(viewer, review, personOf);

        var known = (int) review.writing().stream()
                .filter(position -> review.people().get(position).known() != null)
                .count();
        var written = new PlanningImports.Written(
                entries.size(), personOf.size() - known, known, review.rows().size() - entries.size());
        audit.record(
                viewer,
                "IMPORT",
                "file_import",
                importId,
                "Nhập %d lượt quy hoạch theo %s".formatted(entries.size(), draft.number()),
                Map.of("file", upload.fileName(), "entries", entries.size(), "added", written.added(), "known", known));
        return written;
    }

    private static RoundRows.Key key(Review.Row row, LocalDate dated) {
        return new RoundRows.Key(
                Level.of(Objects.requireNonNull(row.organisation()).kind()), row.term(), dated.getYear());
    }

    /** Makes or completes the persons of the rows to be written; by position in the review. */
    private Map<Integer, PersonId> persons(Viewer viewer, Review review, long importId, LocalDate dated, String basis) {
        var personOf = new LinkedHashMap<Integer, PersonId>();
        var added = new ArrayList<ImportedPerson>();
        var addedAt = new ArrayList<Integer>();
        var completed = new LinkedHashMap<PersonId, ImportedPerson>();
        for (var position : review.writing()) {
            var person = review.people().get(position);
            var listed = listed(review, person, dated, basis);
            if (person.known() != null) {
                personOf.put(position, person.known());
                completed.put(person.known(), listed);
            } else {
                added.add(listed);
                addedAt.add(position);
            }
        }
        var ids = people.addAll(viewer, added, importId);
        for (var i = 0; i < ids.size(); i++) personOf.put(addedAt.get(i), ids.get(i));
        people.completeAll(viewer, completed, importId);
        return personOf;
    }

    private static ImportedPerson listed(Review review, Review.Person person, LocalDate dated, String basis) {
        var rows = person.rows().stream().map(i -> review.draft().rows().get(i)).toList();
        var like = person.likeness();
        var details = new PersonDetails(
                like.fullName(),
                "",
                like.sex(),
                like.born(),
                first(rows, Draft.Row::ethnicity),
                "",
                first(rows, Draft.Row::homeTown),
                null,
                null,
                rows.stream()
                        .map(Draft.Row::partyOfficial)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                first(rows, Draft.Row::qualification),
                first(rows, Draft.Row::education),
                first(rows, Draft.Row::politicalTheory),
                first(rows, Draft.Row::stateManagement));
        return new ImportedPerson(details, post(rows, person.worksAt(), dated, basis));
    }

    private static String first(List<Draft.Row> rows, Function<Draft.Row, String> field) {
        return rows.stream()
                .map(field)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** "Phó Chủ tịch HĐND Xã Mai Sơn" of somebody in the group Xã Mai Sơn: the title without the place, and the place. */
    private static @Nullable Post post(
            List<Draft.Row> rows, @Nullable OrganisationCard worksAt, LocalDate dated, String basis) {
        var written = first(rows, Draft.Row::post);
        if (written.isEmpty() && worksAt == null) return null;
        var place = worksAt == null ? first(rows, Draft.Row::unit) : worksAt.placeName();
        var title = withoutPlace(written, place);
        // Whoever works at a commune is open to it also when the list names no post.
        return new Post(
                title.isEmpty() ? "Cán bộ" : title, worksAt == null ? null : worksAt.id(), place, dated, null, basis);
    }

    private static String withoutPlace(String written, String place) {
        if (place.isEmpty() || written.length() <= place.length()) return written;
        var cut = written.length() - place.length();
        return VietnameseText.sameWord(written.substring(cut), place)
                ? written.substring(0, cut).replaceFirst("[\\s,]+$", "")
                : written;
    }

    /** "Hai người khác nhau" is kept with the persons, so that the next list does not ask again. */
    private void keepAnswers(Viewer viewer, Review review, Map<Integer, PersonId> personOf) {
        for (var position : personOf.keySet()) {
            var person = review.people().get(position);
            var id = Objects.requireNonNull(personOf.get(position));
            for (var other : person.notKnown()) if (!other.equals(id)) people.distinct(viewer, id, other);
            for (var other : person.notPeople()) {
                var otherId =
                        personOf.getOrDefault(other, review.people().get(other).known());
                if (otherId != null && !otherId.equals(id)) people.distinct(viewer, id, otherId);
            }
        }
    }

    /** What is built on an import, in words; empty when it may be taken back. */
    List<String> builtOn(Viewer viewer, Import upload) {
        var importId = upload.id().value();
        var entries = rows.ofImport(importId);
        var persons = new HashSet<PersonId>();
        for (var entry : entries) persons.add(entry.person());
        var built = new ArrayList<String>();
        var removed = entries.stream().filter(PlanningRows.Imported::removed).count();
        if (removed > 0) built.add("%d lượt đã đưa ra khỏi quy hoạch".formatted(removed));
        var later = rows.plannedElsewhere(people.addedBy(importId), importId);
        if (!later.isEmpty()) built.add(words(later.size(), "người có trong lần nhập khác", names(viewer, later)));
        for (var use : people.builtOn(viewer, persons, importId))
            built.add(words(use.people(), use.what(), use.names()));
        return built;
    }

    private List<String> names(Viewer viewer, List<PersonId> persons) {
        return people.cards(viewer, persons.subList(0, Math.min(3, persons.size()))).stream()
                .map(card -> card.fullName())
                .toList();
    }

    private static String words(int count, String what, List<String> names) {
        var some = names.size() > 3 ? names.subList(0, 3) : names;
        return some.isEmpty()
                ? "%d %s".formatted(count, what)
                : "%d %s (%s%s)".formatted(count, what, String.join(", ", some), count > some.size() ? "…" : "");
    }

    void undo(Viewer viewer, Import upload) {
        var importId = upload.id().value();
        people.leave(rows.ofImport(importId).stream()
                .map(entry -> Planning.doorKey(entry.id()))
                .toList());
        rows.deleteImport(importId);
        people.forget(viewer, importId);
    }
}
