package vn.nguon.accounts;

import vn.nguon.web.Form;

/** The form for a new account. */
public record NewAccountPage(Form form) {}
