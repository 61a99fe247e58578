package vn.nguon.rosters.nominating;

import java.util.UUID;

/**
 * How many of one commune's planned people need a class: numbers, no names, for whoever prepares its quotas.
 *
 * @param planned for the titles and terms of the call, on the opening date
 * @param needed of them, who may be nominated and were not trained
 * @param trained of them, by an earlier class
 * @param named of them, nominated for this class or on its roster
 */
public record NeedCount(UUID organisationRef, String unitName, int planned, int needed, int trained, int named) {}
