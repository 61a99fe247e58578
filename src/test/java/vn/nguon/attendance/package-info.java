/** Tests of attendance, and the class that they and the tests of papers are about. */
@NullMarked
package vn.nguon.attendance;

import org.jspecify.annotations.NullMarked;
