package vn.nguon.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nguon.shared.Role;

/**
 * The user guide (hướng dẫn): docs/huong-dan, copied into the jar by the build and rendered once. One page a role, one for everybody who has none,
 * and one with what is the same for all. The same files are read on the forge, so their links and anchors are those of the forge.
 */
final class Guide {
    /** What is the same for all: README.md. */
    static final String COMMON = "chung";

    /** For whoever is not signed in or holds no role. */
    static final String PUBLIC = "cong-chung";

    static final String HOME = "/tro-giup";

    private static final Map<Role, String> BY_ROLE = new EnumMap<>(Map.ofEntries(
            Map.entry(Role.ADMINISTRATOR, "quan-tri-ky-thuat"),
            Map.entry(Role.ORGANISATION_BOARD, "ban-to-chuc"),
            Map.entry(Role.PROPAGANDA_BOARD, "tuyen-giao"),
            Map.entry(Role.CENTRE, "trung-tam"),
            Map.entry(Role.SCHOOL, "phong-dao-tao"),
            Map.entry(Role.APPROVER, "nguoi-duyet"),
            Map.entry(Role.LECTURER, "giang-vien"),
            Map.entry(Role.SUPERVISOR, "chu-nhiem-ban-can-su"),
            Map.entry(Role.CLASS_COMMITTEE, "chu-nhiem-ban-can-su"),
            Map.entry(Role.COMMUNE, "dang-uy-xa"),
            Map.entry(Role.TRAINEE, "hoc-vien")));

    private static final Map<String, GuidePage> PAGES = read();

    private Guide() {}

    private static Map<String, GuidePage> read() {
        var pages = new LinkedHashMap<String, GuidePage>();
        pages.put(COMMON, page(COMMON, "README"));
        for (var role : Role.values()) pages.computeIfAbsent(of(role), slug -> page(slug, slug));
        pages.put(PUBLIC, page(PUBLIC, PUBLIC));
        return pages;
    }

    private static GuidePage page(String slug, String file) {
        try (var in = Guide.class.getResourceAsStream("/guide/" + file + ".md")) {
            if (in == null) throw new IllegalStateException("the build copies docs/huong-dan to guide/: no " + file);
            return GuideText.render(slug, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page for a role. */
    static String of(Role role) {
        var slug = BY_ROLE.get(role);
        if (slug == null) throw new IllegalStateException("no page of the guide for " + role);
        return slug;
    }

    static Optional<GuidePage> find(String slug) {
        return Optional.ofNullable(PAGES.get(slug));
    }

    /** In the order of {@link Role}, the common one first. */
    static Collection<GuidePage> all() {
        return PAGES.values();
    }

    /** Pages for the viewer's roles, in the order of roles; the public's for a viewer with none. */
    static List<GuidePage> of(Collection<Role> roles) {
        var own = roles.stream()
                .sorted()
                .map(Guide::of)
                .distinct()
                .flatMap(slug -> find(slug).stream())
                .toList();
        return own.isEmpty() ? find(PUBLIC).stream().toList() : own;
    }

    /**
     * Where the guide speaks of a page of the product, for these roles: the section that names the longest beginning of the path. The guide's
     * first page where none does.
     *
     * @param path as the browser sent it
     */
    static String address(Collection<Role> roles, String path) {
        var best = "";
        var address = HOME;
        for (var page : of(roles))
            for (var section : page.sections().entrySet()) {
                var named = section.getKey();
                if (named.length() > best.length() && (path.equals(named) || path.startsWith(named + "/"))) {
                    best = named;
                    address = "%s/%s#%s".formatted(HOME, page.slug(), section.getValue());
                }
            }
        return address;
    }
}
