package vn.nguon.units;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nguon.units.Change.Target;

/** A change in one sentence, with the codes of places, so that two of one name are told apart. */
final class ChangeText {
    private final MapOfDay map;
    private final List<Change> changes;

    ChangeText(MapOfDay map, List<Change> changes) {
        this.map = map;
        this.changes = changes;
    }

    String of(Change change) {
        var from = change.from().stream().map(this::name).collect(Collectors.joining(", "));
        return switch (change.kind()) {
            case MERGE ->
                change.to().getFirst().existing()
                        ? "%s nhập vào %s"
                                .formatted(from, name(change.to().getFirst().ref()))
                        : "%s thành %s"
                                .formatted(from, name(change.to().getFirst().ref()));
            case SPLIT ->
                "%s thành %s"
                        .formatted(
                                from,
                                change.to().stream()
                                        .map(t -> t.existing() ? "phần còn lại giữ tên cũ" : name(t.ref()))
                                        .collect(Collectors.joining(", ")));
            case RENAME -> "%s thành %s".formatted(from, renamed(change.to().getFirst()));
            case MOVE -> {
                var superior = change.to().getFirst().superior();
                yield "%s về %s".formatted(from, superior == null ? "không trực thuộc nơi nào" : name(superior));
            }
            case END -> {
                var keepers = change.keepers();
                if (keepers == null) yield from;
                yield keepers.equals(Change.Keepers.all(keepers.files()))
                        ? "%s; hồ sơ, sổ cấp, việc: %s".formatted(from, name(keepers.files()))
                        : "%s; hồ sơ: %s; sổ cấp: %s; việc: %s"
                                .formatted(
                                        from, name(keepers.files()), name(keepers.registers()), name(keepers.tasks()));
            }
            case FOUND -> name(change.to().getFirst().ref());
        };
    }

    private static String renamed(Target target) {
        return target.code().isEmpty() ? target.name() : target.name() + " (" + target.code() + ")";
    }

    String name(UUID ref) {
        return map.name(ref, changes);
    }
}
