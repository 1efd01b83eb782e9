"""Furniture in scripts without capitals, and in Vietnamese: lines told by what they are made of."""

import pytest

from clipper.cleaning import clean
from clipper.cleaning.dates import Dates
from clipper.cleaning.furniture import rule_of
from clipper.cleaning.lines import Line
from clipper.config import Options
from clipper.types import RawArticle, RawBlock

FURNITURE = [
    ("ar", "استمع إلى التقرير · 5 دقائق"),
    ("ar", "تابعوا أحدث الأخبار ومقاطع الفيديو عبر قناتنا على تلغرام"),
    ("ar", "شاهد أيضاً.. مدينة تفتح جسرها الجديد"),
    ("ar", "المنامة - بنا"),
    ("ar", "السبت 8 جمادى الآخرة 1447هـ الموافق 29 نوفمبر 2025م"),
    ("ar", "سجّل الدخول لمتابعة قراءة المقال"),
    ("fa", "این گزارش را بشنوید"),
    ("fa", "تازه‌ترین خبرها را در کانال ما بخوانید"),
    ("fa", "شیراز - ایرنا"),
    ("fa", "زمان مطالعه: ۶ دقیقه"),
    ("fa", "نظر خود را با ما در میان بگذارید"),
    ("zh", "登录会员，继续阅读全文"),
    ("zh", "登入會員，繼續閱讀全文"),
    ("zh", "扫码关注本报公众号，获取更多资讯"),
    ("zh", "加入本報LINE好友，新聞不錯過"),
    ("zh", "文丨本刊记者 孟晓"),
    ("zh", "民國114年11月29日"),
    ("zh", "浏览量：2.7万"),
    ("ja", "会員登録すると続きをお読みいただけます"),
    ("ja", "公式アプリをダウンロードして通知を受け取る"),
    ("ja", "令和7年11月29日"),
    ("ja", "写真・河合千里"),
    ("ja", "社会部記者・木内亮"),
    ("ja", "#港 #改修"),
    ("zh", "写评论（8条）"),
    ("ko", "앱을 설치하고 주요 뉴스 알림을 받아보세요"),
    ("ko", "로그인하고 의견을 남겨주세요"),
    ("ko", "사진=부산항만공사"),
    ("ko", "많은 독자들이 본 기사"),
    ("ko", "등록 2025-11-29 09:10 | 수정 2025-11-29 11:25"),
    ("vi", "Nghe bài viết này"),
    ("vi", "Tải ứng dụng để nhận tin mới nhất"),
    ("vi", "Theo dõi kênh của chúng tôi trên YouTube"),
    ("vi", "Thu Hà (theo Kyodo)"),
    ("vi", "Bấm vào đây để xem thêm bình luận"),
    ("vi", "👍 27"),
]

LOOKALIKES = [
    ("ar", "شارك في المسابقة 30 ألف طالب من عشر دول."),
    ("ar", "نشر قوات إضافية على الحدود"),
    ("ar", "مصدر أمني: الطريق مفتوح منذ الصباح"),
    ("fa", "انتشار ویدیوی تازه از سانحهٔ قطار"),
    ("fa", "بازگشت به زندگی پس از زلزله"),
    ("fa", "۱۲ نفر در سیل کشته شدند"),
    ("zh", "未经许可，无人机不得进入机场空域。"),
    ("zh", "记者节的由来"),
    ("zh", "關注住房的議員提出新案"),
    ("ja", "無断転載の禁止を求める声が上がった。"),
    ("ja", "政治部長が会見"),
    ("ja", "3分で分かる選挙制度"),
    ("ja", "感染者数：120人"),
    ("ko", "여야, 기자 회견 개최"),
    ("ko", "시민 3만명 참여"),
    ("ko", "네이버: 3분기 실적 공개"),
    ("vi", "Chính sách mới về đất đai"),
    ("vi", "Đọc nhiều sách giúp học sinh viết tốt hơn."),
    ("vi", "Theo dấu cơn bão số 5"),
]


@pytest.mark.parametrize(("language", "line"), FURNITURE, ids=[line for _, line in FURNITURE])
def test_a_line_made_of_what_furniture_is_said_with_is_furniture(language: str, line: str) -> None:
    """Verbs, nouns and small words of the lexicon in any order, around one that tells the rule."""
    assert rule_of(line, language) is not None


