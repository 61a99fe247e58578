package vn.nguon.rosters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.people.Likeness;
import vn.nguon.people.People;
import vn.nguon.people.PersonMatch;
import vn.nguon.rosters.RosterReview.Choice;
import vn.nguon.rosters.RosterReview.Status;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/** Judges the rows of a roster file: who each one is, planned or not, trained before or not, and what a person must decide. */
@Component
class RosterJudge {
    private final People people;
    private final KnownPeople known;
    private final Units units;

    RosterJudge(People people, KnownPeople known, Units units) {
        this.people = people;
        this.known = known;
        this.units = units;
    }

    /** A row with all that writing it needs. @param committee null while the commune is not found */
    record Judged(
            RosterDraft.Row row,
            @Nullable BirthDate born,
            @Nullable OrganisationCard committee,
            Status status,
            String problem,
            List<Choice> choices,
            @Nullable KnownPerson person) {

        String unitName() {
            return committee == null ? row.unit() : committee.placeName();
        }

        boolean newcomer() {
            return status == Status.READY && person == null;
        }
    }

    /** Communes whose Đảng ủy lies beneath the class's bodies, by name. */
    record Communes(List<OrganisationCard> all) {
        /** The one written so; failing that the only one that differs in tones or in "Xã", "Thị trấn" alone. */
        Optional<OrganisationCard> named(String unit) {
            var exact = all.stream()
                    .filter(card -> VietnameseText.sameWord(card.placeName(), unit))
                    .toList();
            if (exact.size() == 1) return Optional.of(exact.getFirst());
            var alike = all.stream()
                    .filter(card -> bare(card.placeName()).equals(bare(unit)))
                    .toList();
            return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
        }

        private static String bare(String name) {
            return VietnameseText.fold(VietnameseText.clean(name))
                    .replaceFirst("^(dang uy )?(xa|thi tran|phuong|ubnd xa) ", "");
        }

        List<String> names() {
            return all.stream().map(OrganisationCard::placeName).toList();
        }
    }

    Communes communes(Viewer viewer, ClassHead head) {
        var beneath = known.beneath(viewer, head);
        return new Communes(units.organisations(KnownPeople.mapDay(viewer, head)).stream()
                .filter(card -> card.kind() == OrganisationCard.Kind.COMMUNE_COMMITTEE && beneath.contains(card.id()))
                .toList());
    }

    /** Six statements, whatever the number of rows. */
    List<Judged> judge(Viewer viewer, ClassHead head, RosterDraft draft, Communes communes) {
        var read = draft.rows().stream()
                .map(row -> Reading.of(row, communes, viewer.today()))
                .toList();
        var matches = people.match(
                viewer,
                communes.all().stream().map(OrganisationCard::id).toList(),
                read.stream().map(Reading::likeness).toList());
        var facts = facts(viewer, head, draft, matches);
        var taken = new HashMap<Long, Integer>();
        var judged = new ArrayList<Judged>();
        for (var i = 0; i < read.size(); i++) judged.add(judge(read.get(i), matches.get(i), facts, taken));
        return judged;
    }

    /** A row as read again: birth date and commune may have been mended since. */
    private record Reading(
            RosterDraft.Row row,
            @Nullable BirthDate born,
            String bornProblem,
            @Nullable OrganisationCard committee) {
        static Reading of(RosterDraft.Row row, Communes communes, LocalDate today) {
            var committee = communes.named(row.unit()).orElse(null);
            return switch (BirthDate.read(row.born(), today)) {
                case BirthDate.Read(var value, var _) -> new Reading(row, value, "", committee);
                case BirthDate.Unreadable(var why) -> new Reading(row, null, why, committee);
            };
        }

        Likeness likeness() {
            return new Likeness(
                    row.name(), row.sex(), born, committee == null ? null : committee.id(), null, row.partyOfficial());
        }
    }

    /** Everybody who may be meant, with planning and earlier classes. */
    private record Facts(Map<PersonId, KnownPerson> byId, Map<UUID, KnownPerson> byRef) {}

    private Facts facts(Viewer viewer, ClassHead head, RosterDraft draft, List<PersonMatch> matches) {
        var wanted = new LinkedHashSet<PersonId>();
        for (var match : matches) {
            switch (match) {
                case PersonMatch.Sure(var person) -> wanted.add(person);
                case PersonMatch.Doubtful(var alike) -> alike.forEach(card -> wanted.add(card.id()));
                case PersonMatch.Nobody() -> {}
            }
        }
        var all = new ArrayList<>(known.all(viewer, head, wanted));
        var refs = all.stream().map(KnownPerson::ref).collect(Collectors.toSet());
        for (var row : draft.rows()) {
            var chosen = row.person();
            if (chosen != null && refs.add(chosen))
                known.find(viewer, head, chosen).ifPresent(all::add);
        }
        return new Facts(
                all.stream().collect(Collectors.toMap(p -> new PersonId(p.personId()), Function.identity())),
                all.stream().collect(Collectors.toMap(KnownPerson::ref, Function.identity())));
    }

