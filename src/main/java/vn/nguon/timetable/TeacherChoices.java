package vn.nguon.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.classes.PartHolder;
import vn.nguon.programmes.ItemId;
import vn.nguon.programmes.LecturerId;
import vn.nguon.programmes.Lecturers;
import vn.nguon.programmes.Teacher;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** Who may teach in a class on a day: who is down for a topic or holds a post that teaches it, then lecturers of its organisations. */
@Component
class TeacherChoices {
    private final Lecturers lecturers;
    private final Classes classes;

    TeacherChoices(Lecturers lecturers, Classes classes) {
        this.lecturers = lecturers;
        this.classes = classes;
    }

    /**
     * @param lecturer null for the holder of a post that teaches, who becomes a guest reporter when assigned
     * @param topics topics they are down for
     */
    record Choice(
            UUID ref,
            PersonId person,
            @Nullable LecturerId lecturer,
            OrganisationId at,
            String name,
            String post,
            List<ItemId> topics) {
        String text() {
            return post.isEmpty() ? name : name + ", " + post;
        }
    }

    /** Three statements. Each person once, in order of given names within those down for a topic and the others. */
    List<Choice> on(Viewer viewer, ClassHead head, LocalDate day) {
        var organisations = classes.holders(viewer, head).stream()
                .map(PartHolder::organisation)
                .distinct()
                .toList();
        var programme = head.programme();
        var teachers = programme == null ? List.<Teacher>of() : lecturers.teachers(viewer, programme, day);
        var people = new LinkedHashMap<PersonId, Choice>();
        for (var teacher : teachers) people.merge(teacher.person(), choice(teacher), TeacherChoices::both);
        for (var card : lecturers.at(viewer, organisations, day))
            people.putIfAbsent(
                    card.person(),
                    new Choice(
                            card.personRef(),
                            card.person(),
                            card.id(),
                            card.organisation(),
                            card.name(),
                            card.post(),
                            List.of()));
        return List.copyOf(people.values());
    }

    private static Choice choice(Teacher teacher) {
        return new Choice(
                teacher.personRef(),
                teacher.person(),
                teacher.lecturer(),
                teacher.at(),
                teacher.name(),
                teacher.post(),
                List.of(teacher.item()));
    }

    private static Choice both(Choice one, Choice other) {
        var topics = new ArrayList<>(one.topics());
        topics.addAll(other.topics());
        return new Choice(
                one.ref(),
                one.person(),
                one.lecturer() == null ? other.lecturer() : one.lecturer(),
                one.at(),
                one.name(),
                one.post(),
                topics);
    }
}
