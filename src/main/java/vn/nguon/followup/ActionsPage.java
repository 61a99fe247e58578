package vn.nguon.followup;

import vn.nguon.web.Form;

public record ActionsPage(HomeActions.Of of, Form form) {}