    private static Judged judge(Reading read, PersonMatch match, Facts facts, Map<Long, Integer> taken) {
        var row = read.row();
        if (row.decision() == RosterDraft.Decision.OUT)
            return new Judged(row, read.born(), read.committee(), Status.OUT, "", List.of(), null);
        if (read.committee() == null)
            return wrong(
                    read,
                    row.unit().isEmpty()
                            ? "Chưa ghi đơn vị. Chọn xã, thị trấn"
                            : "Chưa có đơn vị “%s” trong phạm vi của lớp. Chọn xã, thị trấn".formatted(row.unit()));
        if (read.born() == null) return wrong(read, read.bornProblem());
        var choices = choices(match, facts);
        var person = whom(row, match, facts);
        if (person != null) return known(read, person, choices, taken);
        if (row.decision() == RosterDraft.Decision.NEW && !row.reason().isBlank())
            return new Judged(row, read.born(), read.committee(), Status.READY, "", choices, null);
        return choices.isEmpty()
                ? new Judged(
                        row,
                        read.born(),
                        read.committee(),
                        Status.UNKNOWN,
                        "Chưa có trong hồ sơ cán bộ. Để lại, hoặc thêm người mới và ghi lý do",
                        choices,
                        null)
                : new Judged(
                        row,
                        read.born(),
                        read.committee(),
                        Status.ASK,
                        "Có thể là người đã có hồ sơ. Chọn đúng người, hoặc thêm người mới và ghi lý do",
                        choices,
                        null);
    }

    private static Judged known(Reading read, KnownPerson person, List<Choice> choices, Map<Long, Integer> taken) {
        var row = read.row();
        if (person.onRoster())
            return new Judged(
                    row,
                    read.born(),
                    read.committee(),
                    Status.ALREADY,
                    "Đã có trong danh sách lớp này",
                    choices,
                    person);
        var before = taken.putIfAbsent(person.personId(), row.row());
        if (before != null)
            return new Judged(
                    row,
                    read.born(),
                    read.committee(),
                    Status.ALREADY,
                    "Cùng người với dòng " + before,
                    choices,
                    person);
        if (row.reason().isBlank()) {
            if (person.plannedAs().isEmpty())
                return new Judged(
                        row,
                        read.born(),
                        read.committee(),
                        Status.NOT_PLANNED,
                        "Không có trong quy hoạch. Để lại, hoặc ghi lý do vẫn cử đi học",
                        choices,
                        person);
            if (!person.trainedIn().isEmpty())
                return new Judged(
                        row,
                        read.born(),
                        read.committee(),
                        Status.TRAINED,
                        "Đã học lớp %s. Để lại, hoặc ghi lý do vẫn cử đi học".formatted(person.trainedIn()),
                        choices,
                        person);
        }
        return new Judged(row, read.born(), read.committee(), Status.READY, "", choices, person);
    }

    private static Judged wrong(Reading read, String problem) {
        return new Judged(read.row(), read.born(), read.committee(), Status.WRONG, problem, List.of(), null);
    }

    private static @Nullable KnownPerson whom(RosterDraft.Row row, PersonMatch match, Facts facts) {
        return switch (row.decision()) {
            case PERSON -> row.person() == null ? null : facts.byRef().get(row.person());
            case NEW ->
                match instanceof PersonMatch.Sure(var person) ? facts.byId().get(person) : null;
            case NONE ->
                match instanceof PersonMatch.Sure(var person) ? facts.byId().get(person) : null;
            case OUT -> null;
        };
    }

    private static List<Choice> choices(PersonMatch match, Facts facts) {
        if (!(match instanceof PersonMatch.Doubtful(var alike))) return List.of();
        return alike.stream()
                .map(card -> facts.byId().get(card.id()))
                .filter(person -> person != null)
                .map(person -> new Choice(person.ref(), text(person)))
                .toList();
    }

    static String text(KnownPerson person) {
        return person.plannedAs().isEmpty()
                ? "%s, %s, %s".formatted(person.fullName(), person.born(), person.unitName())
                : "%s, %s, %s, quy hoạch %s"
                        .formatted(person.fullName(), person.born(), person.unitName(), person.plannedAs());
    }
}
