package vn.nguon.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Ids;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/** One change entered by hand: the fields that its kind needs, and the change they mean. */
final class ChangeForm {
    private static final String NEW = "moi";
    private static final int PARTS = 3;
    private final Form form;
    private final Kind kind;
    private final Subject subject;
    private final MapOfDay map;
    private final @Nullable Input<List<String>> many;
    private final @Nullable Input<String> one;
    private final @Nullable Input<String> into;
    private final @Nullable Input<Boolean> goesOn;
    private final List<Part> parts = new ArrayList<>();
    private final @Nullable Input<String> keeper;
    private final @Nullable Input<String> superior;
    private final @Nullable Input<String> name;
    private final @Nullable Input<String> second;
    private final @Nullable Input<String> type;
    private final @Nullable Input<String> paper;
    private final @Nullable Input<String> files;
    private final @Nullable Input<String> registers;
    private final @Nullable Input<String> tasks;

    /** A piece of what is split. */
    private record Part(Input<String> name, Input<String> second) {}

    /** What may be chosen. @param sources what the viewer may change; superiors and keepers are those of the new map */
    record Choices(List<Option> sources, List<Option> superiors, List<Option> keepers) {}

    ChangeForm(Form form, Kind kind, Subject subject, MapOfDay map, Choices choices) {
        this.form = form;
        this.kind = kind;
        this.subject = subject;
        this.map = map;
        var unit = subject == Subject.PLACE ? "nơi" : "tổ chức";
        many = kind == Kind.MERGE
                ? form.choices("tu", "Các " + unit + " sáp nhập", choices.sources())
                        .required("Chọn các " + unit + " sáp nhập")
                : null;
        one = kind == Kind.MERGE || kind == Kind.FOUND
                ? null
                : form.choice("tu", subject == Subject.PLACE ? "Nơi" : "Tổ chức", choices.sources())
                        .required("Chọn " + unit);
        into = kind == Kind.MERGE ? into(choices) : null;
        goesOn = kind == Kind.SPLIT
                ? form.tick("con-lai", "Phần còn lại vẫn là " + unit + " cũ (chỉ tách một phần)")
                : null;
        if (kind == Kind.SPLIT) parts();
        keeper = kind == Kind.SPLIT
                ? form.choice("giu", "Phần nào giữ hồ sơ, sổ, việc của " + unit + " cũ", numbers())
                : null;
        if (keeper != null && !ticked(goesOn)) keeper.required("Chọn phần giữ hồ sơ, sổ, việc");
        var makes = kind == Kind.FOUND || (into != null && (NEW.equals(into.value()) || !form.submitted()));
        name = kind == Kind.FOUND || kind == Kind.MERGE || kind == Kind.RENAME ? name() : null;
        second = name == null ? null : second();
        type = kind == Kind.FOUND || kind == Kind.MERGE ? type() : null;
        paper = type != null && subject == Subject.ORGANISATION ? paper() : null;
        superior = type != null || kind == Kind.MOVE
                ? form.choice("cap-tren", subject == Subject.PLACE ? "Thuộc" : "Trực thuộc", choices.superiors())
                : null;
        if (makes || kind == Kind.RENAME) requireNew();
        if (kind == Kind.MOVE && superior != null) superior.required("Chọn nơi trực thuộc mới");
        var ends = kind == Kind.END && subject == Subject.ORGANISATION;
        files = ends
                ? form.choice("giu-ho-so", "Nơi giữ hồ sơ", choices.keepers()).required("Chọn nơi giữ hồ sơ")
                : null;
        registers = ends
                ? form.choice("giu-so", "Nơi giữ sổ cấp", choices.keepers()).required("Chọn nơi giữ sổ cấp")
                : null;
        tasks = ends
                ? form.choice("giu-viec", "Nơi nhận việc còn mở", choices.keepers())
                        .required("Chọn nơi nhận việc còn mở")
                : null;
    }

