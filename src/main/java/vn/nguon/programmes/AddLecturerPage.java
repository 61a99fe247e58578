package vn.nguon.programmes;

import java.util.List;
import vn.nguon.people.PersonCard;
import vn.nguon.people.PersonLine;
import vn.nguon.web.Form;

/**
 * Adding a lecturer: picked from the register, or entered anew.
 *
 * @param search what was looked for in the register; empty before
 * @param found persons of the register with that name, at most 20
 * @param alike persons who may be the one entered; empty unless the form came back for that
 * @param pick form of a pick, for its kind, organisation and first day
 * @param entry form of a new person
 */
public record AddLecturerPage(String search, List<PersonLine> found, List<PersonCard> alike, Form pick, Form entry) {}
