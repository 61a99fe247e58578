package vn.nguon.credentials;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Who signs, before a class is issued to. @param warning what cannot be taken back, with the count */
public record IssuePage(
        ClassHead head, String title, String issuer, String warning, Form form, String action, String button) {}
