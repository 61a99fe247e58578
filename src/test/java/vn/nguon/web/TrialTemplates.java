package vn.nguon.web;

import gg.jte.CodeResolver;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;

/** Templates of src/test/jte over those of the product, compiled when first asked for. */
final class TrialTemplates implements CodeResolver {
    private final CodeResolver tests = new DirectoryCodeResolver(Path.of("src/test/jte"));
    private final CodeResolver product = new DirectoryCodeResolver(Path.of("src/main/jte"));

    static Templates make() {
        return new Templates(Templates.fromSources(new TrialTemplates(), "target/jte-test"));
    }

    @Override
    public String resolve(String name) {
        var code = tests.resolve(name);
        return code != null ? code : product.resolve(name);
    }

    @Override
    public long getLastModified(String name) {
        return Math.max(tests.getLastModified(name), product.getLastModified(name));
    }
}
