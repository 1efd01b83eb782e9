"""What cleaning promises of lines told by their words alone, in languages that have such."""

import pytest

from clipper.cleaning import clean
from clipper.cleaning.furniture import rule_of
from clipper.config import Options
from clipper.types import RawArticle, RawBlock

FURNITURE = [
    ("tr", "Bülten özetimizi her sabah posta kutunuza gönderelim, ücretsiz abone olun."),
    ("tr", "Bu içeriğin tamamını okumak için üye girişi yapmalısınız"),
    ("tr", "Yorumların tümünü göster"),
    ("tr", "Harita görseli: Burak Aksoy / Kıyı Haber"),
    ("az", "Xülasəmizi hər səhər poçtunuza göndərək, pulsuz abunə olun."),
    ("az", "Yazının ardını buradan oxuya bilərsiniz"),
    ("az", "Bu yazıya şərh yazmaq mümkün deyil"),
    ("az", "Səs yazısını dinləyin · 4 dəq"),
    ("kk", "Мақаланың жалғасын осы сілтемеден оқыңыз"),
    ("kk", "Әр таңда шолуымызды поштаңызға жібереміз, тегін жазылыңыз."),
    ("kk", "Бұл материалға пікір жазу мүмкін емес"),
    ("ky", "Макаланын уландысын ушул шилтемеден окуңуз"),
    ("ky", "Күн сайын серебибизди почтаңызга жөнөтөбүз, акысыз жазылыңыз."),
    ("ky", "Бул материалга пикир жазууга болбойт"),
    ("uz", "Maqolaning davomini shu havoladan o'qing"),
    ("uz", "Har kuni sharhimizni pochtangizga yuboramiz, bepul obuna bo'ling."),
    ("uz", "Телеграм каналимизга обуна бўлинг"),
    ("uz", "Мақолани тинглаш"),
    ("ru", "Продолжение этого материала читайте у нас на портале"),
    ("ru", "Присылаем обзор новостей каждое утро, оформите подписку бесплатно."),
    ("ru", "Комментировать этот материал нельзя"),
    ("ru", "Анна Белова, специальный корреспондент"),
    ("ru", "18+"),
    ("ru", "САМАРА, 3 марта. /ТАСС/."),
    ("ru", "Размещено: 3 мар 2024 09:30, обновлено: 11:00"),
    ("uk", "Продовження цього матеріалу читайте у нас на порталі"),
    ("uk", "Надсилаємо огляд новин щоранку, оформіть передплату безкоштовно."),
    ("uk", "Коментувати цей матеріал заборонено"),
    ("uk", "Ганна Біла, спеціальна кореспондентка"),
    ("de", "Meine Einstellungen zum Datenschutz ändern"),
    ("de", "17 Leser haben diesen Beitrag kommentiert"),
    ("fr", "Modifier mes préférences de confidentialité"),
    ("fr", "17 lecteurs ont commenté cet article"),
    ("fr", "Lire l'épisode précédent de cette série"),
    ("it", "Commenta quest'articolo con l'applicazione"),
    ("es", "Cambiar mis preferencias de cookies"),
    ("it", "Modifica le preferenze sui cookie"),
    ("pt", "Alterar as minhas preferências de cookies"),
    ("nl", "Mijn voorkeuren voor cookies wijzigen"),
    ("pl", "Zmień swoje ustawienia prywatności"),
    ("az", "Yazını böyüt A+ Yazını kiçilt A-"),
    ("kk", "Қаріпті үлкейту А+ Қаріпті кішірейту А-"),
    ("ky", "Арипти чоңойтуу А+ Арипти кичирейтүү А-"),
    ("uz", "Shriftni kattalashtirish A+ Kichraytirish A-"),
    ("fa", "بزرگ‌نمایی متن A+ کوچک‌نمایی A-"),
    ("ru", "Изменить настройки шрифта"),
    ("uk", "Змінити налаштування шрифту"),
    ("tr", "Bildirim ayarlarımı değiştir"),
    ("ko", "알림 목록을 모두 삭제하시겠습니까?"),
    ("ko", "이 페이지를 나중에 다시 확인하기"),
    ("ar", "للمقالات والتعليقات في صفحاتنا"),
    ("zh", "请允许我们在此设备保存您的密码"),
    ("zh", "請允許我們在此裝置儲存您的密碼"),
    ("ja", "通知の配信設定をこちらから変更する"),
]

