package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class has its results decided and is over (kết thúc). */
public record ClassFinished(ClassId classId) {}
