package vn.nguon.classes;

import vn.nguon.shared.Role;

/** A role that the viewer holds today at an organisation, together with a part which that organisation has in the class. */
public record Act(Role role, ClassPart part) {}
