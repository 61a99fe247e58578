package vn.nguon.classes;

import vn.nguon.web.Form;

/** Schemes and resolutions that the class carries out. */
public record BasisPage(ClassHead head, ClassDetails details, Form form, boolean changeable) {}
