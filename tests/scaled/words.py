"""Names as they occur in the country: with prefixes, accents, apostrophes, IJ, and worse."""

from itertools import product


def _listed(text: str) -> list[str]:
    """What stands between bars and ends of lines; nothing between two bars is a name too."""
    return text.strip("\n").replace("\n", "|").split("|")


FIRST_NAMES = _listed("""
Aaltje|Adriaan|Ahmed|Albertus|Alexander|André|Anouk|Anne-Marie|Arjan|Ayşe|Bas|Bernadette|Bouwe
Çağla|Carla|Cees|Chantal|Chris|Corrie|Daniël|Désirée|Dirk|Doortje|Eelco|Elif|Elly|Erik|Esmée
Fatima|Femke|Fleur|Frank|Frédérique|Geert|Geke|Gerrit|Gijs|Günther|Hanneke|Hans|Harm-Jan|Heleen
Henk|Hidde|Hugo|IJsbrand|Ilse|Ineke|Jaap|Jacoba|Jeroen|Jop|Joëlle|Johan|José|Judith|Karel|Kees
Khadija|Koen|Lars|Lieke|Loes|Loïs|Lucía|Maarten|Machteld|Marieke|Mehmet|Michiel|Mirjam|Mohamed
Nanette|Niels|Noor|Nynke|Olga|Otwin|Pauline|Peter|Pieter-Jan|Quirine|Rachid|Renée|Rianne|Rob
Roelof|Ruud|Sander|Saskia|Sjoerd|Søren|Sophie|Steven|Tineke|Tjeerd|Ton|Ursula|Vera|Victor
Wietske|Willem|Wim|Wouter|Xander|Yvonne|Zeynep|Zoë
""")

PREFIXES = _listed("""
van|van|de|de|van der|van den|van de|ten|ter|in 't|op den|van 't|d'|el|von|du|à|'t|||||||
""")

_STEMS = _listed("""
Aalb|Bakk|Berg|Boer|Bos|Brouw|Bruin|Buur|Dekk|Dijk|Doorn|Drost|Eijk|Feld|Fransz|Gelder|Graaf
Groen|Haan|Hartog|Heer|Hend|Hoek|Hoff|Huis|IJssel|Jans|Jong|Kaiser|Kamp|Klaver|Koning|Kramer
Kuip|Laan|Leeuw|Linden|Maas|Meij|Molen|Mulder|Noord|Oost|Peeters|Pols|Prins|Reijn|Rood|Ruit
Schaap|Schilder|Smit|Spoel|Stee|Til|Uijl|Veen|Verm|Visser|Vlug|Vos|Vries|Waard|Wal|Wever|Wijk
Willems|Wit|Zand|Zeil|Zijl|Zuid
""")
_TAILS = _listed("""
s|stra|ma|inga|mans|hof|huis|beek|horst|dijk|veld|
""")
SURNAMES = [stem + tail for stem, tail in product(_STEMS, _TAILS)]
SURNAMES += _listed("""
’s-Gravesande|O'Hagan|Büch|Çelik|Ğürsoy|Fackeldey|IJzerman|Ĳsbrandy|Nguyễn|Roësset|Žižka
Sá e Silva
""")

CITIES = _listed("""
Alkmaar|Almelo|Almere|Alphen aan den Rijn|Amersfoort|Apeldoorn|Arnhem|Assen|Bergen (L.)
Bergen (NH.)|Bergen op Zoom|Breda|Capelle aan den IJssel|De Bilt|De Fryske Marren|Delft
Den Helder|Deventer|Dordrecht|Ede|Eindhoven|Emmen|Enschede|Gouda|Groningen|Haarlem
Haarlemmermeer|Heerlen|Helmond|'s-Hertogenbosch|'s-Gravenzande|Hengelo|Hilversum|Hoorn
IJsselstein|Leeuwarden|Leiden|Lelystad|Maastricht|Meierijstad|Nijmegen|Noardeast-Fryslân
Nuenen c.a.|Oss|Purmerend|Roosendaal|Schiedam|Sittard-Geleen|Súdwest-Fryslân|Tilburg
Tytsjerksteradiel|Utrechtse Heuvelrug|Velsen|Venlo|Vlaardingen|Weststellingwerf|Zaanstad
Zoetermeer|Zwolle
""")
_FIRST = _listed("""
Ooster|Wester|Noorder|Zuider|Nij|Oud-|Nieuw-|Sint |Groot-|Klein-|Hoog|Laag|Water|Eiken|Linden
Ridder|Monniken|Bever|Âld|IJssel
""")
_LAST = _listed("""
beek|berg|broek|burg|dam|dijk|donk|hout|kerk|laar|loo|meer|mond|recht|rode|veen|waard|wijk|zand
zijl
""")
CITIES += [first + last for first, last in product(_FIRST, _LAST)]

ORGANISATIONS = _listed("""
Stichting|Vereniging|Platform|Instituut voor|Raad voor|Centrum
""")
SUBJECTS = _listed("""
Arbeidsmarkt|Afval & grondstoffen|Beschermd wonen|Binnenstad|Bodem|Cultuur|Dataveiligheid
Digitale stad|Duurzaamheid|Economie|Energie|Europa|Financiën|Fietsen|Gebiedsontwikkeling
Gezondheid|Groen|Handhaving|Huisvesting|Inburgering|Inkoop (jeugd)|Jeugd|Klimaat|Kunst
Leefbaarheid|Leegstand|Lobby|Luchtkwaliteit|Mobiliteit|Onderwijs|Omgevingswet|Participatie
Passend onderwijs|Privacy|Recreatie|Retail|Ruimte|Smart Cities|Sociale zaken|Sport
Stedelijke vernieuwing|Toerisme|Veiligheid|Vergunningen|Verkeer|Vrijwilligers|Water|Welzijn
Wijken|Wmo & zorg|Wonen|Zorg en “onderdak”
""")
PARTIES = _listed("""
PvdA|VVD|CDA|D66|GroenLinks|ChristenUnie|SP|SGP||||Lijst 'Onze Stad'|Leefbaar; sterk|50PLUS
Fractie-Özdemir|Lokaal, Liberaal
""")
NOTES = _listed("""
onder voorbehoud; zie de notulen|“namens de wethouder”, aldus het verslag
met "stip" op de lijst, zonder toelichting|vervangt de heer De Vries; tot nader order
gemeentesecretaris, naam niet genoemd|één van de 't Hart-leden, zie p. 3
enkele raadsleden; aantal onbekend|=zie bijlage 2
""")
PLACES = _listed("""
Stadhuis|Provinciehuis, zaal 2|Beatrixgebouw (Jaarbeurs)|De Doelen|||online|'t Spant!
Villa Jongerius; bovenzaal|Stadskantoor|Museum Het Valkhof
""")
AGENDA = _listed("""
Opening|Mededelingen|Verslag|Stand van zaken|Rondvraag|Presentatie: wat nu?|Begroting
Vooruitblik|Brief aan de minister|Werkplan|Terugkoppeling; overig
""")
DECISIONS = _listed("""
Vastgesteld|Aangehouden|Akkoord, met dank|Doorverwezen naar de werkgroep
""")
ACTIONS = _listed("""
Notitie maken|Bellen met het ministerie|Cijfers opvragen; vóór de zomer|Agenderen
""")
