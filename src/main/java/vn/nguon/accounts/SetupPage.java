package vn.nguon.accounts;

import vn.nguon.web.Form;

/** The first-run screen. */
public record SetupPage(Form form) {}
