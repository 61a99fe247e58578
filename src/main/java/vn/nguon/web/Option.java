package vn.nguon.web;

/** One line of a list to choose from: what is sent and what is read. */
public record Option(String value, String label) {}
