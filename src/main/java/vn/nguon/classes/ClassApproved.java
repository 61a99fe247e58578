package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class has its decision to open (đã duyệt). */
public record ClassApproved(ClassId classId) {}