SENTENCES = [
    ("tr", "Yorum yazan kullanıcılar karakolda ifade verdi."),
    ("tr", "Gazeteci haberi yayınladıktan sonra işinden oldu."),
    ("tr", "Uygulama nasıl indirilir?"),
    ("az", "Şərh yazan oxucular məhkəməyə çağırılıb."),
    ("az", "Materialların icazəsiz satılması qadağandır."),
    ("az", "Tətbiqi necə yükləmək olar?"),
    ("kk", "Материалдарды рұқсатсыз сатуға тыйым салынады."),
    ("kk", "Пікір жазған оқырмандар сотқа шақырылды."),
    ("ky", "Материалдарды уруксатсыз сатууга тыюу салынат."),
    ("ky", "Пикир жазган окурмандар сотко чакырылды."),
    ("uz", "Materiallarni ruxsatsiz sotish taqiqlanadi."),
    ("uz", "Izoh yozgan o'quvchilar sudga chaqirildi."),
    ("ru", "Ссылка на проект появилась на сайте парламента."),
    ("ru", "Использование телефонов в театре запрещено."),
    ("ru", "Как скачать приложение?"),
    ("ru", "«Подписывайтесь на мой канал», — сказал мальчик мэру."),
    ("uk", "Посилання на проєкт з'явилося на сайті парламенту."),
    ("uk", "Використання телефонів у театрі заборонено."),
    ("de", "Lesen Sie den Vertrag genau, rät die Anwältin."),
    ("fr", "Partagez votre jardin avec vos voisins, propose la mairie."),
    ("es", "Este artículo de la ley se cambió en marzo."),
    ("it", "Segui la strada, gli disse il pastore."),
    ("pt", "Esta aplicação recolhe dados de crianças."),
    ("nl", "Deze app verzamelt gegevens van kinderen."),
    ("pl", "Ten artykuł kodeksu zmieniono w marcu."),
    ("ko", "회사는 쿠키 수집을 중단했습니다."),
    ("ar", "اشترك الجيشان في المناورات."),
    ("fa", "پاسخ به این پرسش آسان نیست."),
    ("zh", "订阅用户去年增长了12%。"),
    ("ja", "パスワードの変更を呼びかけた。"),
]

HEADINGS = [
    ("tr", "İnternette reklam"),
    ("tr", "Sosyal medyada tepki"),
    ("az", "Reklam qanunu"),
    ("az", "Müəlliflər və oxucular"),
    ("kk", "Интернеттегі жарнама"),
    ("kk", "Жаңа мақалалар топтамасы"),
    ("ky", "Telegram тиркемени жаңылады"),
    ("uz", "Telegram ilovani yangiladi"),
    ("ru", "Закон о рекламе"),
    ("ru", "Авторские права на фотографии"),
    ("ru", "Вход на сайт закрыт"),
    ("uk", "Ціна передплати"),
    ("uk", "Як читати новини"),
    ("de", "Briefe schreiben"),
    ("fr", "Cette histoire est finie"),
    ("fr", "Écouter la forêt"),
    ("es", "Volver al pueblo"),
    ("it", "Torna la pioggia"),
    ("pt", "Escrever para crianças"),
    ("nl", "Dit verhaal is afgelopen"),
    ("pl", "Wróć do domu"),
    ("ru", "Написать письмо королю"),
    ("kk", "Хат жазу"),
    ("ko", "네이버 뉴스 댓글 정책 변경"),
    ("ar", "سياسة الخصوصية الجديدة تثير الجدل"),
    ("fa", "دانلود غیرقانونی فیلم‌ها"),
    ("zh", "平台删除文章"),
    ("ja", "利用規約の変更に反発"),
]


