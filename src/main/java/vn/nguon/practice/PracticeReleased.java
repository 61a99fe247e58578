package vn.nguon.practice;

import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;

/**
 * Event: practice marks of a class stand or count as another part of the mark: a session was released, or the class said what they
 * count as (đã công bố thực hành).
 *
 * @param by who did it, {@code actor} their name
 */
public record PracticeReleased(ClassId classId, AccountId by, String actor) {}
