/**
 * The page frame and what every screen shares: views, forms and fields, menu, assets, error pages, who may call a route.
 * No domain. Other modules show themselves here through {@link vn.nguon.web.MenuItem} beans.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, displayName = "Khung trang", allowedDependencies = "shared")
@NullMarked
package vn.nguon.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
