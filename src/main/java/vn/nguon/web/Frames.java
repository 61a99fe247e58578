package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Makes the frame of a request. */
final class Frames {
    private final Menu menu;
    private final boolean demo;

    Frames(List<MenuItem> items, boolean demo) {
        this.menu = new Menu(items);
        this.demo = demo;
    }

    Frame of(HttpServletRequest request, HttpServletResponse response) {
        return new Frame(request, response, menu, demo);
    }
}
