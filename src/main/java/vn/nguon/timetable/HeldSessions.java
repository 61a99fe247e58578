package vn.nguon.timetable;

import java.util.Set;
import vn.nguon.shared.ClassId;

/**
 * Which sessions have taken place on record and stay where they are: attendance says so of sessions with a roll. Owned by
 * timetable, implemented as beans by modules above. One statement.
 */
public interface HeldSessions {
    Set<SessionId> held(ClassId id);
}
