package vn.nguon.units;

import java.util.List;

/** Reorganisations that the viewer may see, drafts first. */
public record ReorganisationsPage(List<Reorganisation> acts) {}
