package vn.nguon.news;

import vn.nguon.web.Form;

public record WithdrawPage(StoryHead head, Form form) {}
