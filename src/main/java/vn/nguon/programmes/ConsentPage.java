package vn.nguon.programmes;

import vn.nguon.sheets.ProgrammeUploads;
import vn.nguon.web.Form;

/**
 * Letters of an old encoding, before and after, and the question whether they may be converted.
 *
 * @param address of the page; posts go to it and to {@code address + "/bo"}
 */
public record ConsentPage(String address, ProgrammeUploads.Ready ready, Form form) {}
