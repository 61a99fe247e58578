package vn.nguon.people;

/**
 * One line of the list of persons.
 *
 * @param post title of the post held today, "" when none is known
 * @param postAt where, as written with the post
 * @param unit short names of the organisations where the person works
 */
public record PersonLine(PersonCard person, String post, String postAt, String unit) {}
