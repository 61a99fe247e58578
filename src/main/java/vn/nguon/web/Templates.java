package vn.nguon.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.Map;

/**
 * The page templates. Compiled into the jar; read from src/main/jte at each change when developing.
 * {@link #text} is for what is not an answer to a browser, such as the page that becomes a PDF.
 */
public final class Templates {
    private static final String COMPILED = "vn.nguon.jte";
    private static final Path SOURCES = Path.of("src/main/jte");
    private final TemplateEngine engine;

    Templates(TemplateEngine engine) {
        this.engine = engine;
    }

    static Templates make(boolean development) {
        return new Templates(
                development ? fromSources(new DirectoryCodeResolver(SOURCES), "target/jte-dev") : precompiled());
    }

    /**
     * The template's HTML. It gets {@code page} and no {@code frame}, so its frame param needs the default null.
     *
     * @param template path under src/main/jte without the ending
     */
    public String text(String template, Object page) {
        var output = new StringOutput();
        engine.render(template + ".jte", Map.of(JteView.PAGE, page), output);
        return output.toString();
    }

    TemplateEngine engine() {
        return engine;
    }

    private static TemplateEngine precompiled() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, COMPILED);
    }

    static TemplateEngine fromSources(CodeResolver sources, String classes) {
        var engine = TemplateEngine.create(sources, Path.of(classes), ContentType.Html);
        engine.setTrimControlStructures(true);
        engine.setBinaryStaticContent(true);
        return engine;
    }
}
