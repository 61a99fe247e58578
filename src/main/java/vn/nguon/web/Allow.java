package vn.nguon.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.nguon.shared.Role;

/**
 * Only viewers who hold one of these roles today. Coarse: which organisation's or class's data they get is checked in SQL
 * by the façade. On a method it replaces what stands on the class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {
    Role[] value();
}