@pytest.mark.parametrize(("language", "line"), LOOKALIKES, ids=[line for _, line in LOOKALIKES])
def test_headlines_and_sentences_with_such_words_are_none(language: str, line: str) -> None:
    """One word from outside, and it is a headline or a sentence."""
    assert rule_of(line, language) is None


def test_a_japanese_credit_tells_day_and_place() -> None:
    """Behind the picture's own words it stands apart, as newspapers set it."""
    assert rule_of("＝28日午後、港南市の桟橋、浜野ゆき撮影", "ja") == "credit"
    assert rule_of("28日、港南市の桟橋で浜野ゆきさんが撮影した。", "ja") is None
    assert rule_of("3日間にわたり、桟橋で、記録映画を撮影", "ja") is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "令和7年11月29日", "2025-11-29"),
        ("ja", "2025年（令和7年）11月29日(土)", "2025-11-29"),
        ("zh", "民國114年11月29日", "2025-11-29"),
        ("ar", "29 تشرين الأول 2025", "2025-10-29"),
        ("ar", "29 تشرين الثاني 2025", "2025-11-29"),
        ("ar", "8 جمادى الآخرة 1447هـ الموافق 29 نوفمبر 2025م", "2025-11-29"),
        ("ar", "29/11/2025 - 04:40 مساءً بتوقيت القدس", "2025-11-29T16:40"),
        ("ar", "29 نوفمبر 2025 بتوقيت", "2025-11-29"),
        ("ar", "8 جمادى الآخرة 1447", None),
        ("vi", "29 tháng mười một 2025", "2025-11-29"),
    ],
)
def test_a_date_of_any_calendar_is_read_whole(
    language: str, text: str, expected: str | None
) -> None:
    """Eras and months of several words are counted; the lunar calendar is known, not converted."""
    dates, line = Dates(language), Line(text)
    assert dates.end(line, 0) == len(line)
    assert dates.iso(line, 0, len(line)) == expected


def test_a_row_of_labels_tells_source_and_author():
    """In a text without markup, each label of a row is read for itself."""
    story = "林海市港务局星期二宣布，从五月一日起，开往东海岛的渡轮将通宵运行。"
    lines = ("夜间渡轮将全年开航", "来源：海港日报 作者：林海生 编辑：王小明", story, story[::-1])
    raw = RawArticle("-", tuple(RawBlock("paragraph", line) for line in lines))
    found = clean(raw, Options(language="zh"))
    assert (found.authors, found.credit) == (("林海生",), "海港日报")


@pytest.mark.parametrize("line", ["记者在××市采访了林××，她说桥将于周一重新开放。", "林××表示感谢"])
def test_a_name_withheld_is_no_knob_of_a_widget(line: str) -> None:
    """Chinese reports write ×× for a name or a place that they do not tell."""
    assert rule_of(line, "zh") is None


@pytest.mark.parametrize(
    ("language", "furniture", "body"),
    [
        (
            "fa",
            "همه حقوق محفوظ است برای روزنامه اسکله",
            "همه حقوق ماهیگیران باید محفوظ بماند؛ این خواست شورا بود.",
        ),
        ("fa", "نوشته بهمن ساحلی", "بهمن امسال بندر بسته می‌ماند."),
        ("ar", "تخصيص ملفات تعريف الارتباط", "إدارة ملفات الميناء ليست سهلة"),
        ("zh", "版權為海港週刊所有，轉載需經授權", "版权为谁所有，法院还没有说。"),
        ("zh", "翻译 陈海", "翻译 更难"),
        ("ja", "社会部　青木はる", "社会部長の責任"),
        ("ja", "この記事をX（旧ツイッター）でシェア", "この記事を誤りだと市は指摘した。"),
        ("ko", "계속 이용하시면 쿠키 사용에 동의하는 것으로 봅니다", "동의 없이 계속"),
        ("ko", "한나루 기자 nari@port.example", "문의는 누구나 할 수 있다."),
        ("ko", "한나루 기자, nari@port.example", "이메일 nari@port.example로 협박장이 왔다."),
    ],
)
def test_a_whole_family_goes_and_what_resembles_it_stays(
    language: str, furniture: str, body: str
) -> None:
    """Rights, roles, shares and consent are told by more than one word of theirs."""
    assert rule_of(furniture, language) is not None
    assert rule_of(body, language) is None


