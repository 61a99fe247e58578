package vn.nguon.planning;

import vn.nguon.web.Form;

/** The form that takes an entry out. */
public record RemovalPage(Entry entry, Form form) {}
