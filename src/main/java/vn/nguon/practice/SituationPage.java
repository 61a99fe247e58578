package vn.nguon.practice;

import java.util.List;

/** One situation, to read. @param editHref empty for who may not; {@code retireHref} likewise */
public record SituationPage(
        String title,
        String meta,
        String scene,
        String duty,
        String material,
        String fileHref,
        String fileName,
        List<String> roles,
        List<Criterion> criteria,
        boolean retired,
        String editHref,
        String retireHref) {
    public record Criterion(String name, String skill, int weight) {}

    static List<Criterion> criteria(Situation situation) {
        return situation.criteria().stream()
                .map(one -> new Criterion(one.name(), one.skillName(), one.weight()))
                .toList();
    }
}
