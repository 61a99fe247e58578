package vn.nguon.planning.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Everybody who counts together: the list, and who stands planned already. Answers who else is planned for the same. */
final class Crowd {
    private final Map<String, TreeSet<String>> peopleOfTitle = new HashMap<>();
    private final Map<String, TreeSet<String>> namesOfTitle = new HashMap<>();
    private final Map<String, TreeSet<String>> titlesOfPerson = new HashMap<>();
    /** Of a few titles that thousands are planned for. */
    private final Map<String, String> wordsOfTitle = new HashMap<>();

    Crowd(List<Candidate> list, List<Candidate> standing) {
        for (var one : list) add(one);
        for (var one : standing) add(one);
    }

    private void add(Candidate one) {
        peopleOfTitle.computeIfAbsent(seat(one), _ -> new TreeSet<>()).add(one.who());
        namesOfTitle.computeIfAbsent(seat(one), _ -> new TreeSet<>()).add(one.name());
        titlesOfPerson.computeIfAbsent(person(one), _ -> new TreeSet<>()).add(words(one) + "|" + one.at());
    }

    private String words(Candidate one) {
        return wordsOfTitle.computeIfAbsent(one.title(), TitleRanks::words);
    }

    private String seat(Candidate one) {
        return words(one) + "|" + one.at() + "|" + one.term();
    }

    private static String person(Candidate one) {
        return one.who() + "|" + one.level() + "|" + one.term();
    }

    /** Different persons planned for the candidate's title, organisation and term, the candidate among them. */
    int people(Candidate one) {
        return peopleOfTitle.getOrDefault(seat(one), new TreeSet<>()).size();
    }

    String names(Candidate one) {
        return String.join(", ", namesOfTitle.getOrDefault(seat(one), new TreeSet<>()));
    }

    /** Different titles of the candidate at one level in one term. */
    int titles(Candidate one) {
        return titlesOfPerson.getOrDefault(person(one), new TreeSet<>()).size();
    }
}
