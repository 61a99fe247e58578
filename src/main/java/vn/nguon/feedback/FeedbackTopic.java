package vn.nguon.feedback;

import java.time.LocalDate;

/**
 * A topic with one of its lecturers that may be asked about.
 *
 * @param key stable while the timetable stays as it is; names topic and lecturer
 * @param lecturer name and post on the day, empty where the timetable names nobody
 */
public record FeedbackTopic(String key, String title, String lecturer, LocalDate firstDay) {}
