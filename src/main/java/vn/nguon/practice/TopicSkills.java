package vn.nguon.practice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.programmes.Programme;
import vn.nguon.programmes.ProgrammeCopied;
import vn.nguon.programmes.ProgrammeItem;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * Which topics of a programme serve which of the five skills (chuyên đề phục vụ mặt nào): set by whoever keeps the programme, also for a
 * version that classes were approved with, since it changes nothing that was taught. Not personal data; the door is the programme's.
 */
@Service
public class TopicSkills {
    private final Programmes programmes;
    private final JdbcClient jdbc;
    private final Audit audit;

    TopicSkills(Programmes programmes, JdbcClient jdbc, Audit audit) {
        this.programmes = programmes;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** One of the five. */
    record Skill(String code, String name) {}

    /**
     * A programme with what its topics serve.
     *
     * @param served skills in their order, by topic; topics without any are missing
     */
    record Served(Programme programme, List<Skill> skills, Map<UUID, List<String>> served) {
        /** What a page shows and sends back, so that whoever saves later does not undo another's work unseen. */
        int seen() {
            return new TreeMap<>(served).hashCode();
        }
    }

    private record Pair(UUID topic, String skill) {}

    /** @throws NotFound if the viewer has no door to the programme */
    @Transactional(readOnly = true)
    Served of(Viewer viewer, UUID ref) {
        var programme = programmes.get(viewer, ref);
        var skills = jdbc.sql("SELECT code, name FROM skill ORDER BY order_no")
                .query(Skill.class)
                .list();
        var served = new LinkedHashMap<UUID, List<String>>();
        jdbc.sql("""
                        SELECT i.ref AS topic, t.skill
                          FROM topic_skill t
                          JOIN programme_topic i ON i.id = t.item_id
                          JOIN skill s ON s.code = t.skill
                         WHERE i.programme_id = :programme
                         ORDER BY i.order_no, s.order_no
                        """)
                .param("programme", programme.id().value())
                .query(Pair.class)
                .list()
                .forEach(pair -> served.merge(pair.topic(), List.of(pair.skill()), TopicSkills::joined));
        return new Served(programme, skills, served);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }

    /**
     * Sets all topics of the programme at once.
     *
     * @param wanted codes of skills by topic; a topic that is missing serves none
     * @param seen {@link Served#seen} of the page
     * @throws Forbidden unless the viewer keeps the programme
     * @throws Stale if somebody else has set them since
     * @throws IllegalArgumentException if a topic is not of the programme or a code not of the five
     */
    @Transactional
    public void set(Viewer viewer, UUID ref, Map<UUID, ? extends Collection<String>> wanted, int seen) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('topic_skill ' || :ref))")
                .param("ref", ref.toString())
                .query(row -> {});
        var now = of(viewer, ref);
        var programme = now.programme();
        if (!programme.mayEdit())
            throw new Forbidden("Chỉ cơ quan lập chương trình mới chọn được mặt công tác của chuyên đề.");
        if (now.seen() != seen)
            throw new Stale("Người khác vừa sửa các mặt của chương trình này. Mở lại trang rồi sửa tiếp.");
        var codes = now.skills().stream().map(Skill::code).toList();
        var topics = new TreeMap<UUID, Long>();
        for (var topic : programme.topics()) topics.put(topic.ref(), topic.id().value());
        if (!topics.keySet().containsAll(wanted.keySet())
                || !wanted.values().stream().allMatch(codes::containsAll))
            throw new IllegalArgumentException("not a topic of the programme, or not one of the five");
        jdbc.sql(
                        "DELETE FROM topic_skill WHERE item_id IN (SELECT id FROM programme_topic WHERE programme_id = :programme)")
                .param("programme", programme.id().value())
                .update();
        wanted.forEach((topic, skills) -> {
            for (var skill : new TreeSet<>(skills))
                jdbc.sql("INSERT INTO topic_skill (item_id, skill) VALUES (:item, :skill)")
                        .param("item", topics.get(topic))
                        .param("skill", skill)
                        .update();
        });
        audit.record(
                viewer,
                "SET_TOPIC_SKILLS",
                "programme",
                programme.id().value(),
                "Chọn mặt công tác mà chuyên đề phục vụ, chương trình " + programme.title(),
                Map.of("topics", wanted.size()));
    }

    /** @see #set(Viewer, UUID, Map, int) for a programme that nobody looks at: what is there now counts as seen */
    @Transactional
    public void set(Viewer viewer, UUID ref, Map<UUID, ? extends Collection<String>> wanted) {
        set(viewer, ref, wanted, of(viewer, ref).seen());
    }

    /** The next version begins with what its topics served. In the transaction that makes it: nobody can have moved a topic before. */
    @EventListener
    void on(ProgrammeCopied copied) {
        jdbc.sql("""
                        INSERT INTO topic_skill (item_id, skill)
                        SELECT n.id, t.skill
                          FROM topic_skill t
                          JOIN programme_topic o ON o.id = t.item_id AND o.programme_id = :from
                          JOIN programme_topic n ON n.programme_id = :to AND n.order_no = o.order_no
                        """)
                .param("from", copied.from().value())
                .param("to", copied.to().value())
                .update();
    }

    /** Names in the order of the five; empty when nobody said. */
    static List<String> names(Served served, ProgrammeItem topic) {
        var codes = served.served().getOrDefault(topic.ref(), List.of());
        return served.skills().stream()
                .filter(skill -> codes.contains(skill.code()))
                .map(Skill::name)
                .toList();
    }
}
