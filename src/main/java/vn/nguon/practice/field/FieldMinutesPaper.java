package vn.nguon.practice.field;

import java.util.List;

/** Minutes as printed: for both sides to sign. Lists are lines of a paragraph each. */
public record FieldMinutesPaper(
        String foot,
        String place,
        String longDate,
        String groupTitle,
        String className,
        List<String> hostSide,
        List<String> guestSide,
        List<String> content,
        List<String> results,
        List<String> limits,
        List<String> causes,
        List<String> recommendations,
        List<String> conclusion,
        boolean signed,
        String signedOn) {}
