package vn.nguon.units;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Form;

/** Organisations on a day. */
public record OrganisationsPage(Form day, LocalDate shown, List<OrganisationCard> organisations) {}
