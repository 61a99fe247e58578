package vn.nguon.news;

import vn.nguon.web.Form;

/** @param severalBoards whether to ask whose story it is */
public record NewStoryPage(Form form, boolean severalBoards) {}
