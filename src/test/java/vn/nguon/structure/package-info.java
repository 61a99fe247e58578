/** Rules of architecture.md that a machine can check, over the code base and the catalogue. Each is also tried on something wrong. */
@NullMarked
package vn.nguon.structure;

import org.jspecify.annotations.NullMarked;
