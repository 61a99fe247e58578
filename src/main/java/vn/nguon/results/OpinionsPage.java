package vn.nguon.results;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/** What class committee or group say of each trainee. */
public record OpinionsPage(ClassHead head, String who, Form form, List<Field> fields) {}
