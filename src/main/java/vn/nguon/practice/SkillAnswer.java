package vn.nguon.practice;

import java.util.Map;

/**
 * What somebody answered about a trainee.
 *
 * @param values by code of the skill, 1 to the form's scale
 * @param version for optimistic locking; 0 while nothing was answered
 */
public record SkillAnswer(Map<String, Integer> values, String remark, int version) {
    static final SkillAnswer NONE = new SkillAnswer(Map.of(), "", 0);

    public SkillAnswer {
        values = Map.copyOf(values);
    }
}
