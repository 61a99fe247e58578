package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** The user guide (/tro-giup): opens at the page of the viewer's role and lists the others. */
@Controller
@AllowAnyone
class GuidePages {
    @GetMapping(Guide.HOME)
    ModelAndView own(HttpServletRequest request) {
        var viewer = viewer(request);
        return page(
                viewer, Guide.of(viewer == null ? List.of() : viewer.roles()).getFirst());
    }

    @GetMapping(Guide.HOME + "/{page}")
    ModelAndView one(HttpServletRequest request, @PathVariable("page") String slug) {
        return page(viewer(request), Guide.find(slug).orElseThrow(() -> new NotFound("page of the guide " + slug)));
    }

    private static @Nullable Viewer viewer(HttpServletRequest request) {
        return request.getAttribute(Frame.VIEWER) instanceof Viewer viewer ? viewer : null;
    }

    private static ModelAndView page(@Nullable Viewer viewer, GuidePage page) {
        var own = Guide.of(viewer == null ? List.of() : viewer.roles());
        var links = Guide.all().stream()
                .map(one -> new HelpPage.Link(
                        one.title(), Guide.HOME + "/" + one.slug(), one.equals(page), own.contains(one)))
                .toList();
        return Views.page("web/help", new HelpPage(page, links));
    }
}
