package vn.nguon.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.WebAttributes;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One page for everything that goes wrong, and {@code application/problem+json} under {@code /api/}. Never shows a stack
 * trace, SQL or a class name.
 */
@ControllerAdvice
@org.springframework.stereotype.Controller
@AllowAnyone
class ErrorPages implements ErrorController {
    private final Problems problems;

    ErrorPages(@Value("${spring.servlet.multipart.max-file-size:1MB}") DataSize largestFile) {
        this.problems = new Problems(largestFile);
    }

    /** What a handler threw. */
    @ExceptionHandler
    @Nullable
    Object thrown(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (thrown instanceof AsyncRequestNotUsableException)
            return null; // The browser went away; nobody reads an answer.
        if (thrown instanceof HttpRequestMethodNotSupportedException wrong && wrong.getSupportedHttpMethods() != null)
            response.setHeader(HttpHeaders.ALLOW, wrong.getHeaders().getFirst(HttpHeaders.ALLOW));
        return answer(problems.of(thrown), thrown, request, request.getRequestURI());
    }

    /** What a filter, a view or the container left behind. */
    @RequestMapping("/error")
    Object left(HttpServletRequest request) {
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown == null && request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof Throwable denied)
            thrown = denied;
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "/error";
        return answer(thrown == null ? problems.ofStatus(status) : problems.of(rootOf(thrown)), thrown, request, path);
    }

    private static Object answer(Problem problem, @Nullable Throwable thrown, HttpServletRequest request, String path) {
        var incident = problem.incident();
        if (incident != null) Incidents.log(incident, request.getMethod(), route(request), problem.status(), thrown);
        return path.startsWith("/api/") ? json(problem) : Views.page("web/problem", problem, problem.status());
    }

    /** The pattern: an address may carry a person's code. */
    private static @Nullable String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : null;
    }

    /** A view's exception comes wrapped by the dispatcher. */
    private static Throwable rootOf(Throwable thrown) {
        return thrown instanceof jakarta.servlet.ServletException wrapped && wrapped.getRootCause() != null
                ? wrapped.getRootCause()
                : thrown;
    }

    private static ResponseEntity<ProblemDetail> json(Problem problem) {
        var detail = ProblemDetail.forStatus(problem.status());
        detail.setType(URI.create("urn:nguon:" + problem.code()));
        detail.setTitle(problem.title());
        detail.setDetail(problem.sentence());
        if (problem.incident() != null) detail.setProperty("incident", problem.incident());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
