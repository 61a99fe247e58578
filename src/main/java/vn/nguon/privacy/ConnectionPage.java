package vn.nguon.privacy;

import vn.nguon.web.Form;

/** @param secrets how many lists and documents are kept as "mật" */
public record ConnectionPage(Form form, boolean connected, int secrets) {}
