package vn.nguon.accounts;

import org.springframework.stereotype.Component;
import vn.nguon.units.Affected;

/** Grants at organisations that end: they give nothing from the day on (visible_organisation), and nobody gets one elsewhere by an act. */
@Component
class GrantsAffected implements Affected {
    @Override
    public String key() {
        return "tai-khoan";
    }

    @Override
    public String title() {
        return "Vai trò của tài khoản";
    }

    @Override
    public String unit() {
        return "vai trò";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String rule() {
        return "Vai trò ở tổ chức kết thúc không còn tác dụng từ ngày đó. Cấp vai trò ở tổ chức mới tại mục Tài khoản.";
    }

    @Override
    public String open() {
        return """
                SELECT g.ref::text AS thing, g.organisation_id, row_number() OVER (ORDER BY g.organisation_id, g.id) AS n
                  FROM account_grant g
                 WHERE g.organisation_id = ANY (:at::bigint[]) AND g.valid @> :day::date
                """;
    }

    @Override
    public String named() {
        return """
                SELECT g.ref::text AS thing, a.display_name AS name, a.username AS note, NULL AS link
                  FROM account_grant g
                  JOIN account a ON a.id = g.account_id
                 WHERE g.ref::text = ANY (:things::text[])
                   AND g.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """;
    }
}
