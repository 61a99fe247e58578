package vn.nguon.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.nguon.web.Frame;

/** Puts the viewer of the request where the frame, the route rules and the handlers find it. */
final class ViewerFilter extends OncePerRequestFilter {
    private final Viewers viewers;
    private final Setup setup;

    ViewerFilter(Viewers viewers, Setup setup) {
        this.viewers = viewers;
        this.setup = setup;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            // A session brings its viewer along; whoever was signed in otherwise is read here.
            if (request.getAttribute(Frame.VIEWER) == null)
                viewers.of(signedIn.account()).ifPresent(viewer -> request.setAttribute(Frame.VIEWER, viewer));
        } else if (setup.isNeeded() && !SetupPages.belongs(request.getRequestURI())) {
            response.sendRedirect(SetupPages.PATH);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }
}
