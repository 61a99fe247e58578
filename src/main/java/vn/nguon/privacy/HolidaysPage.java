package vn.nguon.privacy;

import java.util.List;
import vn.nguon.rules.Holidays;
import vn.nguon.web.Form;

/** The days off and worked instead of one year, and the form that adds to them. */
public record HolidaysPage(int year, List<Holidays.Day> days, Form form) {}
