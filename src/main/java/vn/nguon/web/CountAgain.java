package vn.nguon.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.ModelAndView;

/** What answers the button "Tính lại" ({@code tag/again.jte}) below numbers that were counted ahead. */
public final class CountAgain {
    /** What follows the address of the page in that of its button. */
    public static final String PATH = "/tinh-lai";

    private CountAgain() {}

    /**
     * Back to the page with its filters, from its beginning, with a sentence on what happens now.
     *
     * @param counting whether numbers are counted anew behind the page; otherwise pages count them anyway
     * @param page path of the page
     * @param params of the request
     */
    public static ModelAndView answer(
            boolean counting, String page, Map<String, String> params, HttpServletResponse response) {
        var told = new LinkedHashMap<>(params);
        told.remove("_csrf");
        var query = ListQuery.from(told, "ten").with(ListQuery.PAGE, null);
        return Views.redirect(
                query.equals("?") ? page : page + query,
                response,
                counting
                        ? "Đang tính lại số liệu. Mở lại trang này sau vài phút để xem số mới"
                        : "Số liệu của trang này luôn được tính khi mở trang");
    }
}
