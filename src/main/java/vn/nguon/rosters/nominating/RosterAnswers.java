package vn.nguon.rosters.nominating;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentId;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rosters.RosterFollower;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/** Nominations go along when somebody is put on the roster by hand or taken off: a reserve is called, a seat is given up. */
@Component
class RosterAnswers implements RosterFollower {
    private final NominationTable table;
    private final NominationTasks tasks;

    RosterAnswers(NominationTable table, NominationTasks tasks) {
        this.table = table;
        this.tasks = tasks;
    }

    @Override
    public void joined(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            PersonId person,
            @Nullable DocumentId document,
            @Nullable DocumentId request) {
        table.open(id, person.value()).ifPresent(open -> {
            table.seat(open.id(), enrolment);
            table.go(
                    open.id(),
                    open.state(),
                    NominationState.SENT,
                    new NominationTable.Step(by, "Đưa vào danh sách học viên", document, request));
        });
        tasks.refresh(id);
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
        table.ofEnrolment(enrolment).ifPresent(open -> {
            var to = replaced
                    ? NominationState.REPLACED
                    : open.state() == NominationState.LEAVE_ASKED ? NominationState.RELEASED : NominationState.REMOVED;
            table.go(open.id(), open.state(), to, new NominationTable.Step(by, reason, document, request));
            tasks.answered(open.id());
        });
        tasks.refresh(id);
    }
}
