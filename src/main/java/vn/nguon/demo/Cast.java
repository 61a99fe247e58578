package vn.nguon.demo;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;

/** What the story remembers from scene to scene: who acts by which account, which organisation is which, and what was made on the way. */
final class Cast {
    /** People who act for an office. Their names are invented. */
    enum Who {
        ADMINISTRATOR("Vi Văn Khoa"),
        SECOND_ADMINISTRATOR("Lô Thị Mến"),
        DISTRICT_BOARD("Trần Đình Phúc"),
        DISTRICT_PROPAGANDA("Kha Thị Tuyết"),
        DISTRICT_CENTRE("Vi Thị Hạnh"),
        DISTRICT_APPROVER("Lương Văn Thắng"),
        SCHOOL_OFFICE("Phan Thị Nhàn"),
        SCHOOL_APPROVER("Đặng Hữu Nghi"),
        PROVINCE_BOARD("Hoàng Thị Lam"),
        PROVINCE_PROPAGANDA("Cao Văn Bổng"),
        PROVINCE_APPROVER("Lê Thị Hòe"),
        COMMUNE_CENTRE("Lữ Văn Pành"),
        COMMUNE_OF_2022("Đảng ủy xã Yên Na"),
        COMMUNE("Đảng ủy xã Tương Dương");

        private final String fullName;

        Who(String fullName) {
            this.fullName = fullName;
        }

        String fullName() {
            return fullName;
        }
    }

    private final Map<Who, AccountId> accounts = new EnumMap<>(Who.class);
    private final Map<Body, OrganisationId> bodies = new EnumMap<>(Body.class);
    private final Map<String, UUID> made = new HashMap<>();
    private final Map<String, AccountId> named = new HashMap<>();

    void is(Who who, AccountId account) {
        accounts.put(who, account);
    }

    AccountId account(Who who) {
        return known(accounts.get(who), who);
    }

    boolean has(Who who) {
        return accounts.containsKey(who);
    }

    void is(Body body, OrganisationId id) {
        bodies.put(body, id);
    }

    OrganisationId at(Body body) {
        return known(bodies.get(body), body);
    }

    /** Whether it is one of {@link Body}, not a commune's. */
    boolean isBody(OrganisationId id) {
        return bodies.containsValue(id);
    }

    /** Public ids of what one scene makes and another needs. */
    void keep(String what, UUID ref) {
        made.put(what, ref);
    }

    UUID kept(String what) {
        return known(made.get(what), what);
    }

    void act(String as, AccountId account) {
        named.put(as, account);
    }

    boolean acts(String as) {
        return named.containsKey(as);
    }

    /** An account that the story made for a person: lecturer, supervisor, trainee. */
    AccountId acting(String as) {
        return known(named.get(as), as);
    }

    private static <T> T known(@Nullable T found, Object what) {
        if (found == null) throw new IllegalStateException("the story has not come to " + what);
        return found;
    }
}
