"""ISO codes for the countries and languages that the tables name by Wikidata item or English word."""

COUNTRY_OF_ITEM = {
    "Q30": "US", "Q145": "GB", "Q142": "FR", "Q183": "DE", "Q16": "CA", "Q408": "AU", "Q17": "JP", "Q29": "ES",
    "Q38": "IT", "Q668": "IN", "Q148": "CN", "Q884": "KR", "Q34": "SE", "Q258": "ZA", "Q664": "NZ", "Q8646": "HK",
    "Q155": "BR", "Q96": "MX", "Q27": "IE", "Q20": "NO", "Q35": "DK", "Q414": "AR", "Q15180": "SU", "Q55": "NL",
    "Q29999": "NL", "Q40": "AT", "Q794": "IR", "Q252": "ID", "Q41": "GR", "Q869": "TH", "Q33": "FI",
    "Q36": "PL", "Q28": "HU", "Q31": "BE", "Q39": "CH", "Q45": "PT", "Q159": "RU", "Q865": "TW", "Q43": "TR",
    "Q801": "IL", "Q298": "CL", "Q213": "CZ", "Q33946": "CS", "Q218": "RO", "Q189": "IS", "Q32": "LU", "Q36704": "YU",
    "Q713750": "XG", "Q16957": "XC", "Q212": "UA", "Q736": "EC", "Q739": "CO", "Q419": "PE", "Q241": "CU", "Q77": "UY",
    "Q928": "PH", "Q881": "VN", "Q833": "MY", "Q334": "SG", "Q79": "EG", "Q262": "DZ", "Q1028": "MA", "Q225": "BA",
    "Q403": "RS", "Q224": "HR", "Q219": "BG", "Q230": "GE", "Q232": "KZ", "Q219060": "PS", "Q822": "LB", "Q43287": "DE",
    "Q1206012": "DE", "Q7318": "DE", "Q41304": "DE", "Q174193": "GB", "Q1041": "SN", "Q912": "ML", "Q1033": "NG",
    "Q214": "SK", "Q215": "SI", "Q191": "EE", "Q211": "LV", "Q37": "LT", "Q423": "KP", "Q711": "MN",
}  # fmt: skip
COUNTRY_OF_NAME = {
    "United States": "US", "USA": "US", "United States of America": "US", "United Kingdom": "GB", "UK": "GB",
    "France": "FR", "Japan": "JP", "Canada": "CA", "Germany": "DE", "West Germany": "XG", "Spain": "ES", "Italy": "IT",
    "Australia": "AU", "Belgium": "BE", "South Korea": "KR", "Hong Kong": "HK", "China": "CN", "Mexico": "MX",
    "India": "IN", "Ireland": "IE", "Netherlands": "NL", "Denmark": "DK", "Sweden": "SE", "Taiwan": "TW",
    "Argentina": "AR", "Switzerland": "CH", "Portugal": "PT", "New Zealand": "NZ", "Finland": "FI", "Austria": "AT",
    "Luxembourg": "LU", "Greece": "GR", "South Africa": "ZA", "Hungary": "HU", "Czech Republic": "CZ", "Brazil": "BR",
    "Norway": "NO", "Poland": "PL", "Russia": "RU", "Philippines": "PH", "United Arab Emirates": "AE", "Chile": "CL",
    "Iceland": "IS", "Peru": "PE", "Iran": "IR", "Morocco": "MA", "Kenya": "KE", "Turkey": "TR", "Malta": "MT",
    "Bhutan": "BT", "Bulgaria": "BG", "Saudi Arabia": "SA", "Jordan": "JO", "Iraq": "IQ", "Croatia": "HR",
    "Soviet Union": "SU", "Israel": "IL", "Thailand": "TH", "Colombia": "CO", "Romania": "RO",
}  # fmt: skip
LANGUAGE_OF_ITEM = {
    "Q1860": "en", "Q1321": "es", "Q150": "fr", "Q5287": "ja", "Q188": "de", "Q652": "it", "Q7737": "ru", "Q1568": "hi",
    "Q9027": "sv", "Q9176": "ko", "Q13955": "ar", "Q9043": "no", "Q9186": "zh", "Q5146": "pt", "Q9240": "id",
    "Q7850": "zh", "Q9192": "zh", "Q727694": "zh", "Q9035": "da", "Q9168": "fa", "Q9217": "th", "Q809": "pl",
    "Q9067": "hu", "Q7411": "nl", "Q256": "tr", "Q9288": "he", "Q1412": "fi", "Q9056": "cs", "Q7913": "ro",
    "Q294": "is", "Q8097": "te", "Q5885": "ta", "Q9610": "bn", "Q36510": "el", "Q9129": "el", "Q9299": "sr",
    "Q6654": "hr", "Q9303": "bs", "Q7026": "ca", "Q8641": "yi", "Q9199": "vi", "Q397": "la",
    "Q7976": "en", "Q7979": "en", "Q44676": "en", "Q25167": "nb", "Q9072": "et", "Q8798": "uk",
}  # fmt: skip
LANGUAGE_OF_NAME = {
    "English": "en", "French": "fr", "Spanish": "es", "German": "de", "Japanese": "ja", "Italian": "it",
    "Russian": "ru", "Arabic": "ar", "Latin": "la", "Korean": "ko", "Portuguese": "pt", "Mandarin": "zh",
    "Cantonese": "zh", "Chinese": "zh", "Swedish": "sv", "Hebrew": "he", "Dutch": "nl", "Flemish": "nl", "Greek": "el",
    "Vietnamese": "vi", "Danish": "da", "Hungarian": "hu", "Polish": "pl", "Norwegian": "no", "Persian": "fa",
    "Catalan": "ca", "Hindi": "hi", "Yiddish": "yi", "Turkish": "tr", "Swahili": "sw", "Ukrainian": "uk", "Czech": "cs",
    "Somali": "so", "Albanian": "sq", "Esperanto": "eo", "Finnish": "fi", "Thai": "th", "Serbian": "sr",
    "Afrikaans": "af", "Bulgarian": "bg", "Romanian": "ro", "Malay": "ms", "Indonesian": "id", "Icelandic": "is",
    "Urdu": "ur", "Tagalog": "tl", "Tamil": "ta", "Telugu": "te", "Zulu": "zu", "Xhosa": "xh", "Estonian": "et",
    "Welsh": "cy", "Slovak": "sk", "Latvian": "lv", "Croatian": "hr", "Bosnian": "bs", "Bengali": "bn",
}  # fmt: skip
SPOKEN_IN = {
    "US": {"en"}, "GB": {"en"}, "IE": {"en"}, "AU": {"en"}, "NZ": {"en"}, "CA": {"en", "fr"}, "FR": {"fr"},
    "DE": {"de"}, "XG": {"de"}, "AT": {"de"}, "CH": {"de", "fr", "it"}, "IT": {"it"}, "ES": {"es", "ca"}, "MX": {"es"},
    "AR": {"es"}, "CL": {"es"}, "JP": {"ja"}, "KR": {"ko"}, "CN": {"zh"}, "HK": {"zh"}, "TW": {"zh"}, "SE": {"sv"},
    "DK": {"da"}, "NO": {"no"}, "FI": {"fi"}, "PL": {"pl"}, "RU": {"ru"}, "SU": {"ru"}, "IN": {"hi", "ta", "te", "bn"},
    "IR": {"fa"}, "BR": {"pt"}, "PT": {"pt"}, "NL": {"nl"}, "BE": {"fr", "nl"}, "HU": {"hu"}, "CZ": {"cs"},
    "CS": {"cs", "sk"}, "LT": {"lt"}, "JM": {"en"}, "CU": {"es"}, "BG": {"bg"}, "BS": {"en"}, "PS": {"ar"},
    "RO": {"ro"}, "GR": {"el"}, "TR": {"tr"}, "IL": {"he"}, "TH": {"th"}, "ID": {"id"}, "ZA": {"en", "af", "zu"},
    "IS": {"is"}, "LU": {"fr", "de"}, "YU": {"sr", "hr"}, "BA": {"bs"}, "RS": {"sr"},
}  # fmt: skip
# What TMDB writes for a language, where ISO 639-1 has another word for it, or none.
AS_ISO = {"cn": "zh", "nb": "no", "xx": "", "sh": "sr"}


def language(code: str) -> str:
    """The ISO 639-1 code for a code as TMDB writes it; empty for 'no language'."""
    return AS_ISO.get(code, code)
