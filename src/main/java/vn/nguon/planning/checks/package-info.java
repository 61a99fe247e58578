/**
 * The checks of planning (rà soát điều kiện quy hoạch), in plain Java: who is looked at ({@link Candidate}), the rules with their dated values,
 * and what each says ({@link Verdict}). Inside the module planning; no database, no clock: facts and values are handed in.
 */
@NamedInterface("checks")
@NullMarked
package vn.nguon.planning.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
