package vn.nguon.papers;

import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.ClassId;

/** Event: an appeal against a paper's mark was answered. @param accepted the mark changed by it */
public record AppealAnswered(ClassId classId, EnrolmentId trainee, boolean accepted) {}
