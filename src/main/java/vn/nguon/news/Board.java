package vn.nguon.news;

import java.util.UUID;
import vn.nguon.shared.OrganisationId;

/** A propaganda board for which the viewer writes today. */
record Board(OrganisationId id, UUID ref, String name) {}
