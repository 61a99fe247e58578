package vn.nguon.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages that belong to no capability: personal data, the whole menu. */
@Controller
class SitePages {
    @AllowAnyone
    @GetMapping("/du-lieu-ca-nhan")
    ModelAndView personalData() {
        return Views.page("web/privacy", null);
    }

    @AllowSignedIn
    @GetMapping(Frame.MORE)
    ModelAndView more() {
        return Views.page("web/more", null);
    }
}
