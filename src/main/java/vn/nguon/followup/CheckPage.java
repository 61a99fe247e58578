package vn.nguon.followup;

import vn.nguon.web.Form;

public record CheckPage(HomeActions.ToCheck of, int months, Form form) {}
