/**
 * What a whole team does, in a real browser, from the first run to the end. Each journey names itself in the property {@code nguon.test}, so
 * that none goes on in the program, and the database, of another.
 */
@NullMarked
package vn.nguon.journeys;

import org.jspecify.annotations.NullMarked;
