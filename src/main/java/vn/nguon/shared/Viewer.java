package vn.nguon.shared;

import java.time.LocalDate;
import java.util.Set;

/**
 * Who is looking, on which day, in which roles. Made for each request from the grants valid on that day; every façade
 * method that returns personal data takes one, and SQL checks the three doors with {@link #id()} and {@link #today()}.
 *
 * @param name the person's name as shown in the top bar
 * @param roles roles held today at any organisation; empty when every grant has ended
 * @param body long name of the organisation of the first grant, empty when there is none
 * @param bodyShort the same, short
 * @param openTasks open tasks of this viewer, for the top bar
 */
public record Viewer(
        AccountId id, String name, Set<Role> roles, String body, String bodyShort, int openTasks, LocalDate today) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAny(Role... wanted) {
        for (var role : wanted) if (roles.contains(role)) return true;
        return false;
    }
}
