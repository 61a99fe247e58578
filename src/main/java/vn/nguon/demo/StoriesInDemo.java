package vn.nguon.demo;

import java.time.LocalDateTime;
import java.util.UUID;
import vn.nguon.demo.Cast.Who;
import vn.nguon.news.Publishing;
import vn.nguon.news.Stories;
import vn.nguon.news.StoryPhotos;
import vn.nguon.news.StoryText;

/**
 * What the propaganda boards wrote: the story of the class of 2022, published with two pictures and corrected once; today a draft proposed from
 * the facts of the class that runs.
 */
@DemoPart
class StoriesInDemo {
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2022, 11, 30, 15, 0);
    private static final LocalDateTime CORRECTED = LocalDateTime.of(2022, 12, 1, 8, 15);

    private final Stage stage;
    private final Stories stories;
    private final StoryPhotos photos;

    StoriesInDemo(Stage stage, Stories stories, StoryPhotos photos) {
        this.stage = stage;
        this.stories = stories;
        this.photos = photos;
    }

    void tellOf2022(Cast cast) {
        stage.scene(WRITTEN, () -> {
            var board = stage.as(cast.account(Who.DISTRICT_PROPAGANDA));
            var ref = Stage.done(stories.propose(board, null, ClassOf2022.CODE));
            cast.keep("story of 2022", ref);
            write(cast, ref, "Ba tổ học viên mang bài học về bản");
            add(
                    cast,
                    ref,
                    FieldPicture.meeting(),
                    "Học viên trao đổi với cán bộ xã trong buổi nghiên cứu thực tế.",
                    "Tám người ngồi hai bên một bàn dài, giữa bàn là giấy tờ");
            add(
                    cast,
                    ref,
                    FieldPicture.valley(2),
                    "Một bản nơi các tổ đến tìm hiểu cách sinh hoạt chi bộ.",
                    "Nhà sàn dưới chân núi, con đường đất chạy giữa bản");
            publish(cast, ref, "");
        });
        stage.scene(CORRECTED, () -> {
            var ref = cast.kept("story of 2022");
            write(cast, ref, "Ba tổ học viên mang câu hỏi về bản");
            publish(cast, ref, "Sửa tiêu đề cho đúng nội dung.");
        });
    }

    private void write(Cast cast, UUID ref, String title) {
        var board = stage.as(cast.account(Who.DISTRICT_PROPAGANDA));
        var story = stories.find(board, ref);
        var said = story.text();
        Stage.done(stories.write(
                board,
                ref,
                story.classCode(),
                new StoryText(
                        title,
                        said.lead(),
                        said.body().contains("## Từ lớp học")
                                ? said.body()
                                : said.body()
                                        + "\n## Từ lớp học đến bản\n"
                                        + "Sau mỗi buổi ở bản, các tổ ngồi lại, ghi điều làm được, điều còn vướng và viết kiến nghị gửi về xã. "
                                        + "Kiến nghị được gửi ngay trong ngày bế giảng để xã trả lời.",
                        said.category(),
                        said.bylinePerson(),
                        said.bylineBody()),
                story.revision()));
    }

    private void add(Cast cast, UUID ref, byte[] picture, String caption, String alternative) {
        var board = stage.as(cast.account(Who.DISTRICT_PROPAGANDA));
        Stage.done(photos.add(
                board,
                ref,
                stories.find(board, ref).revision(),
                picture,
                new StoryPhotos.Text(caption, alternative, "hình vẽ minh họa")));
    }

    private void publish(Cast cast, UUID ref, String note) {
        var board = stage.as(cast.account(Who.DISTRICT_PROPAGANDA));
        switch (stories.publish(board, ref, stories.find(board, ref).revision(), note, "")) {
            case Publishing.Published _ -> {}
            case Publishing.Unconfirmed(var warnings) ->
                throw new IllegalStateException("the story is stuck: " + warnings);
            case Publishing.Refused(var refusal) -> throw Stage.stuck(refusal);
        }
    }

    void draftToday(Cast cast, LocalDateTime now) {
        stage.scene(
                now,
                () -> Stage.done(stories.propose(
                        stage.as(cast.account(Who.PROVINCE_PROPAGANDA)), null, ClassToday.code(now.toLocalDate()))));
    }
}
