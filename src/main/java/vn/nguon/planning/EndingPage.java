package vn.nguon.planning;

import vn.nguon.web.Form;

/**
 * The form by which an entry comes to an end.
 *
 * @param action address it is sent to
 * @param heading "Đưa ra khỏi quy hoạch", "Bổ nhiệm", "Chuyển quy hoạch"; {@code verb} of the button
 * @param state REMOVED, APPOINTED or MOVED
 */
public record EndingPage(Entry entry, EntryState state, String action, String heading, String verb, Form form) {}
