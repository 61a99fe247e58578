/** Starting, holding and saving Nguồn: the command line, the embedded database, backup. The work itself is in the modules below. */
@NullMarked
package vn.nguon;

import org.jspecify.annotations.NullMarked;
