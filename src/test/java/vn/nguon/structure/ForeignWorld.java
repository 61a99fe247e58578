package vn.nguon.structure;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import vn.nguon.accounts.Accounts;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.OrganisationCard.Form;
import vn.nguon.units.OrganisationCard.Kind;
import vn.nguon.units.Organisations;

/** Another province beside the demonstration's: its bodies have no part in any class, list or person there. One account a role. */
final class ForeignWorld {
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    private final Organisations organisations;
    private final Accounts accounts;
    private final Map<Role, AccountId> people = new EnumMap<>(Role.class);

    /** @param one gives the roles, {@code other} confirms those that need a second person */
    ForeignWorld(Organisations organisations, Accounts accounts, Viewer one, Viewer other) {
        this.organisations = organisations;
        this.accounts = accounts;
        var province = body("Tỉnh ủy Hà Tĩnh", Kind.PROVINCIAL_COMMITTEE, Form.PARTY, null);
        var at = new EnumMap<Role, OrganisationId>(Role.class);
        at.put(Role.ADMINISTRATOR, province);
        at.put(Role.ORGANISATION_BOARD, body("Ban Tổ chức Tỉnh ủy Hà Tĩnh", Kind.BOARD, Form.PARTY, province));
        at.put(Role.PROPAGANDA_BOARD, body("Ban Tuyên giáo Tỉnh ủy Hà Tĩnh", Kind.BOARD, Form.PARTY, province));
        at.put(Role.APPROVER, body("Ban Thường vụ Tỉnh ủy Hà Tĩnh", Kind.STANDING_COMMITTEE, Form.PARTY, province));
        at.put(Role.SCHOOL, body("Trường Chính trị Trần Phú Hà Tĩnh", Kind.POLITICAL_SCHOOL, Form.STATE, province));
        var commune = body("Đảng ủy xã Sơn Kim, Hà Tĩnh", Kind.COMMUNE_COMMITTEE, Form.PARTY, province);
        at.put(Role.CENTRE, body("Trung tâm Chính trị xã Sơn Kim", Kind.POLITICAL_CENTRE, Form.PARTY, commune));
        for (var role : Role.values()) people.put(role, account(role, at.getOrDefault(role, commune), one, other));
    }

    private OrganisationId body(
            String name, Kind kind, Form form, @org.jspecify.annotations.Nullable OrganisationId superior) {
        return organisations.foundBySystem(new NewOrganisation(name, name, kind, form, superior, null, SINCE));
    }

    private AccountId account(Role role, OrganisationId at, Viewer one, Viewer other) {
        return account(
                "khach." + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'), role, at, one, other);
    }

    private AccountId account(String username, Role role, OrganisationId at, Viewer one, Viewer other) {
        var account = accounts.open(username, "Khách Nơi Khác");
        switch (role) {
            case LECTURER, SUPERVISOR, CLASS_COMMITTEE, TRAINEE ->
                accounts.grantBySystem(account, role, at, one.today(), null);
            case ADMINISTRATOR, ORGANISATION_BOARD, PROPAGANDA_BOARD, CENTRE, SCHOOL, APPROVER, COMMUNE -> {
                if (!(accounts.grant(one, account, role, at, one.today(), null)
                        instanceof Outcome.Done<java.util.UUID>(var grant)))
                    throw new IllegalStateException("no grant of " + role);
                if (role.needsSecondPerson() && !(accounts.confirm(other, grant) instanceof Outcome.Done))
                    throw new IllegalStateException("not confirmed: " + role);
            }
        }
        return account;
    }

    /** Somebody in a role at an organisation of the demonstration who has no part in any of its classes. */
    AccountId colleague(Role role, OrganisationId at, Viewer one, Viewer other) {
        var name =
                "dong-nghiep." + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        return account(name, role, at, one, other);
    }

    /** A commune of the demonstration's province that no class asked. */
    OrganisationId communeBeneath(OrganisationId province) {
        return body("Đảng ủy xã Mường Lống", Kind.COMMUNE_COMMITTEE, Form.PARTY, province);
    }

    AccountId account(Role role) {
        return java.util.Objects.requireNonNull(people.get(role));
    }
}
