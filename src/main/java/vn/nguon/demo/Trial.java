package vn.nguon.demo;

import vn.nguon.accounts.TrialAccounts;
import vn.nguon.demo.Cast.Who;
import vn.nguon.shared.Role;

/** One account a role on the sign-in page: those who have work today. */
@DemoPart
class Trial {
    private final TrialAccounts accounts;

    Trial(TrialAccounts accounts) {
        this.accounts = accounts;
    }

    void offer(Cast cast) {
        accounts.offer(cast.account(Who.ADMINISTRATOR), Role.ADMINISTRATOR);
        accounts.offer(cast.account(Who.PROVINCE_BOARD), Role.ORGANISATION_BOARD);
        accounts.offer(cast.account(Who.PROVINCE_PROPAGANDA), Role.PROPAGANDA_BOARD);
        accounts.offer(cast.account(Who.COMMUNE_CENTRE), Role.CENTRE);
        accounts.offer(cast.account(Who.SCHOOL_OFFICE), Role.SCHOOL);
        accounts.offer(cast.account(Who.PROVINCE_APPROVER), Role.APPROVER);
        accounts.offer(cast.acting(ProgrammeOf2022.MARKER), Role.LECTURER);
        accounts.offer(cast.acting("supervisor"), Role.SUPERVISOR);
        accounts.offer(cast.acting("monitor"), Role.CLASS_COMMITTEE);
        accounts.offer(cast.account(Who.COMMUNE), Role.COMMUNE);
        accounts.offer(cast.acting("trainee"), Role.TRAINEE);
    }
}
