package vn.nguon.classes;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.nguon.shared.Role;
import vn.nguon.web.Allow;

/** Everybody whose organisation, task or seat can make a class visible to them; {@code visible_class} says which classes those are. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Allow({
    Role.ORGANISATION_BOARD,
    Role.PROPAGANDA_BOARD,
    Role.CENTRE,
    Role.SCHOOL,
    Role.APPROVER,
    Role.LECTURER,
    Role.SUPERVISOR,
    Role.CLASS_COMMITTEE,
    Role.TRAINEE
})
public @interface AllowClassReaders {}
