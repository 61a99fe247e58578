package vn.nguon.planning;

import java.util.List;
import vn.nguon.rules.Rule;
import vn.nguon.web.Form;
import vn.nguon.web.Tab;

/** The order of titles. @param place the province whose values go before the central ones, "" for none @param ranks the highest first */
public record TitleRankPage(List<Tab> tabs, String place, List<Rule> ranks, Form form, boolean mayWrite) {}
