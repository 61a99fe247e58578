package vn.nguon.classes;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.nguon.shared.Role;
import vn.nguon.web.Allow;

/** Those who run a class, decide on it or keep order in it: not the trainees and not the propaganda board. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Allow({
    Role.ORGANISATION_BOARD,
    Role.CENTRE,
    Role.SCHOOL,
    Role.APPROVER,
    Role.LECTURER,
    Role.SUPERVISOR,
    Role.CLASS_COMMITTEE
})
public @interface AllowClassStaff {}
