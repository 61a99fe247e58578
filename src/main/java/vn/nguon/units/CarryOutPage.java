package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/** The second look before an act is carried out. @param facts what will happen, in sentences */
public record CarryOutPage(Reorganisation act, List<String> facts, Form form, boolean ready) {}
