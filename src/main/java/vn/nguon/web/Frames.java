package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;

/** Makes the frame of a request. */
final class Frames {
    private final Menu menu;
    private final boolean demo;
    private final Clock clock;

    Frames(List<MenuItem> items, boolean demo, Clock clock) {
        this.menu = new Menu(items);
        this.demo = demo;
        this.clock = clock;
    }

    Frame of(HttpServletRequest request, HttpServletResponse response) {
        return new Frame(request, response, menu, demo, clock);
    }
}
