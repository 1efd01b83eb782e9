"""What the verdict promises: pages without an article are told by kind, short articles are articles."""

from html import escape

import pytest

from clipper import pipeline
from clipper.config import Options
from clipper.types import Page, Verdict

LAYOUTS = {
    "bare": "<html lang='{lang}'><head><title>{title}</title></head><body>{main}</body></html>",
    "portal": (
        "<html lang='{lang}'><head><title>{title}</title></head><body>"
        "<header><nav><ul>{links}</ul></nav></header><main class='content'>{main}</main>"
        "<aside class='sidebar'><h3><a href='/a'>Harbour bridge closes for repairs</a></h3>"
        "<h3><a href='/b'>Council votes on night trains</a></h3></aside>"
        "<footer><p>© 2025 The Daily Harbour</p><ul>{links}</ul></footer></body></html>"
    ),
    "soup": (
        "<html lang='{lang}'><head><title>{title} | The Daily Harbour</title></head><body><div id='top'>"
        "{links}</div><div class='wrap'><div class='col'><div class='story'>{main}</div></div>"
        "</div><div class='foot'>{links}</div></body></html>"
    ),
}
SECTIONS = ("Home", "World", "Economy", "Culture", "Sport", "Weather", "Podcasts", "Contact")
LINKS = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in SECTIONS)

LEAD = {
    "en": "The harbour bridge will stay closed until spring after engineers found cracks in two piers.",
    "de": "Die Hafenbrücke bleibt bis zum Frühjahr gesperrt, weil Fachleute Risse in zwei Pfeilern fanden.",
    "fr": "Le pont du port restera fermé jusqu'au printemps après la découverte de fissures dans deux piles.",
    "es": "El puente del puerto seguirá cerrado hasta la primavera tras hallarse grietas en dos pilares.",
    "ru": "Мост в гавани останется закрытым до весны: инженеры нашли трещины в двух опорах моста.",
    "tr": "Liman köprüsü, mühendislerin iki ayakta çatlak bulmasının ardından bahara kadar kapalı kalacak.",
    "az": "Mühəndislər iki dayaqda çat aşkar etdikdən sonra liman körpüsü yaza qədər bağlı qalacaq.",
    "it": "Il ponte del porto resterà chiuso fino a primavera dopo la scoperta di crepe in due piloni.",
    "pt": "A ponte do porto ficará fechada até à primavera depois de encontradas fissuras em dois pilares.",
    "nl": "De havenbrug blijft tot het voorjaar dicht nadat ingenieurs scheuren vonden in twee pijlers.",
    "pl": "Most portowy pozostanie zamknięty do wiosny, ponieważ inżynierowie znaleźli pęknięcia w filarach.",
    "uk": "Міст у гавані залишиться закритим до весни: інженери знайшли тріщини у двох опорах мосту.",
    "zh": "工程师在两座桥墩上发现裂缝后，港口大桥将关闭至明年春天。",
    "ja": "技術者が二本の橋脚にひび割れを見つけたため、港の橋は春まで閉鎖される。",
    "ko": "기술자들이 교각 두 곳에서 균열을 발견해 항구 다리는 봄까지 폐쇄된다.",
    "ar": "سيبقى جسر الميناء مغلقا حتى الربيع بعد أن وجد المهندسون شقوقا في اثنتين من الدعامات.",
    "fa": "پل بندر پس از آنکه مهندسان در دو پایه ترک پیدا کردند تا بهار بسته می‌ماند.",
    "vi": "Cây cầu cảng sẽ đóng cửa đến mùa xuân sau khi các kỹ sư phát hiện vết nứt ở hai trụ cầu.",
    "kk": "Инженерлер екі тіреуден жарық тапқаннан кейін порт көпірі көктемге дейін жабық болады.",
    "uz": "Muhandislar ikki ustunda yoriq topgach, port ko'prigi bahorgacha yopiq qoladi.",
}

