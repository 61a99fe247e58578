package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** Slips to print; several fit on an A4 page. */
public record SlipsPage(List<Slip> slips) {}
