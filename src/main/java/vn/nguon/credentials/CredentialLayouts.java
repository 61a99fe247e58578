package vn.nguon.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.results.CredentialKind;

/** The layouts there are, read from {@code credentials/*.json}. A released layout is never edited: a new one gets a new name. */
@Component
final class CredentialLayouts {
    private static final List<String> NAMES = List.of("chung-chi-1", "giay-chung-nhan-1");
    private final Map<String, CredentialLayout> byName;

    CredentialLayouts() {
        var json = JsonMapper.builder().build();
        byName = NAMES.stream()
                .map(name -> read(json, name))
                .collect(Collectors.toMap(CredentialLayout::name, Function.identity()));
    }

    private static CredentialLayout read(JsonMapper json, String name) {
        try (var in = CredentialLayouts.class.getResourceAsStream("/credentials/" + name + ".json")) {
            return json.readValue(in, CredentialLayout.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is no such layout */
    CredentialLayout get(String name) {
        var layout = byName.get(name);
        if (layout == null) throw new IllegalArgumentException("no layout " + name);
        return layout;
    }

    /** Name of the layout that new entries of this kind are frozen with. */
    static String current(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> "chung-chi-1";
            case ATTESTATION -> "giay-chung-nhan-1";
        };
    }
}
