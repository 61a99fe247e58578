package vn.nguon.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Allow;
import vn.nguon.web.MenuItem;
import vn.nguon.web.Views;

/** A lecturer reads what trainees said of the topics they taught, and of no others. */
@Controller
@Allow(Role.LECTURER)
class TeachingPages {
    private final Feedback feedback;

    TeachingPages(Feedback feedback) {
        this.feedback = feedback;
    }

    @Configuration(proxyBeanMethods = false)
    static class Lines {
        @Bean
        MenuItem menuTeachingFeedback() {
            return new MenuItem(55, "Đánh giá của học viên", "/danh-gia/bai-giang", "ratio", Set.of(Role.LECTURER));
        }
    }

    @GetMapping("/danh-gia/bai-giang")
    ModelAndView own(Viewer viewer) {
        var teaching = feedback.teaching(viewer);
        var classes = new LinkedHashMap<String, List<FeedbackPage.SubjectView>>();
        for (var topic : teaching.taught())
            classes.computeIfAbsent(topic.className(), _ -> new ArrayList<>()).add(view(teaching, topic));
        return Views.page(
                "feedback/teaching",
                new TeachingPage(classes.entrySet().stream()
                        .map(one -> new TeachingPage.OfClass(one.getKey(), one.getValue()))
                        .toList()));
    }

    private static FeedbackPage.SubjectView view(Feedback.Teaching teaching, FeedbackCounts.Taught topic) {
        var key = FeedbackCounts.key(topic.surveyId(), topic.no());
        var template = FeedbackTemplates.JSON.readValue(topic.content(), Template.class);
        var cells = teaching.cells().stream()
                .filter(cell -> cell.subject() == key)
                .map(cell -> new SubjectViews.Cell(cell.itemNo(), cell.score(), cell.answers()))
                .toList();
        var words = teaching.comments().stream()
                .filter(comment -> comment.subject() == key)
                .map(comment -> new FeedbackPage.CommentView(comment.text(), "", null))
                .toList();
        return SubjectViews.of(
                topic.title(),
                "",
                topic.answers(),
                template.topicItems(),
                cells,
                words.isEmpty() ? List.of() : List.of(new FeedbackPage.CommentsView(template.topicComment(), words)));
    }
}
