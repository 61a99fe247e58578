package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class had its trainees summoned (đã triệu tập). */
public record ClassSummoned(ClassId classId) {}
