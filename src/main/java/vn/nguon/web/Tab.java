package vn.nguon.web;

/** One tab of a workspace: a link, not a script. Exactly one of a row is current. */
public record Tab(String label, String href, boolean current) {}
