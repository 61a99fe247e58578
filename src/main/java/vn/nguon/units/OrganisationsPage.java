package vn.nguon.units;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Form;

/** Organisations on a day. @param draws the viewer may change the map, not only read it */
public record OrganisationsPage(Form day, LocalDate shown, List<OrganisationCard> organisations, boolean draws) {}
