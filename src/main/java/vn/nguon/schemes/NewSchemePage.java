package vn.nguon.schemes;

import vn.nguon.web.Form;

public record NewSchemePage(Form form) {}
