package vn.nguon.planning.checks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.LegalSource;
import vn.nguon.shared.Sex;

/** Fixture: somebody who meets every rule on 15/08/2022; a test says only what it is about. And a set of values with documents. */
public final class Someone {
    public static final LocalDate DAY = LocalDate.of(2022, 8, 15);
    public static final TitleRanks RANKS = new TitleRanks(List.of(
            new TitleRanks.Rank("Bí thư Đảng ủy", "bi thu dang uy", 1),
            new TitleRanks.Rank("Phó Bí thư Đảng ủy", "pho bi thu dang uy", 2),
            new TitleRanks.Rank("Phó Bí thư Thường trực", "pho bi thu thuong truc dang uy", 2),
            new TitleRanks.Rank("Phó Chủ tịch UBND", "pho chu tich ubnd", 3),
            new TitleRanks.Rank("Phó Chủ tịch HĐND", "pho chu tich hdnd", 3),
            new TitleRanks.Rank("Chủ tịch HĐND", "chu tich hdnd", 2),
            new TitleRanks.Rank("Chủ tịch UBND", "chu tich ubnd", 2)));

    private String who = "p1";
    private Sex sex = Sex.MALE;
    private @Nullable BirthDate born = BirthDate.of(LocalDate.of(1985, 6, 8));
    private String ethnicity = "Thái";
    private List<String> posts = List.of("Phó Chủ tịch UBND");
    private @Nullable LocalDate party = LocalDate.of(2011, 9, 2);
    private final List<Discipline> disciplines = new ArrayList<>();
    private String title = "Bí thư Đảng ủy";
    private String at = "o1";
    private String term = "2025-2030";
    private boolean science;

    public Someone who(String key) {
        who = key;
        return this;
    }

    public Someone born(Sex as, String day) {
        sex = as;
        born = ((BirthDate.Read) BirthDate.read(day, DAY)).value();
        return this;
    }

    public Someone unborn() {
        born = null;
        return this;
    }

    public Someone ethnicity(String name) {
        ethnicity = name;
        return this;
    }

    public Someone posts(String... held) {
        posts = List.of(held);
        return this;
    }

    public Someone party(@Nullable String day) {
        party = day == null ? null : LocalDate.parse(day);
        return this;
    }

    public Someone disciplined(Discipline one) {
        disciplines.add(one);
        return this;
    }

    public Someone planned(String as, String where) {
        title = as;
        at = where;
        return this;
    }

    public Someone scientist() {
        science = true;
        return this;
    }

    public Someone term(String years) {
        term = years;
        return this;
    }

    public Candidate made() {
        return new Candidate(
                who,
                "Lô Văn " + who,
                sex,
                born,
                ethnicity,
                posts,
                party,
                disciplines,
                title,
                at,
                "Đảng ủy " + at,
                term,
                Level.COMMUNE,
                science);
    }

    /** Values by key, all with a document. */
    public static RuleSet values(LocalDate day) {
        return new Values().on(day);
    }

    public static final class Values {
        private final TreeMap<String, Rule> rules = new TreeMap<>();

        public Values() {
            put("people-per-title", "3", "15-QĐ/TU");
            put("titles-per-person", "3", "15-QĐ/TU");
            put("age.terms", "2", "50-QĐ/TW");
            put("age.least-terms", "1", "50-QĐ/TW");
            put("age.men", "62", "");
            put("age.women", "60", "");
            put("age.term-month", "6", "");
            put("full-member", "1", "50-QĐ/TW");
            put("discipline", "1", "50-QĐ/TW");
            put("discipline-months", "12", "");
            put("higher-title", "1", "16-HD/BTCTW");
            put("share.women", "25", "50-QĐ/TW");
            put("share.young", "15", "50-QĐ/TW");
            put("share.minority", "50", "");
            put("young.commune", "35", "");
        }

        /** @param document "" for a marked default */
        public Values put(String key, String value, String document) {
            rules.put(
                    "planning." + key,
                    new Rule(
                            "planning." + key,
                            new BigDecimal(value),
                            "",
                            key,
                            new LegalSource(document, "", document.isEmpty()),
                            Rule.Level.CENTRAL,
                            "",
                            null,
                            null));
            return this;
        }

        public Values without(String key) {
            rules.remove("planning." + key);
            return this;
        }

        public RuleSet on(LocalDate day) {
            return new RuleSet(day, "Nghệ An", rules);
        }
    }
}
