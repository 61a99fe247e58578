/** One row per open task (việc cần làm). Public: {@link Tasks}, {@link OpenTask}, {@link TaskLine}. */
@ApplicationModule(
        displayName = "Việc cần làm",
        allowedDependencies = {"shared", "units", "accounts", "web"})
@NullMarked
package vn.nguon.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
