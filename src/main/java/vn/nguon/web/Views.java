package vn.nguon.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What a handler answers: a page with its record, or a redirect after a post. */
public final class Views {
    private Views() {}

    /**
     * @param template path under src/main/jte without the ending, e.g. {@code rosters/roster}
     * @param page the screen's record, the template's {@code page} param; null for a page without data */
    public static ModelAndView page(String template, @Nullable Object page) {
        return page(template, page, 200);
    }

    /** The same with another status; 422 is a form that comes back with its errors. */
    public static ModelAndView page(String template, @Nullable Object page, int status) {
        var view = new ModelAndView(template);
        if (page != null) view.addObject(JteView.PAGE, page);
        view.setStatus(HttpStatusCode.valueOf(status));
        return view;
    }

    /**
     * 303 to a page of this site.
     *
     * @throws IllegalArgumentException if the address is not a path of this site: user input must not send people away
     */
    public static ModelAndView redirect(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\"))
            throw new IllegalArgumentException("redirect leaves the site");
        var view = new RedirectView(path, true, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }

    /** The same, and one sentence that the next page shows once, e.g. "Đã lưu 91 dòng". */
    public static ModelAndView redirect(String path, HttpServletResponse response, String news) {
        News.send(response, news);
        return redirect(path);
    }
}
