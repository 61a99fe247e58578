package vn.nguon.classes;

import vn.nguon.web.Form;

/** Steering committee as a table of inputs: {@code ten-n}, {@code chuc-vu-n}, {@code vai-tro-n}; the last rows are blank. */
public record SteeringPage(ClassHead head, Form form, int rows, boolean changeable) {}
