"""ISO codes for the countries and languages that OMDb writes in English. Facts: ISO 3166-1 and ISO 639-1.

Countries that are no more have the codes that TMDB uses for them, so that both sources mean the same by the same code.
"""

from typing import Final

_COUNTRIES: Final = """
AD Andorra | AE United Arab Emirates | AF Afghanistan | AG Antigua and Barbuda | AI Anguilla | AL Albania | AM Armenia
AN Netherlands Antilles | AO Angola | AQ Antarctica | AR Argentina | AS American Samoa | AT Austria | AU Australia
AW Aruba | AZ Azerbaijan | BA Bosnia and Herzegovina | BA Bosnia & Herzegovina | BB Barbados | BD Bangladesh
BE Belgium | BF Burkina Faso | BG Bulgaria | BH Bahrain | BI Burundi | BJ Benin | BM Bermuda | BN Brunei
BN Brunei Darussalam | BO Bolivia | BR Brazil | BS Bahamas | BS The Bahamas | BT Bhutan | BW Botswana | BY Belarus
BZ Belize | CA Canada | CC Cocos (Keeling) Islands | CD Democratic Republic of Congo
CD The Democratic Republic of Congo | CD Democratic Republic of the Congo | CD Zaire | CF Central African Republic
CG Congo | CG Republic of the Congo | CH Switzerland | CI Ivory Coast | CI Côte d'Ivoire | CI Cote d'Ivoire
CK Cook Islands | CL Chile | CM Cameroon | CN China | CO Colombia | CR Costa Rica | CS Serbia and Montenegro | CU Cuba
CV Cape Verde | CV Cabo Verde | CX Christmas Island | CY Cyprus | CZ Czech Republic | CZ Czechia | DE Germany
DE West Germany | DJ Djibouti | DK Denmark | DM Dominica | DO Dominican Republic | DZ Algeria | EC Ecuador | EE Estonia
EG Egypt | EH Western Sahara | ER Eritrea | ES Spain | ET Ethiopia | FI Finland | FJ Fiji | FK Falkland Islands
FM Micronesia | FM Federated States of Micronesia | FO Faroe Islands | FR France | GA Gabon | GB United Kingdom | GB UK
GB Great Britain | GB England | GB Scotland | GB Wales | GD Grenada | GE Georgia | GF French Guiana | GG Guernsey
GH Ghana | GI Gibraltar | GL Greenland | GM Gambia | GN Guinea | GP Guadeloupe | GQ Equatorial Guinea | GR Greece
GT Guatemala | GU Guam | GW Guinea-Bissau | GY Guyana | HK Hong Kong | HN Honduras | HR Croatia | HT Haiti | HU Hungary
ID Indonesia | IE Ireland | IL Israel | IM Isle of Man | IN India | IQ Iraq | IR Iran | IS Iceland
IT Italy | JE Jersey
JM Jamaica | JO Jordan | JP Japan | KE Kenya | KG Kyrgyzstan | KH Cambodia | KI Kiribati | KM Comoros
KN Saint Kitts and Nevis | KP North Korea | KR South Korea | KR Korea | KW Kuwait | KY Cayman Islands | KZ Kazakhstan
LA Laos | LB Lebanon | LC Saint Lucia | LI Liechtenstein | LK Sri Lanka | LR Liberia | LS Lesotho | LT Lithuania
LU Luxembourg | LV Latvia | LY Libya | MA Morocco | MC Monaco | MD Moldova | ME Montenegro | MG Madagascar
MH Marshall Islands | MK North Macedonia | MK Macedonia | MK Republic of Macedonia
MK Republic of North Macedonia | MK The former Yugoslav Republic of Macedonia | ML Mali | MM Myanmar | MM Burma
MN Mongolia | MO Macao | MO Macau | MQ Martinique | MR Mauritania | MS Montserrat | MT Malta | MU Mauritius
MV Maldives | MW Malawi | MX Mexico | MY Malaysia | MZ Mozambique | NA Namibia | NC New Caledonia | NE Niger
NG Nigeria | NI Nicaragua | NL Netherlands | NL The Netherlands | NO Norway | NP Nepal | NR Nauru | NU Niue
NZ New Zealand | OM Oman | PA Panama | PE Peru | PF French Polynesia | PG Papua New Guinea | PH Philippines
PK Pakistan | PL Poland | PM Saint Pierre and Miquelon | PN Pitcairn | PR Puerto Rico | PS Palestine
PS Occupied Palestinian Territory | PS State of Palestine | PT Portugal | PW Palau | PY Paraguay | QA Qatar
RE Réunion | RE Reunion | RO Romania | RS Serbia | RU Russia | RU Russian Federation | RW Rwanda | SA Saudi Arabia
SB Solomon Islands | SC Seychelles | SD Sudan | SE Sweden | SG Singapore | SH Saint Helena | SI Slovenia
SJ Svalbard and Jan Mayen | SK Slovakia | SL Sierra Leone | SM San Marino | SN Senegal | SO Somalia | SR Suriname
SS South Sudan | ST Sao Tome and Principe | SU Soviet Union | SU USSR | SV El Salvador | SY Syria | SZ Swaziland
SZ Eswatini | TC Turks and Caicos Islands | TD Chad | TG Togo | TH Thailand | TJ Tajikistan | TK Tokelau
TL Timor-Leste | TL East Timor | TM Turkmenistan | TN Tunisia | TO Tonga | TR Turkey | TR Türkiye
TT Trinidad and Tobago | TV Tuvalu | TW Taiwan | TZ Tanzania | UA Ukraine | UG Uganda | US United States | US USA
US United States of America | UY Uruguay | UZ Uzbekistan | VA Holy See | VA Vatican | VA Holy See (Vatican City State)
VC Saint Vincent and the Grenadines | VE Venezuela | VG British Virgin Islands | VI U.S. Virgin Islands
VN Vietnam | VN North Vietnam | VN South Vietnam | VU Vanuatu | WF Wallis and Futuna | WS Samoa | XC Czechoslovakia
XG East Germany | XK Kosovo | YE Yemen | YT Mayotte | YU Yugoslavia | YU Federal Republic of Yugoslavia
ZA South Africa | ZM Zambia | ZW Zimbabwe
"""

