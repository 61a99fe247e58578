package vn.nguon.rosters.nominating;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The trainee's own summons (/lop/{code}/giay-trieu-tap). */
public record OwnSummonsPage(ClassHead head, Nomination one, SummonsLetter letter, Form form) {}
