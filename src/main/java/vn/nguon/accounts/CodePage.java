package vn.nguon.accounts;

import vn.nguon.web.Form;

/** First sign-in with the printed code, and the forgotten-password way. */
public record CodePage(Form form) {}