_LANGUAGES: Final = """
aa Afar | ab Abkhazian | af Afrikaans | ak Akan | am Amharic | an Aragonese | ar Arabic | as Assamese | av Avaric
ay Aymara | az Azerbaijani | ba Bashkir | be Belarusian | be Belarusan | bg Bulgarian | bi Bislama | bm Bambara
bn Bengali
bo Tibetan | br Breton | bs Bosnian | ca Catalan | ca Valencian | ce Chechen | ch Chamorro | co Corsican | cr Cree
cs Czech | cu Old Church Slavonic | cv Chuvash | cy Welsh | da Danish | de German | de Swiss German | de Low German
dv Divehi | dv Maldivian | dz Dzongkha | ee Ewe | el Greek | el Modern Greek | en English | eo Esperanto | es Spanish
es Castilian | et Estonian | eu Basque | fa Persian | fa Farsi | fa Dari | ff Fula | ff Fulah | ff Peul | fi Finnish
fj Fijian | fo Faroese | fo Faroe | fr French | fy Frisian | ga Irish | ga Irish Gaelic | ga Gaelic | gd Scottish Gaelic
gl Galician | gn Guarani | gu Gujarati | gv Manx | ha Hausa | he Hebrew | hi Hindi | ho Hiri Motu | hr Croatian
ht Haitian | ht Haitian Creole | hu Hungarian | hy Armenian | ia Interlingua | id Indonesian | ig Igbo | ik Inupiaq
is Icelandic | it Italian | iu Inuktitut | ja Japanese | jv Javanese | ka Georgian | kg Kongo | kg Kikongo | ki Kikuyu
kk Kazakh | kl Greenlandic | kl Kalaallisut | km Khmer | km Central Khmer | kn Kannada | ko Korean | ks Kashmiri
ku Kurdish | kw Cornish | ky Kirghiz | ky Kyrgyz | la Latin | lb Luxembourgish | lg Ganda | li Limburgish | ln Lingala
lo Lao | lt Lithuanian | lv Latvian | mg Malagasy | mh Marshallese | mi Maori | mi Māori | mk Macedonian | ml Malayalam
mn Mongolian | mr Marathi | ms Malay | mt Maltese | my Burmese | na Nauru | nb Norwegian Bokmål | nd Ndebele
ne Nepali | nl Dutch | nl Flemish | nn Norwegian Nynorsk | no Norwegian | nv Navajo | ny Nyanja | ny Chichewa
oc Occitan | oj Ojibwa | oj Ojibwe | om Oromo | om Oriya (Oromo) | or Oriya | or Odia | os Ossetian | os Ossetic
pa Punjabi | pa Panjabi | pl Polish | ps Pushtu | ps Pashtu | ps Pashto | pt Portuguese | qu Quechua | rm Romansh
rm Raeto-Romance | rn Rundi | rn Kirundi | ro Romanian | ro Moldovan | ro Moldavian | ru Russian | rw Kinyarwanda
sa Sanskrit | sc Sardinian | sd Sindhi | se Northern Sami | se Saami | se Sami | sg Sango | si Sinhala | si Sinhalese
sk Slovak | sl Slovenian | sl Slovene | sm Samoan | sn Shona | so Somali | sq Albanian | sr Serbian | sr Serbo-Croatian
sr Montenegrin | ss Swati | st Sotho | st Southern Sotho | su Sundanese | sv Swedish | sw Swahili | ta Tamil | te Telugu
tg Tajik | th Thai | ti Tigrigna | ti Tigrinya | tk Turkmen | tl Tagalog | tl Filipino | tn Tswana | to Tonga
to Tongan | tr Turkish | ts Tsonga | tt Tatar | tw Twi | ty Tahitian | ug Uighur | ug Uyghur | uk Ukrainian | ur Urdu
uz Uzbek | ve Venda | vi Vietnamese | vo Volapük | wa Walloon | wo Wolof | xh Xhosa | yi Yiddish | yo Yoruba
zh Chinese | zh Mandarin | zh Cantonese | zh Shanghainese | zh Min Nan | zh Hokkien | zh Hakka | zh Fukienese
zh Chaozhou | zh Teochew | zu Zulu
"""

