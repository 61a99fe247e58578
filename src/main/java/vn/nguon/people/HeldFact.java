package vn.nguon.people;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact as it is held to be today, with who entered this version of it.
 *
 * @param why the reason of the correction; "" for what was entered once
 * @param versions how many times it was written; 1 when it was never corrected
 */
public record HeldFact(UUID ref, Fact fact, Instant at, String by, String why, int versions) {}
