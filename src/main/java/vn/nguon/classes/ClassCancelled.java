package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class was called off (hủy). */
public record ClassCancelled(ClassId classId) {}
