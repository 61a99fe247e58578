package vn.nguon.units;

/**
 * The first door for one organisation after the other: whether the viewer looks into it, from its few rows in {@code organisation_reach}. For
 * statements that ask of some dozens; whoever asks of thousands reads {@code visible_organisation}, which of a nation is 3,400 rows a statement.
 * What both say is the same ({@code ClassDoorTests}).
 */
public final class OrganisationDoor {
    private OrganisationDoor() {}

    /**
     * A condition, never null. The statement has the parameter {@code :viewer}.
     *
     * @param organisation expression of its id, e.g. {@code p.organisation_id}
     * @param day parameter of the day, e.g. {@code :day}
     */
    public static String opens(String organisation, String day) {
        return """
                 coalesce((SELECT true FROM organisation_reach door
                            WHERE door.organisation_id = %1$s
                              AND door.top_id = ANY (ARRAY(SELECT acting_organisation(:viewer, CAST(%2$s AS date))))
                              AND door.since <= CAST(%2$s AS date)
                            LIMIT 1), false)
                """.formatted(organisation, day);
    }

    /**
     * A condition, never null, that PostgreSQL answers once a statement: whether the viewer looks into more than so many organisations. Those
     * that he looks into from above and from beside count once, as long as no more than three of his bodies see them. Parameter {@code :viewer}.
     *
     * @param many a number, or the parameter that holds it
     */
    public static String beyond(String day, String many) {
        return """
                (SELECT count(DISTINCT within.organisation_id)
                   FROM (SELECT w.organisation_id FROM organisation_reach w
                          WHERE w.top_id = ANY (ARRAY(SELECT acting_organisation(:viewer, CAST(%1$s AS date))))
                            AND w.since <= CAST(%1$s AS date)
                          LIMIT 3 * (%2$s + 1)) AS within) > %2$s
                """.formatted(day, many);
    }
}
