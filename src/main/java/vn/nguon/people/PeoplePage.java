package vn.nguon.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.KeyPager;
import vn.nguon.web.ListQuery;

/** The list of cadres. @param choices filters besides the name */
public record PeoplePage(
        ListQuery query,
        Field text,
        List<Field> choices,
        @Nullable String organisationName,
        List<PersonLine> lines,
        KeyPager pager,
        boolean mayWrite) {}
