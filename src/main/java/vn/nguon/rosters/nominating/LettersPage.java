package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** Summonses as printed, one to a sheet (/lop/{code}/trieu-tap/in). */
public record LettersPage(ClassHead head, List<SummonsLetter> letters, String foot) {}
