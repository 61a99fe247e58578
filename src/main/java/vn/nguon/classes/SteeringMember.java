package vn.nguon.classes;

/**
 * A member of a class's steering committee (ban chỉ đạo), as the decision names them.
 *
 * @param name full name
 * @param post post on the day of the decision; may be empty
 * @param capacity in the committee: Trưởng ban, Phó Trưởng ban, Thành viên
 */
public record SteeringMember(String name, String post, String capacity) {
    public SteeringMember {
        name = ClassText.tidy(name);
        post = ClassText.tidy(post);
        capacity = ClassText.tidy(capacity);
        if (name.isEmpty()) throw new IllegalArgumentException("member without name");
    }
}