# verdict, language, title, blocks; LEAD stands for the language's lead.
REFUSED: list[tuple[Verdict, str, str, tuple[str, ...]]] = [
    ("paywall", "en", "Bridge closed until spring", ("LEAD", "To continue reading, subscribe now.", "Already a subscriber? Log in")),
    ("paywall", "en", "Who pays for the bridge", ("LEAD", "This article is for subscribers only.")),
    ("paywall", "en", "Bridge: the hidden report", ("LEAD", "You have reached your free article limit.", "Subscribe for $1 a week")),
    ("paywall", "en", "The pier makers", ("LEAD", "Create a free account to continue reading", "Log in")),
    ("paywall", "de", "Hafenbrücke gesperrt", ("LEAD", "Dieser Artikel ist nur für Abonnenten.", "Jetzt abonnieren")),
    ("paywall", "de", "Risse im Pfeiler", ("LEAD", "Weiterlesen mit Abo", "Sie sind bereits Abonnent? Hier anmelden")),
    ("paywall", "fr", "Le pont fermé", ("LEAD", "Cet article est réservé aux abonnés.", "Déjà abonné ? Se connecter")),
    ("paywall", "es", "El puente cerrado", ("LEAD", "Contenido exclusivo para suscriptores", "Suscríbete para seguir leyendo")),
    ("paywall", "it", "Il ponte chiuso", ("LEAD", "Questo contenuto è riservato agli abbonati.", "Abbonati per continuare a leggere")),
    ("paywall", "pt", "A ponte fechada", ("LEAD", "Este conteúdo é exclusivo para assinantes.", "Já é assinante? Entrar")),
    ("paywall", "nl", "Brug dicht", ("LEAD", "Dit artikel is alleen voor abonnees.", "Lees verder met een abonnement")),
    ("paywall", "pl", "Most zamknięty", ("LEAD", "Ten artykuł jest dostępny tylko dla prenumeratorów.", "Aby czytać dalej, wykup dostęp")),
    ("paywall", "ru", "Мост закрыт", ("LEAD", "Материал доступен только подписчикам.", "Чтобы продолжить чтение, оформите подписку")),
    ("paywall", "tr", "Köprü kapalı", ("LEAD", "Bu içerik yalnızca abonelere özeldir.", "Okumaya devam etmek için abone olun")),
    ("paywall", "ja", "港の橋、春まで閉鎖", ("LEAD", "この記事は有料会員限定です。", "ログイン")),
    ("paywall", "zh", "港口大桥关闭", ("LEAD", "本文仅限订阅用户阅读。", "登录后继续阅读")),
    ("teaser", "en", "Bridge closed until spring", ("LEAD", "Read the full story")),
    ("teaser", "en", "Night trains return", ("The first night train in nine years leaves on Friday…", "Continue reading")),
    ("teaser", "en", "Ferry fares rise", ("Fares on the harbour ferries rise by a tenth in May, the operator said [...]",)),
    ("teaser", "de", "Hafenbrücke gesperrt", ("LEAD", "Weiterlesen")),
    ("teaser", "fr", "Le pont fermé", ("LEAD", "Lire la suite")),
    ("teaser", "es", "El puente cerrado", ("LEAD", "Seguir leyendo")),
    ("teaser", "ru", "Мост закрыт", ("LEAD", "Читать далее")),
    ("teaser", "tr", "Köprü kapalı", ("LEAD", "Devamını oku")),
    ("teaser", "az", "Körpü bağlıdır", ("LEAD", "Davamını oxu")),
    ("teaser", "zh", "港口大桥关闭", ("LEAD", "阅读全文")),
    ("consent", "en", "Before you continue", ("Before you continue", "We use cookies and data to deliver and maintain our services.", "If you choose to accept all, we will also use cookies to show personalised content.", "Reject all", "Accept all")),
    ("consent", "en", "The Daily Harbour", ("We value your privacy", "We and our 842 partners store and access information on a device, such as cookies, and process personal data.", "Accept all", "Manage preferences")),
    ("consent", "de", "Datenschutz", ("Wir benötigen Ihre Zustimmung", "Wir und unsere Partner verarbeiten personenbezogene Daten und speichern Cookies auf Ihrem Gerät.", "Alle akzeptieren", "Einstellungen")),
    ("consent", "fr", "Votre vie privée", ("Le respect de votre vie privée est notre priorité", "Nous et nos partenaires utilisons des cookies pour stocker et accéder à des informations sur votre appareil.", "Tout accepter", "Continuer sans accepter")),
    ("consent", "it", "La tua privacy", ("Rispettiamo la tua privacy", "Noi e i nostri partner utilizziamo cookie e trattiamo dati personali sul tuo dispositivo.", "Accetta tutti", "Rifiuta")),
    ("consent", "nl", "Cookies", ("Wij hebben uw toestemming nodig", "Wij en onze partners gebruiken cookies om informatie op uw apparaat op te slaan.", "Alles accepteren", "Instellingen")),
    ("blocked", "en", "Just a moment...", ("Checking your browser before you continue.", "Enable JavaScript and cookies to continue")),
    ("blocked", "en", "Access Denied", ("Access Denied", "You don't have permission to access this page on this server.", "Reference #18.2f1c")),
    ("blocked", "en", "Are you a robot?", ("Verify you are human", "Please complete the security check to access the site.")),
    ("blocked", "en", "daily-harbour.example", ("Our systems have detected unusual traffic from your network.", "Press and hold the button to prove you are human.")),
    ("blocked", "de", "Zugriff verweigert", ("Zugriff verweigert", "Bitte bestätigen Sie, dass Sie kein Roboter sind.")),
    ("blocked", "fr", "Accès refusé", ("Accès refusé", "Veuillez vérifier que vous n'êtes pas un robot.")),
    ("blocked", "es", "Acceso denegado", ("Acceso denegado", "Confirma que no eres un robot.")),
    ("blocked", "ru", "Доступ ограничен", ("Доступ ограничен", "Подтвердите, что вы не робот.")),
    ("error", "en", "Page not found", ("404", "Sorry, the page you are looking for does not exist.", "Go to the homepage")),
    ("error", "en", "404 | The Daily Harbour", ("Oops! We can't find that page.",)),
    ("error", "en", "Error", ("500 Internal Server Error", "Something went wrong. Please try again later.")),
    ("error", "de", "Seite nicht gefunden", ("Seite nicht gefunden", "Die gewünschte Seite existiert leider nicht.")),
    ("error", "fr", "Page introuvable", ("Page introuvable", "La page que vous recherchez n'existe pas.")),
    ("error", "es", "Página no encontrada", ("Página no encontrada", "La página que busca no existe.")),
    ("error", "ru", "Страница не найдена", ("Страница не найдена", "Запрашиваемая страница не существует.")),
    ("error", "tr", "Sayfa bulunamadı", ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı.")),
    ("error", "az", "Səhifə tapılmadı", ("Səhifə tapılmadı", "Axtardığınız səhifə mövcud deyil.")),
    ("error", "ja", "ページが見つかりません", ("お探しのページは見つかりませんでした。",)),
    ("error", "zh", "页面不存在", ("您访问的页面不存在。",)),
    ("error", "ko", "페이지를 찾을 수 없습니다", ("요청하신 페이지를 찾을 수 없습니다.",)),
    ("error", "pl", "Nie znaleziono strony", ("Nie znaleziono strony", "Strona, której szukasz, nie istnieje.")),
    ("error", "ar", "الصفحة غير موجودة", ("الصفحة التي تبحث عنها غير موجودة.",)),
    ("error", "vi", "Không tìm thấy trang", ("Trang bạn tìm kiếm không tồn tại.",)),
    ("empty", "en", "The Daily Harbour", ()),
    ("empty", "en", "Bridge closed", ("",)),
]  # fmt: skip


def page(lang: str, title: str, blocks: tuple[str, ...], layout: str) -> Page:
    """A page of a layout whose blocks are paragraphs under a headline."""
    shown = (LEAD[lang] if block == "LEAD" else block for block in blocks)
    main = "".join(f"<p>{escape(text)}</p>" for text in shown)
    main = f"<h1>{escape(title)}</h1>{main}" if blocks else ""
    text = LAYOUTS[layout].format(lang=lang, title=escape(title), main=main, links=LINKS)
    return Page("page.html", None, text.encode(), "text/html", "utf-8")


def verdict(source: Page) -> Verdict:
    """The verdict that the whole road comes to."""
    return pipeline.extract(source, Options()).verdict


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("expected", "lang", "title", "blocks"), REFUSED, ids=lambda value: str(value)[:24]
)
def test_a_page_without_an_article_is_refused_for_what_it_is(
    expected: Verdict, lang: str, title: str, blocks: tuple[str, ...], layout: str
) -> None:
    """Paywalls, teasers, consent walls, robot checks and error pages are told, in every layout."""
    assert verdict(page(lang, title, blocks, layout)) == expected


