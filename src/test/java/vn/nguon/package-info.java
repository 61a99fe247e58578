/** What all tests stand on: a database a test class, a browser, and tests of starting and saving. */
@NullMarked
package vn.nguon;

import org.jspecify.annotations.NullMarked;
