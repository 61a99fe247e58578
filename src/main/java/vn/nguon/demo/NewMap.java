package vn.nguon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import vn.nguon.accounts.Accounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.Post;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.units.Organisations;
import vn.nguon.units.Units;

/**
 * 30/06/2025: the district's bodies end and say who keeps what they leave; the province takes over. 01/09/2025: a political centre of
 * a commune (Quy định 360-QĐ/TW of 29/08/2025).
 */
@DemoPart
class NewMap {
    static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);
    private static final LocalDate CENTRE_SINCE = LocalDate.of(2025, 9, 1);

    private final Stage stage;
    private final OfficesOf2022 offices;
    private final Organisations organisations;
    private final Units units;
    private final Accounts accounts;
    private final People people;

    NewMap(
            Stage stage,
            OfficesOf2022 offices,
            Organisations organisations,
            Units units,
            Accounts accounts,
            People people) {
        this.stage = stage;
        this.offices = offices;
        this.organisations = organisations;
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
            endTheDistrict(cast);
        });
        stage.scene(FIRST_DAY.atTime(8, 0), () -> endPosts(cast));
        stage.scene(LocalDate.of(2025, 9, 3).atTime(9, 0), () -> centre(cast));
    }

    private void endTheDistrict(Cast cast) {
        var ending = new ArrayList<>(
                Arrays.stream(Body.values()).filter(body -> body.keeper != null).toList());
        // What hangs under another body ends before it.
        ending.sort(java.util.Comparator.comparing(body -> body.superior != Body.DISTRICT));
        for (var body : ending) {
            var keeper = cast.at(java.util.Objects.requireNonNull(body.keeper));
            Stage.done(organisations.end(
                    stage.as(cast.account(Who.ADMINISTRATOR)),
                    cast.at(body),
                    new Organisations.End(
                            LAST_DAY,
                            "Kết thúc cấp huyện từ 01/07/2025, Nghị quyết 1678/NQ-UBTVQH15",
                            keeper,
                            keeper,
                            keeper)));
        }
        for (var who : OfficesOf2022.OF_THE_DISTRICT)
            Stage.done(
                    accounts.endGrant(stage.as(cast.account(Who.ADMINISTRATOR)), cast.kept("grant " + who), LAST_DAY));
    }

    /**
     * Posts at communes that ended, ended with them: the people stay planned there, so the province sees them on. Who worked for the
     * district alone keeps the post as the last one known: it is what opens their file to the keeper.
     */
    private void endPosts(Cast cast) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var all = people.list(board, new PersonFilter("", null, PersonFilter.Order.CODE, false, 200, 0));
        for (var line : all.lines())
            for (var held : people.page(board, line.person().ref()).posts()) {
                var at = held.post().organisation();
                if (held.post().to() == null && at != null && !cast.isBody(at) && ended(at))
                    Stage.done(people.endPost(board, line.person().ref(), held.ref(), LAST_DAY));
            }
    }

    private boolean ended(OrganisationId at) {
        return units.endedBy(at, FIRST_DAY);
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
