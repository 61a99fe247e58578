package vn.nguon.classes;

import vn.nguon.web.Form;

/** Who the class supervisor is. @param form with {@code nguoi} */
public record SupervisorPage(ClassHead head, ClassDetails details, Form form, boolean changeable) {}