@pytest.mark.parametrize(("language", "line"), FURNITURE)
def test_furniture_goes_in_words_that_no_pattern_foresaw(language: str, line: str) -> None:
    """A line of nothing but furniture's words is furniture, in whatever order and form."""
    assert rule_of(line, language)


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_with_a_word_of_its_own_stays(language: str, line: str) -> None:
    """A sentence of the article is none, though most of its words stand in furniture too."""
    assert rule_of(line, language) is None


@pytest.mark.parametrize(("language", "line"), HEADINGS)
def test_a_heading_about_the_press_stays(language: str, line: str) -> None:
    """All its words stand in furniture, but it neither addresses a reader nor points at a page."""
    assert rule_of(line, language) is None


def test_no_heading_is_told_by_its_vocabulary() -> None:
    """What goes as a paragraph stays as a heading, whose few words may be the article's own."""
    line = "Продолжение этого материала читайте у нас на портале"
    text = "Мост закрыли до весны после того, как инженеры нашли трещины в двух опорах."
    for kind, kept in (("heading", True), ("paragraph", False)):
        blocks = (RawBlock("paragraph", text), RawBlock(kind, line), RawBlock("paragraph", text))
        found = clean(RawArticle("-", blocks), Options(language="ru"))
        assert (line in [block.text for block in found.blocks]) is kept


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Вечерняя газета", "publisher"),
        ("«Жээк» маалымат агенттиги", "publisher"),
        ("Озёрский вестник", "publisher"),
        ("Ko'prik ovozi", "publisher"),
        ("ИА «Тихая гавань»", "publisher"),
        ("Общественно-политическая газета «Тихая гавань»", "publisher"),
        ("Озёрньюс.ру", "publisher"),
    ],
)
def test_an_outlet_described_in_small_letters_ends_a_text(line: str, rule: str) -> None:
    """The last line is an outlet's name though what it is stands in small letters."""
    blocks = (
        "Мост закрыли до весны после того, как инженеры нашли трещины в двух опорах.",
        "Городской совет сообщил в понедельник, что ремонт обойдётся в девять миллионов.",
        line,
    )
    raw = RawArticle("-", tuple(RawBlock("paragraph", block) for block in blocks))
    found = clean(raw, Options(language="ru"))
    assert [(removed.rule, removed.text) for removed in found.removed] == [(rule, line)]


def test_a_name_with_its_place_above_a_text_is_the_author() -> None:
    """A full name, a comma and a place on the first line are a byline, not the headline."""
    blocks = (
        "Пётр Белов, Самара",
        "Мост закрыли до весны после того, как инженеры нашли трещины в двух опорах.",
        "Городской совет сообщил в понедельник, что ремонт обойдётся в девять миллионов.",
    )
    raw = RawArticle("-", tuple(RawBlock("paragraph", block) for block in blocks))
    found = clean(raw, Options(language="ru"))
    assert (found.title, found.authors) == (None, ("Пётр Белов",))


