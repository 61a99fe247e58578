package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.Viewer;

/**
 * What the layout shows around a page, made for each request. Nothing is fetched before a template asks: a page without
 * a form asks for no CSRF token and so makes no session.
 */
public final class Frame {
    /** Request attribute that holds the {@link Viewer}; set by the sign-in, absent for the public. */
    public static final String VIEWER = Frame.class.getName() + ".viewer";

    /** Where "Việc cần làm" is; the menu line with this address carries the count of open tasks. */
    public static final String TASKS = "/viec-can-lam";

    /** The whole menu as a page: what "Thêm" in the dock of a phone opens. */
    public static final String MORE = "/them";

    /** One search over everything: the field in the top bar. */
    public static final String SEARCH = "/tim";

    private static final int DOCK = 3;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Menu menu;
    private final boolean demo;
    private final Clock clock;
    private @Nullable List<Entry> entries;

    /** @param count open tasks to show beside the label, 0 for none */
    public record Entry(String label, String href, String icon, boolean current, int count) {}

    Frame(HttpServletRequest request, HttpServletResponse response, Menu menu, boolean demo, Clock clock) {
        this.request = request;
        this.response = response;
        this.menu = menu;
        this.demo = demo;
        this.clock = clock;
    }

    /** Null for the public. */
    public @Nullable Viewer viewer() {
        return request.getAttribute(VIEWER) instanceof Viewer viewer ? viewer : null;
    }

    /** Who prints this page and when, on every page that leaves a printer; empty for the public. */
    public String stamp() {
        var viewer = viewer();
        return viewer == null ? "" : Stamp.of(viewer, clock).printed();
    }

    /** Menu lines of this viewer, in order; empty for the public. */
    public List<Entry> menu() {
        var made = entries;
        if (made == null) entries = made = menu.entries(viewer(), path());
        return made;
    }

    /** The first three lines, for phones. */
    public List<Entry> dock() {
        var all = menu();
        return all.subList(0, Math.min(DOCK, all.size()));
    }

    /** Whether the current page lies behind "Thêm". */
    public boolean beyondDock() {
        return path().equals(MORE) || menu().stream().skip(DOCK).anyMatch(Entry::current);
    }

    /** Sample data only: the frame says so on every page. */
    public boolean demo() {
        return demo;
    }

    /** The sentence of the last redirect, once. Null when there is none. */
    public @Nullable String news() {
        return News.take(request, response);
    }

    /** Name of the hidden field; null where the filter chain guards no posts. */
    public @Nullable String csrfName() {
        var token = csrf();
        return token == null ? null : token.getParameterName();
    }

    /** Value of the hidden field. Asking makes the sign-in session if there is none yet. */
    public @Nullable String csrfToken() {
        var token = csrf();
        return token == null ? null : token.getToken();
    }

    /** Address of an own file or a library with its content hash, e.g. {@code app.css}. */
    public String asset(String name) {
        return Assets.url(name);
    }

    /** Where the guide speaks of this page, for the viewer's roles. */
    public String help() {
        var viewer = viewer();
        return Guide.address(viewer == null ? List.of() : viewer.roles(), path());
    }

    /** Path of the address without the query, as the browser sent it. */
    public String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private @Nullable CsrfToken csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }
}
