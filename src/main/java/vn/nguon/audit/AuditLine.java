package vn.nguon.audit;

import java.time.Instant;

/** One line of the record. @param sentence Vietnamese, for people */
public record AuditLine(Instant at, String actor, String action, String sentence) {}
