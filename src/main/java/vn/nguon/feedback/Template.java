package vn.nguon.feedback;

import java.util.List;

/**
 * What is asked (mẫu đánh giá). Items are answered from 1 to 5, comments in words. A class keeps the version it began with.
 *
 * @param topicItems about each topic with its lecturer, 1 to {@link #MOST_ITEMS}
 * @param topicComment question in words about each of them; empty when none is asked
 * @param classItems about the class, 1 to {@link #MOST_ITEMS}
 * @param classComments questions in words about the class, at most {@link #MOST_COMMENTS}
 */
record Template(List<String> topicItems, String topicComment, List<String> classItems, List<String> classComments) {
    static final int MOST_ITEMS = 6;
    static final int MOST_COMMENTS = 3;

    Template {
        topicItems = List.copyOf(topicItems);
        classItems = List.copyOf(classItems);
        classComments = List.copyOf(classComments);
        if (topicItems.isEmpty() || topicItems.size() > MOST_ITEMS)
            throw new IllegalArgumentException(topicItems.size() + " items about a topic");
        if (classItems.isEmpty() || classItems.size() > MOST_ITEMS)
            throw new IllegalArgumentException(classItems.size() + " items about the class");
        if (classComments.size() > MOST_COMMENTS)
            throw new IllegalArgumentException(classComments.size() + " questions about the class");
    }

    /** @param subject 0 for the class */
    List<String> items(int subject) {
        return subject == 0 ? classItems : topicItems;
    }

    /** Questions in words. @param subject 0 for the class */
    List<String> comments(int subject) {
        if (subject == 0) return classComments;
        return topicComment.isEmpty() ? List.of() : List.of(topicComment);
    }
}
