package vn.nguon.units;

import java.time.LocalDate;
import vn.nguon.web.Form;

/** The form for a new organisation, with the day whose map its choices come from. */
public record NewOrganisationPage(Form form, Form day, LocalDate shown) {}
