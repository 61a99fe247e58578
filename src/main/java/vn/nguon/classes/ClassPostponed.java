package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class was put off (hoãn). */
public record ClassPostponed(ClassId classId) {}
