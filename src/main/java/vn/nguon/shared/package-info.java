/** Values that belong to no single capability: ids, dates, roles, scores, the viewer. No behaviour of any one module. */
@ApplicationModule(type = ApplicationModule.Type.OPEN, displayName = "Dùng chung")
@NullMarked
package vn.nguon.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