    private Input<String> into(Choices choices) {
        var options = new ArrayList<Option>();
        options.add(new Option(NEW, "Thành lập mới, ghi ở dưới"));
        options.addAll(choices.sources());
        return form.choice("nhan", "Sau sáp nhập là", options)
                .required("Chọn thành lập mới hoặc " + (subject == Subject.PLACE ? "nơi" : "tổ chức") + " nhận");
    }

    private void parts() {
        var second = subject == Subject.PLACE ? "Mã số" : "Tên gọn";
        for (var i = 1; i <= PARTS; i++)
            parts.add(new Part(
                    form.text("ten-" + i, "Tên phần " + i, 200),
                    form.text("phu-" + i, second + " phần " + i, 80).optional()));
        parts.getFirst().name().required("Nhập tên phần 1");
        if (!ticked(goesOn)) parts.get(1).name().required("Nhập tên phần 2");
        else parts.get(1).name().optional();
        parts.get(2).name().optional();
        if (subject == Subject.PLACE)
            for (var part : parts) part.second().check(code -> code.matches("[0-9]+"), "Mã số chỉ gồm chữ số");
    }

    private static List<Option> numbers() {
        return List.of(new Option("1", "Phần 1"), new Option("2", "Phần 2"), new Option("3", "Phần 3"));
    }

    private static boolean ticked(@Nullable Input<Boolean> tick) {
        return tick != null && Boolean.TRUE.equals(tick.value());
    }

    private Input<String> name() {
        return form.text("ten", kind == Kind.RENAME ? "Tên mới" : "Tên đầy đủ", 200)
                .hint(subject == Subject.PLACE ? "Ví dụ Xã Tam Thái" : "Ví dụ Ban Tuyên giáo và Dân vận Tỉnh ủy");
    }

    private Input<String> second() {
        if (subject == Subject.ORGANISATION)
            return form.text("ten-gon", "Tên gọn", 80).hint("Dùng ở chỗ hẹp");
        return form.text("ma", "Mã số", 10)
                .optional()
                .hint(
                        kind == Kind.RENAME
                                ? "Để trống khi mã không đổi"
                                : "Mã đơn vị hành chính từ ngày đó, ví dụ 16936")
                .check(code -> code.matches("[0-9]+"), "Mã số chỉ gồm chữ số");
    }

    private Input<String> type() {
        return subject == Subject.PLACE
                ? form.choice(
                        "loai",
                        "Loại",
                        Arrays.stream(PlaceCard.Kind.values())
                                .map(k -> new Option(k.name(), k.vietnamese()))
                                .toList())
                : form.choice(
                        "loai",
                        "Loại",
                        Arrays.stream(OrganisationCard.Kind.values())
                                .map(k -> new Option(k.name(), k.vietnamese()))
                                .toList());
    }

    private Input<String> paper() {
        return form.choice(
                "the-thuc",
                "Thể thức văn bản",
                Arrays.stream(OrganisationCard.Form.values())
                        .map(f -> new Option(f.name(), f.vietnamese()))
                        .toList());
    }

    private void requireNew() {
        if (name != null) name.required(kind == Kind.RENAME ? "Nhập tên mới" : "Nhập tên đầy đủ");
        if (second != null && subject == Subject.ORGANISATION) second.required("Nhập tên gọn");
        if (type != null) type.required("Chọn loại");
        if (paper != null) paper.required("Chọn thể thức văn bản");
        if (superior != null && kind != Kind.MOVE) superior.required("Chọn nơi trực thuộc");
    }

    Form form() {
        return form;
    }

    /** Ids of the inputs that were declared, in the order of the page. */
    List<String> fields() {
        var ids = new ArrayList<String>();
        for (var input : Arrays.asList(many, one, into, name, second, type, paper, superior, goesOn))
            if (input != null) ids.add(input.id());
        for (var part : parts) {
            ids.add(part.name().id());
            ids.add(part.second().id());
        }
        for (var input : Arrays.asList(keeper, files, registers, tasks)) if (input != null) ids.add(input.id());
        return ids;
    }

