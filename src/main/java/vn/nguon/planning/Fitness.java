package vn.nguon.planning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.planning.checks.PlanningCheck;
import vn.nguon.planning.checks.TitleRanks;
import vn.nguon.planning.checks.Verdict;
import vn.nguon.rules.Rules;

/**
 * Whether people planned by approved entries still meet what planning asks of a person on some day (còn đủ điều kiện): age for two terms,
 * full membership, discipline in force, and, as a remark only, that the title is higher than the post held: whoever was placed meanwhile
 * may need the training most. The rules are those of {@link PlanningCheck}; this is where others ask for them. Not for lists: how many
 * people and titles is asked where planning is decided.
 */
@Service
public class Fitness {
    private final CheckRows rows;
    private final Rules rules;

    Fitness(CheckRows rows, Rules rules) {
        this.rows = rows;
        this.rules = rules;
    }

    /**
     * What the checks found about one entry.
     *
     * @param findings breaches first, then warnings; empty when nothing was found
     * @param barred a documented rule about the person does not hold; warnings and marked defaults never bar
     */
    public record Found(List<Verdict> findings, boolean barred) {
        public Found {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Found about these entries, by inner key; entries about which nothing was found are not in it. For modules that have asked the
     * entries' doors: the sentences tell of discipline. Four statements, whatever their number.
     *
     * @param place an organisation in whose province's values are in force, null for the central ones
     */
    @Transactional(readOnly = true)
    public Map<Long, Found> of(Collection<Long> entries, @Nullable UUID place, LocalDate day) {
        var found = new HashMap<Long, Found>();
        if (entries.isEmpty()) return found;
        var planned = rows.byId(entries);
        var facts = rows.facts(planned.stream().map(CheckRows.Planned::person).toList(), day);
        var set = rules.set(day, rows.province(place, day));
        var check = new PlanningCheck(set, TitleRanks.of(set));
        for (var entry : planned) {
            var findings = check.person(entry.candidate(facts.get(entry.person()))).stream()
                    .filter(Verdict::found)
                    .sorted(Comparator.comparing(Verdict::result).reversed())
                    .toList();
            if (!findings.isEmpty())
                found.put(entry.id(), new Found(findings, findings.stream().anyMatch(PlanningCheck::bars)));
        }
        return found;
    }
}
