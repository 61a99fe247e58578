package vn.nguon.documents;

import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.Refusal;

/** References to documents received and issued. The same number, date and issuer is the same document. */
@Service
public class Documents {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Installation installation;

    Documents(JdbcClient jdbc, Clock clock, Ids ids, Installation installation) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.installation = installation;
    }

    private static final String REFER = """
            INSERT INTO document (ref, number, dated, issuer_id, issuer_name, abstract, classification, made_at)
            VALUES (:ref, :number, :dated, :issuer, :issuerName, :abstract, :classification, :at)
            ON CONFLICT (number, dated, coalesce(issuer_id, 0), issuer_name)
            DO UPDATE SET abstract = CASE WHEN document.abstract = '' THEN excluded.abstract ELSE document.abstract END,
                          classification = CASE WHEN excluded.classification = 'SECRET' OR document.classification = 'NORMAL'
                                                THEN excluded.classification ELSE document.classification END
            RETURNING id
            """;

    /** Why a document may not be taken in as it is classified; ask before anything is written. */
    public Optional<Refusal> refuses(DocumentReference reference) {
        return installation.refuses(reference.classification());
    }

    /** Finds or makes the reference, in the caller's transaction. Of two classifications the stricter stays. */
    public DocumentId refer(DocumentReference reference) {
        var issuer = reference.issuer();
        return new DocumentId(jdbc.sql(REFER)
                .param("ref", ids.next())
                .param("number", Normalizer.normalize(reference.number(), Normalizer.Form.NFC))
                .param("dated", reference.dated())
                .param("issuer", issuer == null ? null : issuer.value(), Types.BIGINT)
                .param("issuerName", issuer == null ? reference.issuerName().strip() : "")
                .param("abstract", reference.abstractText().strip())
                .param("classification", reference.classification().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    private static final String FIND = """
            SELECT d.id, d.ref, d.number, d.dated, coalesce(v.name, d.issuer_name) AS issuer, d.abstract AS abstract_text, d.classification
              FROM document d
              LEFT JOIN organisation_version v ON v.organisation_id = d.issuer_id AND v.valid @> d.dated
             WHERE d.id IN (:ids)
             ORDER BY d.dated, d.number, d.id
            """;

    public Optional<DocumentCard> find(DocumentId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /** In order of date; unknown ids are left out. */
    public List<DocumentCard> findAll(Collection<DocumentId> wanted) {
        if (wanted.isEmpty()) return List.of();
        return jdbc
                .sql(FIND)
                .param("ids", wanted.stream().map(DocumentId::value).toList())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::card)
                .toList();
    }

    record Row(
            long id,
            UUID ref,
            String number,
            LocalDate dated,
            @org.jspecify.annotations.Nullable String issuer,
            String abstractText,
            Classification classification) {
        DocumentCard card() {
            return new DocumentCard(
                    new DocumentId(id), ref, number, dated, issuer == null ? "" : issuer, abstractText, classification);
        }
    }
}
