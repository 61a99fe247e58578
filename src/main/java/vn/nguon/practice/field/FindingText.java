package vn.nguon.practice.field;

/** A finding as written. @param source where it was seen or read, may be empty @param version as loaded; ignored for a new one */
public record FindingText(FindingKind kind, String body, String source, int version) {}