    /** Only after {@link Form#ok()}. */
    Change change(Ids ids) {
        return switch (kind) {
            case MERGE -> {
                var chosen = Objects.requireNonNull(into).get();
                var from = Objects.requireNonNull(many).get().stream()
                        .map(UUID::fromString)
                        .toList();
                if (NEW.equals(chosen)) yield new Change(kind, subject, from, List.of(made(ids)), null);
                var target = UUID.fromString(chosen);
                yield new Change(
                        kind,
                        subject,
                        from.stream().filter(ref -> !ref.equals(target)).toList(),
                        List.of(Target.existing(target)),
                        null);
            }
            case SPLIT -> split(ids);
            case RENAME -> new Change(kind, subject, List.of(source()), List.of(renamed()), null);
            case MOVE ->
                new Change(
                        kind,
                        subject,
                        List.of(source()),
                        List.of(Target.moved(
                                source(),
                                UUID.fromString(Objects.requireNonNull(superior).get()))),
                        null);
            case END -> new Change(kind, subject, List.of(source()), List.of(), kept());
            case FOUND -> new Change(kind, subject, List.of(), List.of(made(ids)), null);
        };
    }

    private UUID source() {
        return UUID.fromString(Objects.requireNonNull(one).get());
    }

    private Target renamed() {
        var ref = source();
        var typed = Objects.requireNonNull(second).value();
        if (subject == Subject.ORGANISATION)
            return Target.renamed(ref, Objects.requireNonNull(name).get(), Objects.requireNonNull(typed), "");
        var spot = Objects.requireNonNull(map.places().get(ref));
        var code = typed != null ? typed : spot.code() == null ? "" : spot.code();
        return Target.renamed(ref, Objects.requireNonNull(name).get(), "", code);
    }

    private Change.@Nullable Keepers kept() {
        if (files == null || registers == null || tasks == null) return null;
        return new Change.Keepers(
                UUID.fromString(files.get()), UUID.fromString(registers.get()), UUID.fromString(tasks.get()));
    }

    private Target made(Ids ids) {
        var above = UUID.fromString(Objects.requireNonNull(superior).get());
        var typed = Objects.requireNonNull(second).value();
        var called = Objects.requireNonNull(name).get();
        var of = Objects.requireNonNull(type).get();
        return subject == Subject.PLACE
                ? Target.place(
                        ids.next(),
                        ids.next(),
                        ids.next(),
                        called,
                        PlaceCard.Kind.valueOf(of),
                        typed == null ? "" : typed,
                        above)
                : Target.organisation(
                        ids.next(),
                        called,
                        Objects.requireNonNull(typed),
                        OrganisationCard.Kind.valueOf(of),
                        OrganisationCard.Form.valueOf(
                                Objects.requireNonNull(paper).get()),
                        above,
                        null);
    }

    private Change split(Ids ids) {
        var source = source();
        var targets = new ArrayList<Target>();
        for (var part : parts) {
            var called = part.name().value();
            if (called == null) continue;
            var typed = part.second().value();
            targets.add(piece(ids, source, called, typed == null ? "" : typed));
        }
        Change.Keepers kept = null;
        if (ticked(goesOn)) targets.addFirst(Target.existing(source));
        else {
            var at = Integer.parseInt(Objects.requireNonNull(keeper).get()) - 1;
            if (at < targets.size()) kept = Change.Keepers.all(targets.get(at).ref());
        }
        return new Change(kind, subject, List.of(source), targets, kept);
    }

    private Target piece(Ids ids, UUID source, String called, String typed) {
        if (subject == Subject.PLACE) {
            var spot = Objects.requireNonNull(map.places().get(source));
            return Target.place(ids.next(), ids.next(), ids.next(), called, spot.kind(), typed, spot.superior());
        }
        var body = Objects.requireNonNull(map.bodies().get(source));
        return Target.organisation(
                ids.next(),
                called,
                typed.isEmpty() ? called : typed,
                body.kind(),
                body.form(),
                body.superior(),
                body.place());
    }
}
