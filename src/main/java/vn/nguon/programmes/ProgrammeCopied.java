package vn.nguon.programmes;

/** The next version of a programme was made; its items stand at the same places as those of the version it was made from. */
public record ProgrammeCopied(ProgrammeId from, ProgrammeId to) {}
