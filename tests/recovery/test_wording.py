"""Words to a customer own the fault, in every language there is a list for."""

import unicodedata

import pytest

from counter.recovery.wording import KINDS, LANGUAGES, check_words

EXCUSES = {
    "en": """
Orders may take longer at busy times.
Your order is subject to delays.
Due to demand we are late.
Unfortunately our policy forbids it.
We apologise for any inconvenience.
This is beyond our control.
You should have said so.
Mistakes were made.
Your order was delayed.
It won't happen again.
We'll do better next time.
I'm sorry, but we are very busy today.
Your drink should be ready soon.
We are short-staffed this morning.
The machine broke down.
The supplier didn't deliver oat milk.
You didn't tell us about the allergy.
I'm new here, sorry.
My colleague forgot it.
That's our policy.
I can't give you a refund without the receipt.
We'll try to get it to you as soon as possible.
There was a misunderstanding.
Sorry if that upset you.
Your coffee has been forgotten.
We're sorry you feel that way.
Please bear in mind that it's rush hour.
We promise this will never happen again.
We will improve our service.
From now on we'll be faster.
It might be another ten minutes.
Your card was declined.
The order got lost.
Your latte was accidentally given to someone else.
You'll have to ask my manager.
Next time please speak up.
We hope to have it ready in about ten minutes.
Thank you for your understanding.
A mistake happened.
Perhaps you ordered something else.
""",
    "de": """
Leider ist viel los.
Ihre Bestellung wurde vergessen.
Das kommt nicht wieder vor.
Wir sind heute unterbesetzt.
Sie hätten das sagen müssen.
Das kann ich nicht entscheiden, da müssen Sie den Chef fragen.
Es könnte noch etwas dauern.
Entschuldigung für etwaige Unannehmlichkeiten.
Die Maschine ist kaputt.
Mein Kollege hat das vergessen.
Laut unseren Regeln geht das nicht.
Wir werden uns bessern.
Da ist etwas schiefgelaufen.
Es tut uns leid, aber wir hatten Hochbetrieb.
Wir bitten um Ihr Verständnis.
Der Lieferant hat keine Hafermilch gebracht.
Es tut mir leid, falls Sie sich geärgert haben.
Der Kaffee ist bald fertig.
Ihr Kaffee ist leider verloren gegangen.
Beim nächsten Mal klappt es besser.
Wir versuchen, es so schnell wie möglich zu machen.
Der Fehler wurde von unserer neuen Mitarbeiterin gemacht.
Sie haben das falsch bestellt.
Ohne Bon kann ich nichts erstatten.
Ihr Latte wurde versehentlich jemand anderem gegeben.
""",
    "fr": """
Malheureusement, nous sommes débordés.
Votre commande a été oubliée.
Cela ne se reproduira plus.
Nous vous prions de nous excuser pour la gêne occasionnée.
Vous auriez dû le dire.
Je ne peux pas vous rembourser sans ticket.
Ce sera prêt dès que possible.
Désolé si cela vous a dérangé.
La machine est en panne.
C'est mon collègue qui s'est trompé.
C'est notre règlement.
Nous ferons mieux la prochaine fois.
Une erreur s'est produite.
Je suis désolée, mais il y a beaucoup de monde.
Merci de votre compréhension.
Le fournisseur ne nous a pas livrés.
Nous allons essayer de faire vite.
En raison d'une forte affluence, il y a un retard.
Le café devrait être prêt bientôt.
Il y a eu un malentendu.
Vous n'avez pas précisé le lait d'avoine.
À l'avenir nous serons plus attentifs.
""",
    "es": """
Lamentablemente estamos muy ocupados.
Su pedido fue olvidado.
No volverá a pasar.
Disculpe las molestias.
Debería haberlo dicho.
No puedo devolverle el dinero sin recibo.
Estará listo lo antes posible.
Lo siento si le ha molestado.
La máquina se estropeó.
Mi compañero se equivocó.
Es nuestra política.
La próxima vez lo haremos mejor.
Hubo un error.
Lo siento, pero hay mucha gente.
Gracias por su comprensión.
El proveedor no trajo leche de avena.
Se nos olvidó su croissant.
Quizás tarde un poco.
Intentaremos hacerlo rápido.
Usted no dijo que era alérgico.
Se perdió su pedido.
Debido a la alta demanda vamos con retraso.
""",
    "ar": """
للأسف نحن مشغولون جدا.
تم نسيان طلبك.
لن يتكرر هذا مرة أخرى.
نعتذر عن أي إزعاج.
كان يجب أن تقول ذلك.
لا نستطيع إعادة المال بدون إيصال.
سيكون جاهزًا في أقرب وقت ممكن.
آسف إذا أزعجك ذلك.
الآلة تعطلت.
زميلي نسي طلبك.
هذه سياسة المحل.
سنكون أفضل في المرة القادمة.
حدث خطأ.
أنا آسف ولكن هناك زحمة.
شكرا لتفهمك.
المورد لم يحضر حليب الشوفان.
ربما يتأخر طلبك قليلا.
سنحاول أن نسرع.
أنت لم تخبرنا عن الحساسية.
بسبب الازدحام تأخر طلبك.
""",
}
OWNED = {
    "en": """
Good until 20 May 2027.
I’m sorry, Ben. We got it wrong.
The right one goes first. I’ll bring it to you by 8:41.
Thank you for waiting. €3.00 of your next one is on us.
May I bring it to your table?
What can I do for you now?
I forgot your croissant. I'm sorry. Here it is.
We made you a latte with milk and you asked for oat. I'm making it again now.
Your money comes back now.
Your order is ready at 8:31.
Please tell me what happened. I’m listening.
You waited twelve minutes longer than we promised.
We took too much from you. Here is €2.00 back.
I spilled it on your coat. Please let me pay for the cleaning.
Ana made your flat white first, and she brings it to you.
You had every right to complain.
Tell me if you don't like it, and I make another.
Sorry, I got it wrong. I'll fix it by 9:05.
Our card machine failed, you did everything right.
I called you an hour later than I said.
If you'd rather have your money back, here it is.
We owe you a coffee.
I'm sorry you have to wait, Ben. We promised 8:30, and I look after it now.
Are you hurt?
Welcome back, Ines. Your coffee is on us.
We ran out of oat milk and sold you an oat latte. I'm sorry.
""",
    "de": """
Es tut mir leid. Wir haben 8:34 versprochen und nicht gehalten.
Ihr Latte ist um 8:41 fertig, ich bringe ihn Ihnen.
Ich habe Ihr Croissant vergessen. Hier ist es.
Was kann ich jetzt für Sie tun?
Danke, dass Sie gewartet haben. 3,00 € vom nächsten gehen auf uns.
Das Geld bekommen Sie sofort zurück.
Wir haben Ihnen Kuhmilch gegeben, und Sie wollten Hafer. Ich mache ihn neu.
Bitte erzählen Sie mir, was passiert ist.
Wir haben zu viel berechnet. Hier sind 2,00 € zurück.
Willkommen zurück, Ines. Der Kaffee geht auf uns.
Sie haben zwölf Minuten länger gewartet, als wir gesagt haben.
Müssen Sie irgendwohin?
Der richtige kommt zuerst.
Ich habe Sie eine Stunde später angerufen, als ich gesagt hatte.
Ich habe Kaffee auf Ihren Mantel verschüttet. Die Reinigung bezahlen wir.
Unser Kartengerät hat versagt, Sie haben alles richtig gemacht.
""",
    "fr": """
Je suis désolé. Nous avions promis 8:34 et nous ne l’avons pas tenu.
Votre latte est prêt à 8:41, je vous l’apporte.
J’ai oublié votre croissant. Le voici.
Que puis-je faire pour vous maintenant ?
Merci d’avoir attendu. 3,00 € du prochain sont pour nous.
Je vous rends l’argent tout de suite.
Nous vous avons servi du lait de vache et vous vouliez de l’avoine. Je le refais.
Racontez-moi ce qui s’est passé.
Nous vous avons pris trop. Voici 2,00 € en retour.
Bon retour parmi nous, Inès.
Vous avez attendu douze minutes de plus que promis.
Quand devez-vous partir ?
Le bon passe en premier.
J’ai renversé le café sur votre manteau. Nous payons le nettoyage.
Notre machine nous a lâchés, vous avez tout fait comme il faut.
""",
    "es": """
Lo siento. Prometimos las 8:34 y no cumplimos.
Su latte está listo a las 8:41 y se lo llevo.
Olvidé su croissant. Aquí lo tiene.
¿Qué puedo hacer por usted ahora?
Gracias por esperar. 3,00 € del próximo los ponemos nosotros.
Le devuelvo el dinero ahora mismo.
Le pusimos leche de vaca y usted pidió avena. Lo hago otra vez.
Cuénteme qué pasó, por favor.
Le cobramos de más. Aquí tiene 2,00 €.
Bienvenida de nuevo, Inés.
Esperó doce minutos más de lo que prometimos.
¿A qué hora tiene que irse?
El correcto va primero.
Derramé café en su abrigo. Pagamos la tintorería.
Nuestra máquina falló, usted lo hizo todo bien.
""",
    "ar": """
أنا آسف. وعدناك الساعة 8:34 ولم نفِ بوعدنا.
قهوتك جاهزة الساعة 8:41 وأنا أحضرها إليك.
نسيتُ الكرواسون. تفضل.
ماذا أستطيع أن أفعل لك الآن؟
شكرا لانتظارك. 3.00 € من طلبك القادم علينا.
أعيد لك المال الآن.
أعطيناك حليب البقر وأنت طلبت الشوفان. أصنعها من جديد.
أخبرني من فضلك ماذا حدث.
أخذنا منك أكثر من اللازم. هذه 2.00 € لك.
أهلا بعودتك يا إيناس.
انتظرت اثنتي عشرة دقيقة أكثر مما وعدنا.
متى يجب عليك أن تذهب؟
الطلب الصحيح أولا.
سكبتُ القهوة على معطفك. نحن ندفع ثمن التنظيف.
""",
}


