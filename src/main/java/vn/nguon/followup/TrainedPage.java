package vn.nguon.followup;

import java.util.List;
import vn.nguon.web.Pager;

/** @param placed those placed after training; otherwise those planned and trained */
public record TrainedPage(boolean placed, List<Trained.Person> lines, Pager pager) {
    public TrainedPage {
        lines = List.copyOf(lines);
    }
}
