@NullMarked
package vn.nguon.timetable;

import org.jspecify.annotations.NullMarked;
