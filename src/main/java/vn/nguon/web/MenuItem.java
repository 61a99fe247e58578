package vn.nguon.web;

import java.util.Set;
import vn.nguon.shared.Role;

/**
 * One line of the menu. Modules publish it as a bean; the frame shows those whose roles meet the viewer's, in order.
 *
 * @param order smaller comes first; the first three stand in the dock of a phone
 * @param href path of this site; the current line is the one with the longest path that the address starts with
 * @param icon name in the sprite without its prefix, e.g. {@code class}
 * @param roles empty: every signed-in viewer
 */
public record MenuItem(int order, String label, String href, String icon, Set<Role> roles) {
    public MenuItem {
        roles = Set.copyOf(roles);
        if (!href.startsWith("/")) throw new IllegalArgumentException("menu href " + href);
    }
}
