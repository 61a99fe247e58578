package vn.nguon.programmes;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/**
 * What other modules ask and tell about programmes (chương trình). Building one: {@link ProgrammeDesk}. Nothing here is
 * personal data; reads with a {@link Viewer} go through the door of the programme's owner and users, reads by id are for
 * modules that have passed a door of their own (the class's).
 */
@Service
public class Programmes {
    private final ProgrammeRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    Programmes(ProgrammeRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound if there is none, or the viewer has no door to it */
    @Transactional(readOnly = true)
    public Programme get(Viewer viewer, UUID ref) {
        return rows.find(viewer, ref).orElseThrow(() -> new NotFound("programme " + ref));
    }

    /** @throws NotFound if there is none, or the viewer has no door to it */
    @Transactional(readOnly = true)
    public Programme get(Viewer viewer, ProgrammeId id) {
        return rows.find(viewer, id).orElseThrow(() -> new NotFound("programme " + id.value()));
    }

    /** Lines in order: opening, blocks with their topics, closing. Empty for an unknown programme. */
    @Transactional(readOnly = true)
    public List<ProgrammeItem> items(ProgrammeId id) {
        return rows.items(id);
    }

    /** Parts of the mark in order; empty for an unknown programme. */
    @Transactional(readOnly = true)
    public List<AssessmentPart> parts(ProgrammeId id) {
        return rows.parts(id);
    }

    /** How the mark is made up and what it is called, in one statement; empty for an unknown programme. */
    @Transactional(readOnly = true)
    public Marking marking(ProgrammeId id) {
        return rows.marking(id);
    }

    /** Programmes of the viewer's organisations and of those that work with them in a class, to choose from. At most 200. */
    @Transactional(readOnly = true)
    public List<ProgrammeLine> choices(Viewer viewer, Collection<OrganisationId> partners) {
        return rows.choices(viewer, List.copyOf(partners));
    }

    /**
     * Lets the organisations of a class read the programme it uses. In the caller's transaction; twice is once. Never taken
     * back: who taught by a programme keeps it to look up.
     */
    @Transactional
    public void openTo(ProgrammeId id, Collection<OrganisationId> organisations) {
        jdbc.sql("""
                INSERT INTO programme_reader (programme_id, organisation_id)
                SELECT :id, o
                  FROM unnest(CAST(:organisations AS bigint[])) AS o
                    ON CONFLICT DO NOTHING
                """)
                .param("id", id.value())
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
                .update();
    }

    /** A class was approved with this version: from now on a change makes a new version. Twice is once. */
    @Transactional
    public void freeze(ProgrammeId id) {
        jdbc.sql("UPDATE programme SET frozen_at = :at, version = version + 1 WHERE id = :id AND frozen_at IS NULL")
                .param("id", id.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
