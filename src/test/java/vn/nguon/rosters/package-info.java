@NullMarked
package vn.nguon.rosters;

import org.jspecify.annotations.NullMarked;
