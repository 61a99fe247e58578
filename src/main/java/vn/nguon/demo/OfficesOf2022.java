package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.TrialAccounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.units.NewOrganisation;
import vn.nguon.units.Organisations;
import vn.nguon.units.PlaceLoader;
import vn.nguon.units.Units;

/** 15/09/2022: the installation is set up; places, organisations, one account an office. Also gives accounts and founds bodies later on. */
@DemoPart
class OfficesOf2022 {
    private static final LocalDate KNOWN_SINCE = LocalDate.of(2020, 1, 1);

    private final Stage stage;
    private final Units units;
    private final Organisations organisations;
    private final PlaceLoader places;
    private final Accounts accounts;
    private final TrialAccounts trial;

    OfficesOf2022(
            Stage stage,
            Units units,
            Organisations organisations,
            PlaceLoader places,
            Accounts accounts,
            TrialAccounts trial) {
        this.stage = stage;
        this.units = units;
        this.organisations = organisations;
        this.places = places;
        this.accounts = accounts;
        this.trial = trial;
    }

    void open(Cast cast) {
        stage.scene(LocalDate.of(2022, 9, 15).atTime(8, 0), () -> {
            cast.is(Body.PROVINCE, organisations.foundBySystem(command(Body.PROVINCE, null, null, KNOWN_SINCE)));
            cast.is(
                    Who.ADMINISTRATOR,
                    trial.firstAdministrator("quantri", Who.ADMINISTRATOR.fullName(), cast.at(Body.PROVINCE)));
            cast.is(
                    Who.SECOND_ADMINISTRATOR,
                    trial.secondAdministrator("quantri2", Who.SECOND_ADMINISTRATOR.fullName(), cast.at(Body.PROVINCE)));
            loadPlaces(cast);
            for (var body : Body.values())
                if (body != Body.PROVINCE && body != Body.COMMUNE_CENTRE)
                    found(cast, body, body.superior == null ? null : cast.at(body.superior), KNOWN_SINCE);
            places.hang();
            var today = LocalDate.of(2022, 9, 15);
            account(cast, Who.DISTRICT_BOARD, "btc.huyen", Role.ORGANISATION_BOARD, Body.DISTRICT_BOARD, today);
            account(cast, Who.DISTRICT_PROPAGANDA, "btg.huyen", Role.PROPAGANDA_BOARD, Body.DISTRICT_PROPAGANDA, today);
            account(cast, Who.DISTRICT_CENTRE, "ttct.huyen", Role.CENTRE, Body.DISTRICT_CENTRE, today);
            account(cast, Who.DISTRICT_APPROVER, "btv.huyen", Role.APPROVER, Body.DISTRICT_STANDING, today);
            account(cast, Who.SCHOOL_OFFICE, "daotao.truong", Role.SCHOOL, Body.SCHOOL, today);
            account(cast, Who.SCHOOL_APPROVER, "giamhieu.truong", Role.APPROVER, Body.SCHOOL, today);
        });
    }

    private void loadPlaces(Cast cast) {
        var admin = stage.as(cast.account(Who.ADMINISTRATOR));
        Stage.done(places.load(admin, "dia-ban.csv", Stage.file("dia-ban.csv")));
        organisations.place(admin, cast.at(Body.PROVINCE), placeId(Body.PROVINCE.place, KNOWN_SINCE));
        places.hang();
    }

    /** Founds a body from that day on. */
    void found(Cast cast, Body body, @Nullable OrganisationId superior, LocalDate from) {
        var admin = stage.as(cast.account(Who.ADMINISTRATOR));
        var place = body.place.isEmpty() ? null : placeId(body.place, from);
        cast.is(body, Stage.done(organisations.found(admin, command(body, superior, place, from))));
    }

    private static NewOrganisation command(
            Body body, @Nullable OrganisationId superior, @Nullable Long place, LocalDate from) {
        return new NewOrganisation(body.longName, body.shortName, body.kind, body.form, superior, place, from);
    }

    private long placeId(String name, LocalDate day) {
        var found = units.places(day).stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
        return units.placeId(found.ref());
    }

    /** An account with its role; what needs a second person is confirmed by the other administrator. The grant's public id. */
    UUID account(Cast cast, Who who, String username, Role role, Body at, LocalDate from) {
        if (!cast.has(who)) cast.is(who, accounts.open(username, who.fullName()));
        return grant(cast, who, role, cast.at(at), from);
    }

    UUID grant(Cast cast, Who who, Role role, OrganisationId at, LocalDate from) {
        var admin = stage.as(cast.account(Who.ADMINISTRATOR));
        var given = Stage.done(accounts.grant(admin, cast.account(who), role, at, from, null));
        if (role.needsSecondPerson())
            Stage.done(accounts.confirm(stage.as(cast.account(Who.SECOND_ADMINISTRATOR)), given));
        cast.keep("grant " + who, given);
        return given;
    }

    static final List<Who> OF_THE_DISTRICT =
            List.of(Who.DISTRICT_BOARD, Who.DISTRICT_PROPAGANDA, Who.DISTRICT_CENTRE, Who.DISTRICT_APPROVER);
}
