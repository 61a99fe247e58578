package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import vn.nguon.shared.Viewer;

/**
 * Says from the annotations on a handler who may call it. What carries none of {@link Allow}, {@link AllowAnyone} and
 * {@link AllowSignedIn} is denied to everybody; {@code RouteRulesTests} fails on such a handler.
 * <p>Not for: which rows a viewer may see (SQL, with the {@link Viewer}).
 */
public final class RouteRules {
    /** SIGN_IN_NEEDED: nobody is signed in and the route is not public. DENIED: signed in, or not, it stays shut: 403. */
    public enum Decision {
        ANYONE,
        SIGN_IN_NEEDED,
        ALLOWED,
        DENIED
    }

    private sealed interface Rule {}

    private record Public() implements Rule {}

    private record SignedIn() implements Rule {}

    private record Roles(Allow allow) implements Rule {}

    private record Nobody() implements Rule {}

    private final RequestMappingHandlerMapping mapping;
    private final ConcurrentHashMap<HandlerMethod, Rule> rules = new ConcurrentHashMap<>();

    public RouteRules(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** An address without a handler answers ANYONE: the dispatcher says 404 or 405 and there is nothing to guard. */
    public Decision decide(HttpServletRequest request, @Nullable Viewer viewer) {
        var handler = handler(request);
        if (handler == null) return Decision.ANYONE;
        return switch (rules.computeIfAbsent(handler, RouteRules::rule)) {
            case Public _ -> Decision.ANYONE;
            case Nobody _ -> Decision.DENIED;
            case SignedIn _ -> viewer == null ? Decision.SIGN_IN_NEEDED : Decision.ALLOWED;
            case Roles(var allow) ->
                viewer == null
                        ? Decision.SIGN_IN_NEEDED
                        : viewer.isAny(allow.value()) ? Decision.ALLOWED : Decision.DENIED;
        };
    }

    private @Nullable HandlerMethod handler(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) ServletRequestPathUtils.parseAndCache(request);
        HandlerExecutionChain chain;
        try {
            chain = mapping.getHandler(request);
        } catch (Exception wrongMethodOrMediaType) {
            if (wrongMethodOrMediaType instanceof ErrorResponse) return null;
            throw new IllegalStateException("cannot find the handler", wrongMethodOrMediaType);
        }
        // Keyed without createWithResolvedBean: one HandlerMethod a mapping, equal by bean and method.
        return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
    }

    private static Rule rule(HandlerMethod handler) {
        var onMethod = ruleOn(handler.getMethod());
        return onMethod instanceof Nobody ? ruleOn(handler.getBeanType()) : onMethod;
    }

    private static Rule ruleOn(java.lang.reflect.AnnotatedElement element) {
        var allow = AnnotatedElementUtils.findMergedAnnotation(element, Allow.class);
        if (allow != null) return new Roles(allow);
        if (AnnotatedElementUtils.hasAnnotation(element, AllowSignedIn.class)) return new SignedIn();
        return AnnotatedElementUtils.hasAnnotation(element, AllowAnyone.class) ? new Public() : new Nobody();
    }
}
