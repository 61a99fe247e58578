package vn.nguon.classes;

import vn.nguon.web.Form;

/** Which organisation does what in the class. @param changeable the viewer may add and remove now */
public record PartsOfClassPage(ClassHead head, ClassDetails details, boolean changeable, Form form) {}