# Languages of which ISO 639-1 has no code (or that nobody speaks): known to us, and nothing to be told as odd.
_WITHOUT_CODE: Final = """
Aboriginal | Acholi | Ainu | Algonquin | American Sign | American Sign Language | Apache languages | Arabic Sign
Aramaic | Arapaho | Aromanian | Assyrian Neo-Aramaic | Athapascan languages | Australian Sign Language | Awadhi
Balinese | Basa | Berber languages | Bhojpuri | Brazilian Sign Language | British Sign | British Sign Language | Cebuano
Cheyenne | Chinook | Creole | Creoles and pidgins | Crow | Czech Sign Language | Dinka | Dogri | Dutch Sign Language
Dyula | East-Greenlandic | Eastern Frisian | Egyptian (Ancient) | Fon | French Sign | French Sign Language | Gallegan
German Sign | German Sign Language | Greek, Ancient (to 1453) | Ancient Greek | Gujjari | Haida | Hawaiian | Hmong
Icelandic Sign Language | Ibo | Inuit | Inupiaq | Italian Sign | Italian Sign Language | Jamaican Creole
Japanese Sign | Japanese Sign Language | Kabuverdianu | Kabyle | Karachay-Balkar | Khanty | Klingon | Konkani
Korean Sign Language | Kriolu | Kru | Kurmanji | Ladakhi | Ladin | Ladino | Maithili | Manipuri | Mapudungun
Masai | Maya | Mayan | Mende | Micmac | Middle English | Mixtec | Mohawk | Nahuatl | Nama | Neapolitan | Nenets
None | North American Indian | Old English | Old Norse | Papiamento | Parsee | Pawnee | Polynesian | Purepecha
Quenya | Rajasthani | Romany | Russian Sign Language | Scanian | Scots | Serer | Sicilian | Sign Languages
Sindarin | Sioux | Songhay | Sousson | Spanish Sign Language | Sumerian | Swedish Sign Language | Syriac | Tamashek
Tok Pisin | Tulu | Tupi | Ungwatsi | Visayan | Washoe | Yakut | Yupik | Zapotec
"""


def _table(text: str) -> dict[str, str]:
    entries = (entry.strip().partition(" ") for line in text.strip().splitlines() for entry in line.split("|"))
    return {name.casefold(): code for code, _, name in entries}


COUNTRIES: Final[dict[str, str]] = _table(_COUNTRIES)
LANGUAGES: Final[dict[str, str]] = _table(_LANGUAGES)
WITHOUT_CODE: Final = frozenset(
    entry.strip().casefold() for line in _WITHOUT_CODE.strip().splitlines() for entry in line.split("|")
)
