package vn.nguon.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.UUID;
import vn.nguon.accounts.Accounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.people.Post;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.units.CarryingOut;
import vn.nguon.units.Change;
import vn.nguon.units.Decision;
import vn.nguon.units.Effects;
import vn.nguon.units.Reorganisation;
import vn.nguon.units.Reorganisations;
import vn.nguon.units.Units;

/**
 * 01/07/2025: 17 communes become 9, the district's bodies end and say who keeps what they leave; the province takes over. 01/09/2025: a
 * political centre of a commune (Quy định 360-QĐ/TW of 29/08/2025).
 */
@DemoPart
class NewMap {
    static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);
    private static final LocalDate CENTRE_SINCE = LocalDate.of(2025, 9, 1);

    private final Stage stage;
    private final OfficesOf2022 offices;
    private final Reorganisations acts;
    private final Effects effects;
    private final CarryingOut carryingOut;
    private final Units units;
    private final Accounts accounts;
    private final People people;

    NewMap(
            Stage stage,
            OfficesOf2022 offices,
            Reorganisations acts,
            Effects effects,
            CarryingOut carryingOut,
            Units units,
            Accounts accounts,
            People people) {
        this.stage = stage;
        this.offices = offices;
        this.acts = acts;
        this.effects = effects;
        this.carryingOut = carryingOut;
        this.units = units;
        this.accounts = accounts;
        this.people = people;
    }

    void draw(Cast cast) {
        stage.scene(LAST_DAY.atTime(15, 0), () -> {
            offices.account(
                    cast, Who.PROVINCE_BOARD, "btc.tinh", Role.ORGANISATION_BOARD, Body.PROVINCE_BOARD, FIRST_DAY);
            offices.account(
                    cast,
                    Who.PROVINCE_PROPAGANDA,
                    "tuyengiao.tinh",
                    Role.PROPAGANDA_BOARD,
                    Body.PROVINCE_PROPAGANDA,
                    FIRST_DAY);
            offices.account(cast, Who.PROVINCE_APPROVER, "btv.tinh", Role.APPROVER, Body.PROVINCE_STANDING, FIRST_DAY);
        });
        stage.scene(FIRST_DAY.atTime(8, 0), () -> redraw(cast));
        stage.scene(LocalDate.of(2025, 9, 3).atTime(9, 0), () -> centre(cast));
    }

    /**
     * The act of 01/07/2025 as the province's organisation board takes it through the wizard: the file of places, keepers for the bodies of the
     * district, decisions about people. Whoever was planned for a commune goes on at its successor; posts there end with it; who worked for
     * the district alone keeps the post as the last one known, which opens their file to the keeper.
     */
    private void redraw(Cast cast) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var act = Stage.done(acts.draft(
                board,
                new Reorganisation.Head(
                        "1678/NQ-UBTVQH15",
                        LocalDate.of(2025, 6, 16),
                        "Ủy ban Thường vụ Quốc hội",
                        "Sắp xếp các đơn vị hành chính cấp xã của tỉnh Nghệ An năm 2025",
                        FIRST_DAY)));
        Stage.done(acts.addFile(board, act, 0, Stage.file("dia-ban.csv")));
        // What hangs under a committee is named once the committee ends.
        for (var unsaid = effects.unsaid(board, act); !unsaid.isEmpty(); unsaid = effects.unsaid(board, act)) {
            var keepers = new HashMap<UUID, Change.Keepers>();
            for (var body : unsaid) keepers.put(ref(body), Change.Keepers.all(ref(keeper(cast, body))));
            Stage.done(acts.keep(board, act, acts.get(board, act).version(), keepers));
        }
        Stage.done(effects.decideEverywhere(board, act, "quy-hoach", Decision.CONTINUE));
        Stage.done(effects.decideEverywhere(board, act, "quy-hoach", Decision.LEAVE));
        for (var body : Body.values())
            if (body.keeper != null) Stage.done(effects.decide(board, act, "chuc-vu", ref(cast.at(body)), "", LEFT));
        Stage.done(effects.decideEverywhere(board, act, "chuc-vu", Decision.END));
        Stage.done(carryingOut.carryOut(board, act, acts.get(board, act).version()));
        for (var who : OfficesOf2022.OF_THE_DISTRICT)
            Stage.done(
                    accounts.endGrant(stage.as(cast.account(Who.ADMINISTRATOR)), cast.kept("grant " + who), LAST_DAY));
    }

    private static final Effects.Say LEFT = new Effects.Say(Decision.LEAVE, null);

    private UUID ref(OrganisationId body) {
        return units.organisation(body, LAST_DAY).orElseThrow().ref();
    }

    private static OrganisationId keeper(Cast cast, OrganisationId ending) {
        for (var body : Body.values())
            if (body.keeper != null && cast.at(body).equals(ending)) return cast.at(body.keeper);
        throw new IllegalStateException("nobody keeps what this body leaves: " + ending);
    }

    private void centre(Cast cast) {
        var commune = committee(cast, "Xã Tương Dương", CENTRE_SINCE);
        offices.found(cast, Body.COMMUNE_CENTRE, commune, CENTRE_SINCE);
        offices.account(cast, Who.COMMUNE_CENTRE, "ttct.xa", Role.CENTRE, Body.COMMUNE_CENTRE, CENTRE_SINCE);
        var account = accounts.open("duy.tuongduong", Who.COMMUNE.fullName());
        cast.is(Who.COMMUNE, account);
        offices.grant(cast, Who.COMMUNE, Role.COMMUNE, commune, CENTRE_SINCE);
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var supervisor = cast.kept("supervisor");
        var before = people.page(board, supervisor).posts().getFirst();
        Stage.done(people.hold(
                board,
                supervisor,
                new Post(
                        "Giảng viên Trung tâm Chính trị xã",
                        cast.at(Body.COMMUNE_CENTRE),
                        "",
                        CENTRE_SINCE,
                        null,
                        "")));
        Stage.done(people.endPost(board, supervisor, before.ref(), LAST_DAY));
    }

    /** Đảng ủy of a commune of the new map. */
    OrganisationId committee(Cast cast, String commune, LocalDate day) {
        return units.committeeOf(commune, cast.at(Body.PROVINCE), day)
                .orElseThrow()
                .id();
    }
}
