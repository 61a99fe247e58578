/** Tests of papers. */
@NullMarked
package vn.nguon.papers;

import org.jspecify.annotations.NullMarked;
