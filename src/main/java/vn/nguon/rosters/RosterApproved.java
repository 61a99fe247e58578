package vn.nguon.rosters;

import vn.nguon.shared.ClassId;

/** Event: the roster of a class was approved (danh sách học viên đã duyệt). Published in the approving transaction. */
public record RosterApproved(ClassId classId) {}
