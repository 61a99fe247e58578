package vn.nguon.privacy;

import java.time.Instant;
import java.util.List;
import vn.nguon.web.Form;

/** The record of breaches. @param now by which lateness is told @param clock hours in which to report, with the source */
public record BreachPage(List<Breach> breaches, Form form, Instant now, String clock) {

    /** One breach. @param form adds a measure or a report */
    public record One(Breach breach, String address, Form form, Instant now) {}
}
