package vn.nguon.rosters;

import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The roster of a past day (/hoc-vien/ngay), also as printed. @param roster null while the day asked for is no day @param full with birth dates and posts */
public record AsOfPage(ClassHead head, Form form, @Nullable RosterAsOf roster, boolean full, String foot) {}
