package vn.nguon.people;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;

/**
 * Posts that people hold at organisations that end. Seventeen secretaries do not become secretaries of nine communes by themselves: each is
 * decided. A post that ends or goes on ends with the last day; the old one keeps its organisation. A post that begins later than that day,
 * because the act was recorded late, was never at this organisation: it is withdrawn, and begins at the successor on its own day.
 */
@Component
class PostsAffected implements Affected {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final PersonWrites writes;

    PostsAffected(JdbcClient jdbc, Ids ids, PersonWrites writes) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.writes = writes;
    }

    @Override
    public String key() {
        return "chuc-vu";
    }

    @Override
    public String title() {
        return "Chức vụ đang giữ";
    }

    @Override
    public String unit() {
        return "chức vụ";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE, Decision.END);
    }

    @Override
    public boolean mustDecide() {
        return true;
    }

    @Override
    public String rule() {
        return "Tiếp tục: giữ chức vụ cùng tên ở đơn vị kế tiếp. Kết thúc: thôi giữ chức vụ cùng ngày tổ chức kết thúc.";
    }

    @Override
    public String open() {
        return """
                SELECT ref::text AS thing, organisation_id, row_number() OVER (ORDER BY organisation_id, id) AS n
                  FROM person_post
                 WHERE organisation_id = ANY (:at::bigint[])
                   AND upper_inf(valid) AND withdrawn_at IS NULL
                """;
    }

    @Override
    public String named() {
        return """
                SELECT h.ref::text AS thing, p.full_name AS name, h.title || coalesce(' · sinh ' || p.born, '') AS note, '/can-bo/' || p.ref AS link
                  FROM person_post h
                  JOIN person_card p ON p.id = h.person_id
                 WHERE h.ref::text = ANY (:things::text[])
                   AND h.person_id IN (SELECT visible_person_of(:viewer, :day, ARRAY[h.person_id]))
                """;
    }

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        var people = new HashSet<PersonId>();
        for (var passing : passings) {
            var post = UUID.fromString(passing.thing());
            var person = end(act, post).or(() -> withdraw(by, act, post));
            if (person.isEmpty()) continue;
            people.add(person.get());
            if (passing.to() != null) goOn(act, post, passing.to());
        }
        writes.openDoorsOfPosts(people);
        stayFindable(people);
    }

    private Optional<PersonId> end(Act act, UUID post) {
        return jdbc.sql("""
                UPDATE person_post SET valid = daterange(lower(valid), :day::date)
                 WHERE ref = :ref AND upper_inf(valid) AND withdrawn_at IS NULL AND (lower_inf(valid) OR lower(valid) < :day::date)
                RETURNING person_id
                """)
                .param("ref", post)
                .param("day", act.day())
                .query(Long.class)
                .optional()
                .map(PersonId::new);
    }

    private Optional<PersonId> withdraw(Viewer by, Act act, UUID post) {
        var person = jdbc.sql("""
                        SELECT person_id FROM person_post WHERE ref = :ref AND upper_inf(valid) AND withdrawn_at IS NULL
                        """).param("ref", post).query(Long.class).optional();
        if (person.isPresent())
            writes.correctPost(by, post, null, "Đơn vị đã kết thúc trước ngày giữ chức vụ, theo " + act.cited());
        return person.map(PersonId::new);
    }

    private void goOn(Act act, UUID post, OrganisationId to) {
        jdbc.sql("""
                INSERT INTO person_post (ref, person_id, title, organisation_id, organisation_name, valid, basis, replaces_id)
                SELECT :new, h.person_id, h.title, v.organisation_id, v.short_name, daterange(greatest(:day::date, lower(h.valid)), NULL), :basis,
                       CASE WHEN h.withdrawn_at IS NOT NULL THEN h.id END
                  FROM person_post h
                  JOIN organisation_version v ON v.organisation_id = :to AND v.valid @> :day::date
                 WHERE h.ref = :ref
                   AND NOT EXISTS (SELECT FROM person_post o
                                    WHERE o.withdrawn_at IS NULL AND o.person_id = h.person_id AND vn_fold(o.title) = vn_fold(h.title)
                                      AND vn_fold(o.organisation_name) = vn_fold(v.short_name)
                                      AND o.valid && daterange(greatest(:day::date, lower(h.valid)), NULL))
                """)
                .param("new", ids.next())
                .param("ref", post)
                .param("to", to.value())
                .param("day", act.day())
                .param("basis", act.cited())
                .update();
    }

    /** Whoever has no door left keeps the last one: the file passes to the keeper with the organisation's other files. */
    private void stayFindable(Collection<PersonId> people) {
        jdbc.sql("""
                INSERT INTO person_at (person_id, organisation_id, reason, source_key)
                SELECT DISTINCT ON (h.person_id) h.person_id, h.organisation_id, 'WORKS', 'last:' || h.id
                  FROM person_post h
                 WHERE h.person_id = ANY (:people::bigint[])
                   AND h.withdrawn_at IS NULL
                   AND h.organisation_id IS NOT NULL
                   AND NOT EXISTS (SELECT FROM person_at a WHERE a.person_id = h.person_id)
                 ORDER BY h.person_id, upper(h.valid) DESC NULLS FIRST, h.id DESC
                ON CONFLICT DO NOTHING
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }
}
