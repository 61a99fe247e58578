package vn.nguon.units;

import java.util.UUID;
import vn.nguon.shared.OrganisationId;

/** An organisation to filter a list by, with the name that it has or had last. */
public record OrganisationChoice(OrganisationId id, UUID ref, String name) {}