def each(said: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, lines in said.items() for line in lines.split("\n") if line]


def places(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(found.kind, found.word) for found in check_words(text, language)]


@pytest.mark.parametrize(("language", "sentence"), each(EXCUSES))
def test_what_does_not_own_the_fault_is_found(language: str, sentence: str) -> None:
    assert check_words(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), each(OWNED))
def test_what_owns_the_fault_is_left_alone(language: str, sentence: str) -> None:
    assert places(sentence, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_found_says_why_and_has_a_sentence_that_passes(language: str) -> None:
    found = [place for name, line in each(EXCUSES) if name == language for place in check_words(line, language)]
    assert {place.kind for place in found} == set(KINDS)
    assert all(place.word in place.why for place in found)
    assert [place.instead for place in found if check_words(place.instead, language)] == []


def test_it_names_each_word_where_it_stands() -> None:
    text = "Unfortunately we are busy today, {name}."
    assert [(found.start, found.end, found.kind) for found in check_words(text, "en")] == [
        (0, 13, "excuse"),
        (21, 25, "excuse"),
    ]
    assert check_words(text, "en")[0].why == "“Unfortunately” makes it bad luck."


def test_a_word_within_a_word_is_none() -> None:
    assert places("We had dismayed you, and the mayor came.") == []


def test_a_month_is_no_may() -> None:
    assert places("Good until 20 May 2027.") == []
    assert places("You may wait.") == [("hedge", "may")]


def test_apostrophes_capitals_and_accents_written_apart_are_read_alike() -> None:
    assert places("IT WON’T HAPPEN AGAIN.") == places("IT WON'T HAPPEN AGAIN.".replace("'", "’"))
    assert places("It won't happen again.") == [("promise", "won't happen again")]
    apart = unicodedata.normalize("NFD", "Le café a été oublié.")
    assert [kind for kind, _ in places(apart, "fr")] == ["passive"]
    assert places(apart, "fr")[0][1] == unicodedata.normalize("NFD", "a été oublié")


def test_arabic_is_read_with_and_without_its_vowel_signs() -> None:
    assert places("لِلأَسَفِ نحن نفتح الآن.", "ar") == [("excuse", "لِلأَسَفِ")]
    assert places("للاسف نحن نفتح الآن.", "ar") == [("excuse", "للاسف")]


def test_a_country_does_not_matter_and_a_language_without_a_list_finds_nothing() -> None:
    assert check_words("Leider ist viel los.", "de_AT")
    assert check_words("Unfortunately we are busy.", "en-GB")
    assert check_words("Helaas is het druk.", "nl") == ()


def test_what_two_entries_find_in_one_place_is_said_once() -> None:
    assert places("We regret any inconvenience.") == [("hedge", "We regret"), ("hedge", "inconvenience")]
    assert places("Sorry, you'll have to ask my manager.")[0] == ("policy", "you'll have to")


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The owner won’t let me open the till.", "policy"),
        ("en", "This is the way things work at our café.", "policy"),
        ("en", "Two of us have called in sick.", "excuse"),
        ("de", "Am Samstag geht es hier drunter und drüber.", "excuse"),
        ("de", "Ihr Tee hätte längst fertig sein sollen.", "hedge"),
        ("fr", "C’est comme ça chez nous depuis toujours.", "policy"),
        ("es", "La próxima visita saldrá mejor.", "promise"),
        ("es", "No nos dejan devolver el dinero.", "policy"),
        ("ar", "هكذا نعمل هنا كل يوم.", "policy"),
    ],
)
def test_habits_and_bosses_are_policies_and_bad_days_excuses(language: str, sentence: str, kind: str) -> None:
    assert kind in [found.kind for found in check_words(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "I gave your tea to somebody else."), ("de", "Ich habe Ihren Tee jemand anderem gegeben."),
        ("fr", "J’ai donné votre thé à quelqu’un d’autre."), ("es", "Le di su té a otra persona."),
    ],
)  # fmt: skip
def test_who_got_it_in_their_place_is_nobody_to_blame(language: str, sentence: str) -> None:
    assert check_words(sentence, language) == ()
