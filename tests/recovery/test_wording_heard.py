"""The checker hears everyday excuses however they are spelled, and leaves alone whoever says what they did."""

import pytest

from counter.recovery.wording import check_words

EXCUSES = {
    "en": """
We're two people short today.
You took somebody else's cup.
I've only got two hands.
Everyone else seems happy enough to wait.
With any luck it's done by nine.
The oven has been playing up all morning.
Half the crew didn't turn up.
We apologise for whatever happened.
Our baker overslept.
We'll keep a closer eye on it.
""",
    "de": """
Uns fehlen heute zwei Leute.
Ich bin erst seit Montag hier.
Beim naechsten Mal passen wir besser auf.
Heute frueh war hier die Hoelle los.
Von den Nüssen haben Sie an der Kasse nichts gesagt.
Mit etwas Glück ist es um neun fertig.
Geld zurück gibt es nur innerhalb einer Stunde.
Das macht sonst Sara, die hat heute frei.
Sie standen in der falschen Schlange.
""",
    "fr": """
Il nous manque deux personnes aujourd’hui.
Votre cafe a ete oublie.
VOTRE CAFE A ETE OUBLIE.
Il doit y avoir eu une confusion.
Avec un peu de chance, ce sera prêt à neuf heures.
J’ai les mains liées.
Nous allons former toute l’équipe.
On ne savait plus où donner de la tête.
""",
    "es": """
Hoy nos faltan dos personas.
No volvera a pasar.
Habrá cogido el vaso equivocado.
Esta mañana estábamos hasta arriba, por eso tardamos.
Solo devolvemos el dinero en la primera hora.
Los demás clientes también esperan.
Disculpe lo que haya podido pasar.
No dábamos abasto.
""",
    "ar": """
وزميلتنا جديدة وما زالت تتعلم.
فحدث خطأ في طلبك.
والمورد خذلنا في الكرواسون.
لا بد أنك أخذت الكوب الخطأ.
ينقصنا اليوم موظفان.
لو جئت إلى الطاولة لرأيناك.
إن حالفنا الحظ يجهز في التاسعة.
دقيقتان فقط لا أكثر.
""",
}
OWNED = {
    "en": """
The kitchen is making yours first, it's ready at 9:12.
The next one is made before all others.
My colleague Ana brings it to you at 8:41.
You waited because I forgot your order.
Did you miss your train because of me?
I'm glad you said it to me.
We opened ten minutes late and you stood in the rain.
""",
    "de": """
Ihr neuer Kaffee kommt vor allen anderen dran.
Unser Kartengerät ist ausgefallen. Der Kaffee ist geschenkt.
Die Küche macht Ihres zuerst, um 9:12 ist es fertig.
Nicht Sie sind zu spät, wir sind es.
Sie haben gewartet, weil ich Ihre Bestellung vergessen habe.
""",
    "fr": """
Notre terminal est tombé en panne. Le café est offert.
La cuisine prépare le vôtre en premier, il est prêt à 9 h 12.
Je m’occupe de vous tout de suite.
Nous avons ouvert trop tard et vous étiez sous la pluie.
""",
    "es": """
La cocina hace el suyo primero, está a las 9:12.
Nuestro molinillo se rompió y no se lo dijimos.
Lea se quedó más tarde para hornear el suyo.
Gracias por esta visita.
""",
    "ar": """
تعطل جهاز البطاقات عندنا. القهوة مجانًا.
المطبخ يحضّر طلبك أولاً ويجهز 9:12.
كان يجب أن أخبرك من قبل.
أتصل بك غدًا الساعة العاشرة.
اتصل بي، أنا روزا، حتى الجمعة.
أعطيناك شيئًا غير نظيف، وأنت من وجده.
""",
}


def each(said: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, lines in said.items() for line in lines.strip().split("\n")]


@pytest.mark.parametrize(("language", "sentence"), each(EXCUSES))
def test_an_everyday_excuse_is_heard(language: str, sentence: str) -> None:
    assert check_words(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), each(OWNED))
def test_who_says_what_they_did_is_left_alone(language: str, sentence: str) -> None:
    assert [(found.kind, found.word) for found in check_words(sentence, language)] == []
