package vn.nguon.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * Renders one template with {@code frame} and {@code page}. The page is whole before the first byte leaves: a template
 * that fails answers 500 and not half a page, and the length is known. Static parts are copied as the bytes they were
 * compiled to, never encoded again.
 */
final class JteView implements View {
    static final String PAGE = "page";
    private static final int CHUNK = 16 * 1024;

    private final String template;
    private final TemplateEngine engine;
    private final Frames frames;

    JteView(String template, TemplateEngine engine, Frames frames) {
        this.template = template;
        this.engine = engine;
        this.frames = frames;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var params = new HashMap<String, Object>();
        params.put("frame", frames.of(request, response));
        Object page = model == null ? null : model.get(PAGE);
        if (page != null) params.put(PAGE, page);
        var output = new Utf8ByteOutput(CHUNK);
        engine.render(template, params, output);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        // In one piece: through the filters' wrappers each of some thousand parts costs more than its copy.
        var whole = new ByteArrayOutputStream(output.getContentLength());
        output.writeTo(whole);
        response.getOutputStream().write(whole.toByteArray());
    }
}
