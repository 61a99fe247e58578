package vn.nguon.timetable;

import vn.nguon.shared.ClassId;

/** Event: a version of a class's timetable was issued (phát hành lịch). @param no from 1 */
public record TimetableIssued(ClassId classId, int no) {}