@pytest.mark.parametrize(
    ("language", "furniture", "sentence"),
    [
        (
            "fr",
            "La lecture de votre vidéo va commencer dans 5 secondes",
            "La vidéo montre le pont.",
        ),
        ("fr", "Mot de passe oublié ?", "Le mot de passe du serveur avait été volé."),
        ("fr", "Accueil > Régions > Élections locales", "Accueil des réfugiés : la ville hésite"),
        ("es", "Las 5 notas más vistas de la semana", "La semana en que todo cambió"),
        ("it", "Il tuo commento è in attesa di moderazione", "La moderazione ha i suoi limiti"),
        ("pt", "Assinatura digital: 1 mês grátis", "Plano anual de habitação: 300 casas"),
        ("vi", "Bài viết được dịch từ tiếng Anh", "Bài thi không có đáp án"),
    ],
)
def test_a_family_of_wordings_goes_and_its_lookalike_stays(
    language: str, furniture: str, sentence: str
) -> None:
    """A line as sites of the language write it goes; one of the article much like it stays."""
    assert rule_of(furniture, language)
    assert rule_of(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Текст подготовлен с помощью нейросети и проверен редактором"),
        ("ru", "Отписаться можно в любой момент"),
        ("ru", "Версия для слабовидящих"),
        ("az", "Bu ay üçün pulsuz məqalələriniz bitib"),
        ("az", "Səsi açmaq üçün toxunun"),
        ("az", "Qəzetin son sayından"),
        ("tr", "Oyunuz kaydedildi, katılımınız için teşekkürler"),
        ("tr", "Haberin başlığı değiştirilmiştir"),
        ("uk", "Візьміть участь в опитуванні"),
        ("kk", "Материалды тек редакцияның рұқсатымен пайдалануға болады"),
        ("ky", "Добушуңуз кабыл алынды"),
        ("uz", "Matn sun'iy intellekt yordamida tayyorlandi"),
    ],
)
def test_what_a_page_says_of_itself_goes(language: str, line: str) -> None:
    """Players, polls, prices, machine-made texts and print editions are told by whole lines."""
    assert rule_of(line, language) is not None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Видео создано нейросетью, установила экспертиза."),
        ("ru", "Отказаться можно только через суд."),
        ("ru", "Хроника событий"),
        ("az", "Əlillər üçün yeni mərkəz açıldı"),
        ("az", "Silah almaq üçün icazə"),
        ("tr", "Aboneliği iptal edenler arttı."),
        ("tr", "Çerez kullanımı için yeni kurallar geliyor"),
        ("uk", "До тексту закону внесено зміни."),
        ("kk", "Бұл туралы министрлікке хат жазған едік."),
        ("ky", "Курал алууга уруксат"),
        ("uz", "Oy surati"),
    ],
)
def test_news_of_players_polls_and_machines_stays(language: str, line: str) -> None:
    """A sentence or a heading of an article about the same things is none of them."""
    assert rule_of(line, language) is None


@pytest.mark.parametrize(
    ("language", "call", "sentence"),
    [
        ("ru", "Оформите подписку на сайт.", "Оформите подписку, звучало на каждой станции."),
        ("uk", "Оформіть передплату на сайт.", "Оформіть передплату, лунало на кожній станції."),
        (
            "uk",
            "Увімкніть сповіщення.",
            "Увімкніть сповіщення, і світло згасне, застерігає лоцман.",
        ),
        ("tr", "Uygulamamızı indirin.", "Uygulamamızı indirin mesajı kaptanları kızdırdı."),
        ("az", "Bizi dəstəkləyin.", "Bizi dəstəkləyin deyib limana yürüyüblər."),
        ("kk", "Арнамызға жазылыңыз.", "Арнамызға жазылыңыз деген үндеуге кеме иелері үн қатты."),
        ("ky", "Бизге жазылыңыз.", "Бизге жазылыңыз деген чакырыкка кеме ээлери үн кошту."),
        ("uz", "Do'stingizga yuboring.", "Do'stingizga yuboring degan xat kemada topildi."),
    ],
)
def test_a_sentence_that_speaks_of_a_call_makes_none(
    language: str, call: str, sentence: str
) -> None:
    """Words that quote a call, or verbs that tell of it behind a comma, make it an article's."""
    assert rule_of(call, language)
    assert rule_of(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "line", "sentence"),
    [
        ("ru", "Нашли ошибку?", "Нашли ошибку в чертежах моста только через год."),
        ("ru", "Понравилась статья?", "Понравилось видео и капитанам, и лоцманам."),
        ("tr", "Tüm hakları saklıdır.", "Kaptanın hakları saklıdır."),
        ("az", "Bütün hüquqlar qorunur.", "Dənizçilərin bütün hüquqları qorunur."),
        ("kk", "Жарнама бойынша: 12 345", "Жарнама бойынша шығын өсті."),
        ("kk", "Барлық құқықтар қорғалған.", "Теңізшілердің барлық құқықтары қорғалған."),
        ("uz", "Barcha huquqlar himoyalangan.", "Dengizchilarning barcha huquqlari himoyalangan."),
        ("ky", "Комментарий калтыруу үчүн кириңиз.", "Пикир калтыруу үчүн кайрат керек."),
    ],
)
def test_what_furniture_begins_with_may_begin_a_sentence(
    language: str, line: str, sentence: str
) -> None:
    """A question, a mark or a verb of the page must follow; a sentence of its own stays."""
    assert rule_of(line, language)
    assert rule_of(sentence, language) is None
