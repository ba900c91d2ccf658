//! Where people were born: a list so long that it is searched.

use shared::forms::CodeList;
use shared::forms::build::list;

pub fn all() -> CodeList {
    list("CL.COUNTRY", "Countries (ISO 3166)", COUNTRIES.iter().map(|(code, en, de, fr)| (*code, (*en, *de, *fr))))
}

const COUNTRIES: &[(&str, &str, &str, &str)] = &[
    ("AL", "Albania", "Albanien", "Albanie"),
    ("DZ", "Algeria", "Algerien", "Algérie"),
    ("AR", "Argentina", "Argentinien", "Argentine"),
    ("AT", "Austria", "Österreich", "Autriche"),
    ("BE", "Belgium", "Belgien", "Belgique"),
    ("BA", "Bosnia and Herzegovina", "Bosnien und Herzegowina", "Bosnie-Herzégovine"),
    ("BR", "Brazil", "Brasilien", "Brésil"),
    ("BG", "Bulgaria", "Bulgarien", "Bulgarie"),
    ("CM", "Cameroon", "Kamerun", "Cameroun"),
    ("CA", "Canada", "Kanada", "Canada"),
    ("CN", "China", "China", "Chine"),
    ("HR", "Croatia", "Kroatien", "Croatie"),
    ("CZ", "Czechia", "Tschechien", "Tchéquie"),
    ("EG", "Egypt", "Ägypten", "Égypte"),
    ("FR", "France", "Frankreich", "France"),
    ("DE", "Germany", "Deutschland", "Allemagne"),
    ("GR", "Greece", "Griechenland", "Grèce"),
    ("HU", "Hungary", "Ungarn", "Hongrie"),
    ("IN", "India", "Indien", "Inde"),
    ("IR", "Iran", "Iran", "Iran"),
    ("IQ", "Iraq", "Irak", "Irak"),
    ("IT", "Italy", "Italien", "Italie"),
    ("JP", "Japan", "Japan", "Japon"),
    ("LB", "Lebanon", "Libanon", "Liban"),
    ("MA", "Morocco", "Marokko", "Maroc"),
    ("MX", "Mexico", "Mexiko", "Mexique"),
    ("NL", "Netherlands", "Niederlande", "Pays-Bas"),
    ("NE", "Niger", "Niger", "Niger"),
    ("NG", "Nigeria", "Nigeria", "Nigéria"),
    ("PL", "Poland", "Polen", "Pologne"),
    ("PT", "Portugal", "Portugal", "Portugal"),
    ("RO", "Romania", "Rumänien", "Roumanie"),
    ("SN", "Senegal", "Senegal", "Sénégal"),
    ("RS", "Serbia", "Serbien", "Serbie"),
    ("ES", "Spain", "Spanien", "Espagne"),
    ("CH", "Switzerland", "Schweiz", "Suisse"),
    ("SY", "Syria", "Syrien", "Syrie"),
    ("TN", "Tunisia", "Tunesien", "Tunisie"),
    ("TR", "Türkiye", "Türkei", "Turquie"),
    ("UA", "Ukraine", "Ukraine", "Ukraine"),
    ("GB", "United Kingdom", "Vereinigtes Königreich", "Royaume-Uni"),
    ("US", "United States", "Vereinigte Staaten", "États-Unis"),
    ("VN", "Viet Nam", "Vietnam", "Viêt Nam"),
];
