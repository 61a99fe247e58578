package vn.nguon.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** The only one that makes pages; "redirect:" and "forward:" stay with Spring's own. */
final class JteViewResolver implements ViewResolver, Ordered {
    private final Templates templates;
    private final Frames frames;

    JteViewResolver(Templates templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.indexOf(':') >= 0 ? null : new JteView(name + ".jte", templates.engine(), frames);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
