/** What a whole team does, in a real browser, from the first run to the end. */
@NullMarked
package vn.nguon.journeys;

import org.jspecify.annotations.NullMarked;
