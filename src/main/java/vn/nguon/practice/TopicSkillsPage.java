package vn.nguon.practice;

import java.util.List;
import java.util.UUID;
import vn.nguon.web.Field;

/**
 * What the topics of a programme serve.
 *
 * @param seen what the page shows, sent back with the form
 */
public record TopicSkillsPage(UUID ref, String title, String keeper, boolean mayEdit, List<Topic> topics, int seen) {
    public TopicSkillsPage {
        topics = List.copyOf(topics);
    }

    /** @param field the five to tick; @param names those ticked */
    public record Topic(String number, String title, Field field, List<String> names) {
        public Topic {
            names = List.copyOf(names);
        }
    }

    /** How many topics serve something. */
    public long served() {
        return topics.stream().filter(topic -> !topic.names().isEmpty()).count();
    }
}
