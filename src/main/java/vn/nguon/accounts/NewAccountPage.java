package vn.nguon.accounts;

import java.util.List;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;
import vn.nguon.web.Pager;

/** The form for a new account. */
public record NewAccountPage(Form form) {}
