package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One organisation: its names over time, what came before and after it, renaming, place and ending.
 *
 * @param afterwards in words
 * @param draws the viewer may change the map, not only read it
 */
public record OrganisationPage(
        OrganisationCard card,
        List<Units.Version> history,
        List<String> afterwards,
        Form rename,
        Form end,
        Form place,
        boolean draws) {}
