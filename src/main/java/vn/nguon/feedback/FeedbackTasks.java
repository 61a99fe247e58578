package vn.nguon.feedback;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;

/** "Đánh giá lớp học" for each trainee who owes an answer. Who answers has the task taken away, not closed: closing writes down when. */
@Component
class FeedbackTasks {
    private final Tasks tasks;

    FeedbackTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Also brings the day up to date when the survey runs longer. */
    void open(ClassHead head, Survey survey, List<FeedbackBook.Asked> asked) {
        var due = survey.lastDay();
        for (var one : asked)
            one.account()
                    .ifPresent(account -> tasks.open(new OpenTask(
                            key(survey.id(), one.enrolmentId()),
                            "feedback",
                            "Đánh giá lớp học, không ghi tên",
                            head.name(),
                            "/danh-gia/" + head.code(),
                            due,
                            account,
                            null,
                            null)));
    }

    void answered(Survey survey, long enrolment) {
        tasks.takeAway(key(survey.id(), enrolment));
    }

    /** It is too late for who has not answered. */
    void over(Survey survey) {
        tasks.closeOthers(List.of(survey(survey.id())), List.of());
    }

    private static String key(long survey, long enrolment) {
        return survey(survey) + enrolment;
    }

    private static String survey(long survey) {
        return "feedback:" + survey + ":";
    }
}
