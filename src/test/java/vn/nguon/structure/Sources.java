package vn.nguon.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The files that the rules look at. */
final class Sources {

    private Sources() {}

    /** Path and text of every file below the folder whose name ends so; none if there is no folder. */
    static Map<Path, String> below(String folder, String ending) {
        Map<Path, String> texts = new TreeMap<>();
        if (!Files.isDirectory(Path.of(folder))) return texts;
        try (var files = Files.walk(Path.of(folder))) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .toList()) texts.put(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** "file: fault" for every fault that the rule finds in any of the texts. */
    static List<String> faults(Map<Path, String> texts, Function<String, List<String>> rule) {
        List<String> faults = new ArrayList<>();
        texts.forEach((file, text) -> rule.apply(text).forEach(fault -> faults.add(file + ": " + fault)));
        return faults;
    }
}
