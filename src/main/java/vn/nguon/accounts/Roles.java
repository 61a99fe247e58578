package vn.nguon.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.nguon.shared.Role;
import vn.nguon.web.Option;

/** Roles as words for screens. */
final class Roles {
    private Roles() {}

    static String text(String commaJoined) {
        return Arrays.stream(commaJoined.split(","))
                .map(role -> Role.valueOf(role).vietnamese())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static List<Option> options() {
        return Arrays.stream(Role.values())
                .map(role -> new Option(role.name(), role.vietnamese()))
                .toList();
    }
}
