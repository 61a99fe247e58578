package vn.nguon.classes;

import java.text.Normalizer;
import java.util.List;

/**
 * What a person enters of a class.
 *
 * @param name as offices call it
 * @param publicName for certificates and the public check; see {@link PublicName}
 * @param venue where it meets; may be empty
 * @param sites names of further sites (điểm cầu) in order
 * @param capacity seats, positive
 */
public record ClassText(String name, String publicName, String venue, List<String> sites, int capacity) {
    public ClassText {
        name = tidy(name);
        publicName = tidy(publicName);
        venue = tidy(venue);
        sites = sites.stream()
                .map(ClassText::tidy)
                .filter(site -> !site.isEmpty())
                .toList();
        if (name.isEmpty() || publicName.isEmpty()) throw new IllegalArgumentException("class without name");
        if (capacity <= 0) throw new IllegalArgumentException("capacity " + capacity);
    }

    static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
