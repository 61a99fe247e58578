package vn.nguon.classes;

import vn.nguon.units.OrganisationDoor;

/**
 * The door of classes inside statements. {@code visible_class} is the quickest for whoever sees few classes, but for a viewer of the nation it
 * makes all of them first; a list that ends with its page asks one class after the other instead. PostgreSQL goes the one way or the other
 * within one statement. What both say is the same ({@code ClassDoorTests}).
 */
public final class ClassDoor {
    /** Whoever looks into more organisations than that sees most classes that a list walks by. */
    static final int MANY = 500;

    private ClassDoor() {}

    /**
     * A condition, never null. The statement has the parameter {@code :viewer}.
     *
     * @param classId expression of its id, e.g. {@code c.id}
     * @param day parameter of the day, e.g. {@code :day}
     */
    public static String opens(String classId, String day) {
        return opens(classId, day, MANY);
    }

    /** @param many whoever looks into more organisations than that is let in class by class */
    static String opens(String classId, String day, int many) {
        return """
                 CASE WHEN %1$s
                      THEN %2$s
                      ELSE %3$s IN (SELECT v FROM visible_class(:viewer, CAST(%4$s AS date)) AS v) END
                """.formatted(OrganisationDoor.beyond(day, Integer.toString(many)), one(classId, day), classId, day);
    }

    /** The same condition for statements about one class, or a few. */
    public static String one(String classId, String day) {
        return """
                 coalesce((SELECT true FROM class_part s WHERE s.class_id = %1$s AND %3$s LIMIT 1),
                          (SELECT true FROM class_person s JOIN person_account a ON a.person_id = s.person_id
                            WHERE s.class_id = %1$s AND a.account_id = :viewer LIMIT 1),
                          false)
                """.formatted(classId, day, OrganisationDoor.opens("s.organisation_id", day));
    }
}