def index_page(lang: str, teasers: int, layout: str) -> Page:
    """A section page: linked headlines, each with a line or two under it when there are teasers."""
    stories = "".join(
        f"<div class='card'><h2><a href='/story/{n}'>{LEAD[lang][:60]}</a></h2>"
        + (f"<p>{LEAD[lang]}</p>" if n < teasers else "")
        + "</div>"
        for n in range(14)
    )
    text = LAYOUTS[layout].format(lang=lang, title="News", main=stories, links=LINKS)
    return Page("page.html", None, text.encode(), "text/html", "utf-8")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("teasers", [0, 14])
@pytest.mark.parametrize("lang", ["en", "de", "ru", "tr"])
def test_a_section_page_is_an_index(lang: str, teasers: int, layout: str) -> None:
    """A list of linked headlines is an index, with teasers under them or without."""
    assert verdict(index_page(lang, teasers, layout)) == "index"


SHORT = [
    ("en", "Quake shakes coast", ("A magnitude 5.1 earthquake shook the coast early on Monday, the seismological service said.", "No damage was reported.")),
    ("en", "Flash: bank cuts rate", ("The central bank cut its key rate by a quarter point to 4.5 percent.",)),
    ("en", "Ferry service resumes", ("Ferries between the islands sail again from noon.", "Services had stopped on Sunday because of high winds, and 400 passengers spent the night in halls.", "Tickets remain valid, the operator said.")),
    ("en", "Live: storm reaches harbour", ("14:05 The first ships have left the outer harbour.", "13:40 Schools will stay closed on Tuesday, the mayor says.", "13:10 Wind speeds reach 110 kilometres an hour.")),
    ("en", "Museum reopens", ("The maritime museum reopens on Saturday after two years of works.", "Entry is free for the first week. Subscribe to our newsletter for more.")),
    ("en", "Paper raises price", ("The newspaper will charge subscribers 20 percent more from May, it said on Friday.", "The article limit for readers without a subscription falls to five a month.")),
    ("en", "Robot joins crew", ("A robot will check passports at the harbour from June.", "Officers remain on duty, the ministry said, and travellers can still choose a human.")),
    ("en", "Site back online", ("The council's website works again after an error showed visitors an empty page for six hours.", "No data was lost, an official said.")),
    ("en", "Cookie law passes", ("Parliament passed a bill on Thursday that lets readers reject all cookies with one click.", "Sites that ignore it face fines of up to two million.")),
    ("en", "Bridge closed", ("LEAD", "Repairs will cost nine million.", "Read more: How the cracks were found")),
    ("de", "Beben an der Küste", ("Ein Erdbeben der Stärke 5,1 hat am Montag die Küste erschüttert, teilte der Erdbebendienst mit.", "Schäden wurden nicht gemeldet.")),
    ("de", "Fähren fahren wieder", ("Die Fähren zwischen den Inseln verkehren seit Mittag wieder.", "Am Sonntag waren sie wegen des Sturms ausgefallen.")),
    ("fr", "Séisme sur la côte", ("Un séisme de magnitude 5,1 a secoué la côte lundi matin, selon le service sismologique.", "Aucun dégât n'a été signalé.")),
    ("es", "Sismo en la costa", ("Un sismo de magnitud 5,1 sacudió la costa el lunes, según el servicio sismológico.", "No se registraron daños.")),
    ("ru", "Землетрясение у берега", ("Землетрясение магнитудой 5,1 произошло в понедельник у побережья, сообщила служба наблюдения.", "О разрушениях не сообщалось.")),
    ("tr", "Kıyıda deprem", ("Kıyıda pazartesi sabahı 5,1 büyüklüğünde deprem oldu, gözlemevi açıkladı.", "Hasar bildirilmedi.")),
    ("az", "Sahildə zəlzələ", ("Bazar ertəsi sahildə 5,1 bal gücündə zəlzələ olub, seysmoloji xidmət bildirib.", "Dağıntı qeydə alınmayıb.")),
    ("ja", "沿岸で地震", ("月曜早朝、沿岸でマグニチュード五・一の地震があったと気象当局が発表した。", "被害の報告はない。")),
    ("zh", "沿海发生地震", ("地震部门表示，周一清晨沿海发生五点一级地震。", "目前没有损失报告。")),
    ("ar", "زلزال على الساحل", ("ضرب زلزال بقوة 5.1 درجة الساحل صباح الاثنين، حسبما قال مركز الرصد.", "ولم ترد تقارير عن أضرار.")),
]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("lang", "title", "blocks"), SHORT, ids=lambda value: str(value)[:24])
def test_a_short_article_is_an_article(
    lang: str, title: str, blocks: tuple[str, ...], layout: str
) -> None:
    """Briefs, flashes and live tickers are articles, also those about paywalls, robots and cookies."""
    assert verdict(page(lang, title, blocks, layout)) == "article"


def test_a_text_of_one_sentence_is_an_article() -> None:
    """Where there is no page around it, even one sentence is what the user wants to read."""
    assert verdict(Page("-", None, b"It rained.\n", "text/plain")) == "article"
