package vn.nguon.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What is asked about.
 *
 * @param no 0 for the class, 1, 2, … for a topic with one lecturer, in the order they were taught
 * @param lecturer name and post on the day, empty where nobody is named
 * @param answers how many spoke about it; null before the count and where they were fewer than {@link Tally#LEAST}
 */
record Subject(
        int no, String title, String lecturer, @Nullable Integer answers) {}