STORIES = {
    "ar": "سيبقى الجسر مغلقا حتى الربيع بعد أن وجد المهندسون شقوقا في دعامتين.",
    "ja": "橋は二本の橋脚にひびが見つかったため、春まで閉鎖される。",
    "ko": "다리는 교각 두 곳에서 금이 발견되어 봄까지 폐쇄된다.",
}


@pytest.mark.parametrize(
    ("language", "last", "stays"),
    [
        ("ar", "ما وراء الجسر", True),
        ("ar", "متى يفتح الجسر؟", True),
        ("ar", "سلمى البحري", False),
        ("ja", "閉鎖の是非", True),
        ("ja", "週刊みなと", False),
        ("ja", "青木はる", False),
        ("ko", "엇갈린 시선", True),
        ("ko", "한나루", False),
    ],
)
def test_a_heading_that_stands_last_is_no_signature(language: str, last: str, stays: bool) -> None:
    """Where no capitals tell a name, words that stand in any sentence tell that it is none."""
    story = STORIES[language]
    lines = (story, "".join(reversed(story[:-1])) + story[-1], last)
    raw = RawArticle("-", tuple(RawBlock("paragraph", line) for line in lines))
    found = clean(raw, Options(language=language))
    assert (last in [block.text for block in found.blocks]) is stays


@pytest.mark.parametrize("byline", ["المرفأ - بيروت", "سلمى البحري (جدة)"])
def test_a_name_and_a_place_under_the_headline_are_a_byline(byline: str) -> None:
    """A dash, a slash or brackets part them as a comma does."""
    story = STORIES["ar"]
    lines = ("الجسر يبقى مغلقا", byline, story, "وقال المجلس إن الإصلاح سيكلف تسعة ملايين.")
    raw = RawArticle("-", tuple(RawBlock("paragraph", line) for line in lines))
    found = clean(raw, Options(language="ar"))
    assert [(removed.rule, removed.text) for removed in found.removed] == [("byline", byline)]


def test_a_sentence_that_tells_stays_and_one_to_the_reader_goes() -> None:
    """Words of furniture do not make furniture of what is told, nor does a full stop save a rule
    that the page gives its readers."""
    told = {
        "ar": ("جميع الحقوق محفوظة للورثة وفق العقد.", "تحميل التطبيق تضاعف بعد القرار."),
        "fa": ("بازنشر این تصویر جریمه دارد، دادگاه حکم داد.",),
        "ja": ("ここをクリックした男性が預金を失った。",),
        "ko": ("여기를 클릭한 남성이 예금을 잃었다.",),
        "zh": ("未经授权转载照片的公司被罚款。", "订阅我们的频道，男子在视频中说。"),
        "vi": ("Đăng ký kênh của tôi, nghi phạm nói trong video.",),
        "ru": ("Копирование материалов запрещено решением суда.",),
        "uk": ("Копіювання матеріалів заборонено рішенням суду.",),
        "tr": ("Tüm hakları saklıdır ifadesi silindi, avukat söyledi.",),
    }
    addressed = {
        "ar": ("نحن نحترم خصوصيتك.", "سيظهر تعليقك بعد موافقة المشرف."),
        "fa": ("حریم خصوصی شما برای ما مهم است.",),
        "ja": ("この記事へのコメントは締め切りました。",),
        "ko": ("댓글을 쓰려면 로그인해 주세요.",),
        "zh": ("如果您发现文章有误，请告诉我们。",),
        "vi": ("Nếu phát hiện sai sót, hãy báo cho chúng tôi.",),
        "ru": ("Вы можете отменить подписку в любой момент.",),
        "uk": ("Коментарі з образами буде видалено.",),
        "tr": ("Hakaret içeren yorumlar yayımlanmaz.",),
    }
    kept = [text for code, texts in told.items() for text in texts if rule_of(text, code)]
    gone = [text for code, texts in addressed.items() for text in texts if not rule_of(text, code)]
    assert not kept
    assert not gone
