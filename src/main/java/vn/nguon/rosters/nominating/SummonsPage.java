package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * Summoning (/lop/{code}/trieu-tap).
 *
 * @param unsummoned on the roster without a summons
 * @param approved the roster is approved
 * @param delivery the form that notes deliveries
 * @param ticked public ids chosen in it
 */
public record SummonsPage(
        ClassHead head,
        int unsummoned,
        boolean approved,
        List<Nomination> summoned,
        Form issue,
        Form delivery,
        List<String> ticked) {}
