package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/** One organisation: its names over time, renaming, place and ending. */
public record OrganisationPage(OrganisationCard card, List<Units.Version> history, Form rename, Form end, Form place) {}
