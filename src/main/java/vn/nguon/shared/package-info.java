/** Values and small things that every module uses and that belong to none. */
@ApplicationModule(displayName = "Dùng chung", type = ApplicationModule.Type.OPEN)
@NullMarked
package vn.nguon.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
