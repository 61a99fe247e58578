package vn.nguon.credentials;

import org.springframework.stereotype.Component;
import vn.nguon.units.Affected;

/** Registers of organisations that end. A register is never continued by another issuer: it closes, and its keeper answers for it. */
@Component
class RegistersAffected implements Affected {
    @Override
    public String key() {
        return "so-cap";
    }

    @Override
    public String title() {
        return "Sổ cấp chứng chỉ, giấy chứng nhận";
    }

    @Override
    public String unit() {
        return "sổ";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String rule() {
        return "Sổ đóng lại sau ngày cuối; nơi giữ sổ tra cứu, thu hồi và cấp lại.";
    }

    @Override
    public String open() {
        return """
                SELECT g.ref::text AS thing, g.organisation_id, row_number() OVER (ORDER BY g.organisation_id, g.kind) AS n
                  FROM register g
                 WHERE g.organisation_id = ANY (:at::bigint[])
                """;
    }

    @Override
    public String named() {
        return """
                SELECT g.ref::text AS thing, CASE g.kind WHEN 'CERTIFICATE' THEN 'Sổ cấp chứng chỉ' ELSE 'Sổ cấp giấy chứng nhận' END AS name,
                       'số cuối ' || g.last AS note, NULL AS link
                  FROM register g
                 WHERE g.ref::text = ANY (:things::text[])
                   AND g.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """;
    }
}
