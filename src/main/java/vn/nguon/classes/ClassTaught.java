package vn.nguon.classes;

import vn.nguon.shared.ClassId;

/** Event: a class was taught to the end and waits for results (chờ kết quả). */
public record ClassTaught(ClassId classId) {}
