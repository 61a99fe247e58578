package vn.nguon.practice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassFollower;
import vn.nguon.classes.ClassStarted;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassTaught;
import vn.nguon.documents.DocumentId;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rosters.RosterFollower;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;

/** Keeps the survey in step with its class and its roster. */
@Component
class SkillFollower implements ClassFollower, RosterFollower {
    private final Skills skills;
    private final SkillBook book;
    private final SkillTasks tasks;

    SkillFollower(Skills skills, SkillBook book, SkillTasks tasks) {
        this.skills = skills;
        this.book = book;
        this.tasks = tasks;
    }

    @ApplicationModuleListener
    void on(ClassStarted started) {
        skills.begin(started.classId());
    }

    @ApplicationModuleListener
    void on(ClassTaught taught) {
        skills.taught(taught.classId());
    }

    /** Nobody is asked any more once a class is over or does not take place. */
    @Override
    public Optional<Refusal> follow(Viewer by, ClassId id, ClassState state) {
        if (state == ClassState.FINISHED || state == ClassState.CANCELLED || state == ClassState.POSTPONED)
            tasks.end(id);
        return Optional.empty();
    }

    @Override
    public void joined(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            PersonId person,
            @Nullable DocumentId document,
            @Nullable DocumentId request) {
        again(by, id);
    }

    @Override
    public void left(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            boolean replaced,
            String reason,
            @Nullable DocumentId document,
            @Nullable DocumentId request) {
        again(by, id);
    }

    private void again(Viewer by, ClassId id) {
        var survey = book.survey(id).orElse(null);
        if (survey == null) return;
        for (var moment : Moment.values())
            if (!by.today().isBefore(survey.from(moment)) && !by.today().isAfter(survey.to(moment)))
                tasks.owe(id, moment);
    }
}
