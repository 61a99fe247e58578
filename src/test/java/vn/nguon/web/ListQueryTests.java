package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListQueryTests {
    @Test
    void readsSortFilterAndPage() {
        var query = from("xep", "-ngay-sinh", "xa", " Yên Na ", "trang", "3");
        assertThat(query.sort()).isEqualTo("ngay-sinh");
        assertThat(query.descending()).isTrue();
        assertThat(query.filter("xa")).isEqualTo("Yên Na");
        assertThat(query.offset()).isEqualTo(100);
        assertThat(query.filtered()).isTrue();
    }

    @Test
    void fallsBackWhereTheAddressMakesNoSense() {
        var query = from("xep", "-mat_khau; drop", "trang", "-1");
        assertThat(query.sort()).isEqualTo("ten");
        assertThat(query.descending()).isFalse();
        assertThat(query.page()).isEqualTo(1);
        assertThat(query.filtered()).isFalse();
    }

    @Test
    void keepsTheOtherChoicesAndGoesBackToPageOne() {
        var query = from("xa", "Yên Na", "trang", "3");
        assertThat(query.with("trang", 4)).isEqualTo("?xa=Y%C3%AAn+Na&trang=4");
        assertThat(query.with("to", "2")).isEqualTo("?xa=Y%C3%AAn+Na&to=2");
        assertThat(query.with("xa", null)).isEqualTo("?");
        assertThat(query.sortUrl("ten")).isEqualTo("?xa=Y%C3%AAn+Na&xep=-ten");
        assertThat(query.sortUrl("ngay-sinh")).isEqualTo("?xa=Y%C3%AAn+Na&xep=ngay-sinh");
        assertThat(query.sortState("ten")).isEqualTo("ascending");
        assertThat(query.sortState("ngay-sinh")).isNull();
    }

    @Test
    void beginsDownwardsWhereTheLatestComesFirst() {
        var usual = ListQuery.from(Map.of(), "-ngay", "ten");
        assertThat(usual.sort()).isEqualTo("ngay");
        assertThat(usual.sortState("ngay")).isEqualTo("descending");
        assertThat(usual.sortUrl("ngay")).isEqualTo("?xep=ngay");
        assertThat(usual.sortUrl("ten")).isEqualTo("?xep=ten");
        var turned = ListQuery.from(Map.of("xep", "ngay"), "-ngay", "ten");
        assertThat(turned.descending()).isFalse();
        assertThat(turned.sortUrl("ngay")).isEqualTo("?xep=-ngay");
        assertThat(ListQuery.from(Map.of("xep", "ten"), "-ngay", "ten").sortUrl("ngay"))
                .isEqualTo("?xep=-ngay");
        assertThat(ListQuery.from(Map.of("xep", "-mat_khau"), "-ngay", "ten").sortState("ngay"))
                .isEqualTo("descending");
    }

    @Test
    void countsTheRowsShown() {
        assertThat(Pager.of(from("trang", "2"), 91)).isEqualTo(new Pager(51, 91, 91, "?", null));
        assertThat(Pager.of(from(), 91)).isEqualTo(new Pager(1, 50, 91, null, "?trang=2"));
        assertThat(Pager.of(from(), 0)).isEqualTo(new Pager(0, 0, 0, null, null));
        assertThat(Pager.of(from("trang", "4"), 200, true))
                .isEqualTo(new Pager(151, 200, 200, true, "?trang=3", "?trang=5"));
        assertThat(Pager.of(from("trang", "6"), 200, true))
                .isEqualTo(new Pager(251, 300, 200, true, "?trang=5", "?trang=7"));
        assertThat(Pager.of(from("trang", "9"), 91).prevUrl()).isEqualTo("?trang=2");
    }

    @Test
    void leafsByKeysAndForgetsThemWhenAnythingElseChanges() {
        var query = from("xa", "Yên Na", "sau", "k7");
        assertThat(query.filtered()).isTrue();
        assertThat(from("sau", "k7").filtered()).isFalse();
        assertThat(query.with("xa", "Nga My")).isEqualTo("?xa=Nga+My");
        assertThat(query.sortUrl("ngay-sinh")).isEqualTo("?xa=Y%C3%AAn+Na&xep=ngay-sinh");
        assertThat(KeyPager.of(query, 2, 1_000, true, "a", "b", true, true))
                .isEqualTo(new KeyPager(
                        2, 1_000, true, "?xa=Y%C3%AAn+Na", "?xa=Y%C3%AAn+Na&truoc=a", "?xa=Y%C3%AAn+Na&sau=b"));
        assertThat(KeyPager.of(query, 0, 0, false, null, null, true, false))
                .isEqualTo(new KeyPager(0, 0, false, "?xa=Y%C3%AAn+Na", null, null));
        assertThat(new KeyPager(50, 1_000, true, null, null, "?").totalText()).isEqualTo("hơn 1.000");
    }

    private static ListQuery from(String... pairs) {
        var params = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) params.put(pairs[i], pairs[i + 1]);
        return ListQuery.from(Map.copyOf(params).isEmpty() ? Map.of() : params, "ten", "ngay-sinh");
    }
}
